"""Which departments the form offers."""

from flask_babel import gettext as _
from sqlalchemy import select

from facilitate.accounts.models import Department
from facilitate.dialogues.forms import AboutForm
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.fields import as_choices


def offer_departments(form: AboutForm, dialogue: Dialogue) -> None:
    """Those of the organisation, archived ones only where the dialogue has them already."""
    query = select(Department).where(Department.organisation_id == dialogue.organisation_id)
    used = {dialogue.lead_department_id, *(one.id for one in dialogue.co_organisers)}
    found = [
        (one.id, one.name)
        for one in db.session.scalars(query.order_by(Department.name))
        if one.archived_at is None or one.id in used
    ]
    form.lead_department_id.choices = as_choices([("", _("Välj förvaltning")), *found])
    form.co_organiser_ids.choices = as_choices(found)
