"""The end of the dialogue, apart from the other moves, and the two minutes in which it can be regretted."""

from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.live import opening
from facilitate.live.views.control.page import act, asked_version, blueprint, the_user_id


@blueprint.post("/control/<int:dialogue_id>/end")
@requires(Permission.LEAD_DIALOGUE)
def end(dialogue_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: opening.end_dialogue(one, asked_version(), the_user_id()))


@blueprint.post("/control/<int:dialogue_id>/end/regret")
@requires(Permission.LEAD_DIALOGUE)
def regret(dialogue_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: opening.regret_end(one, asked_version(), the_user_id()))
