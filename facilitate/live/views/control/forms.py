"""What the facilitator writes down in the room."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField

from facilitate.dialogues.models import Dialogue
from facilitate.fields import PageForm
from facilitate.languages import text_in
from facilitate.live.models import Proposal


class ProposalForm(PageForm):
    """A proposed measure. How long the texts may be is the operation's to say."""

    spot = SelectField(_l("Plats"))
    problem = TextAreaField(_l("Problem"))
    measure = TextAreaField(_l("Förslag på åtgärd"))
    owner = StringField(_l("Vem kan göra det?"))

    def for_dialogue(self, dialogue: Dialogue) -> "ProposalForm":
        self.spot.choices = [("", _("Ingen särskild plats"))] + [
            (str(spot.id), text_in(spot.label)) for spot in dialogue.spots
        ]
        return self

    def fill(self, proposal: Proposal) -> "ProposalForm":
        """Begin with what has been noted."""
        self.spot.data = str(proposal.spot_id or "")
        self.problem.data, self.measure.data = proposal.problem, proposal.measure
        self.owner.data = proposal.owner
        return self

    @property
    def words(self) -> dict[str, Any]:
        """What the operations take."""
        return {
            "measure": self.measure.data or "",
            "problem": self.problem.data or "",
            "owner": self.owner.data or "",
            "spot_id": int(self.spot.data) if self.spot.data else None,
        }
