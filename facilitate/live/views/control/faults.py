"""What is to be mended, with the text for the ordinary fault report."""

from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.live.faults import faults_of, report_of
from facilitate.live.moderation import REASONS
from facilitate.live.views.control.page import blueprint, the_dialogue
from facilitate.live.views.control.reading import panel_page


@blueprint.get("/control/<int:dialogue_id>/faults")
@requires(Permission.MODERATE_COMMENTS)
def faults(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    found = [(one, report_of(one, dialogue)) for one in faults_of(dialogue)]
    return panel_page(dialogue_id, "faults", faults=found, why=REASONS)
