"""Which departments the form offers."""

from flask_babel import gettext as _

from facilitate.accounts.queries import departments_to_choose
from facilitate.dialogues.forms import AboutForm
from facilitate.dialogues.models import Dialogue
from facilitate.fields import as_choices


def offer_departments(form: AboutForm, dialogue: Dialogue) -> None:
    """Those of the organisation, archived ones only where the dialogue has them already."""
    used = {dialogue.lead_department_id, *(one.id for one in dialogue.co_organisers)}
    found = [(one.id, one.name) for one in departments_to_choose(dialogue.organisation_id, used)]
    form.lead_department_id.choices = as_choices([("", _("Välj förvaltning")), *found])
    form.co_organiser_ids.choices = as_choices(found)
