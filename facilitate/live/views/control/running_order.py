"""The running order on the lectern: what to say, and minutes against the plan. For the facilitator only."""

from flask import g
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.clock import now
from facilitate.live import deadlines
from facilitate.live.position import position_of
from facilitate.live.timing import timing_of
from facilitate.live.views.control.page import blueprint, the_dialogue
from facilitate.live.views.refreshed import is_fragment, refreshed_page


@blueprint.get("/control/<int:dialogue_id>/running-order")
@requires(Permission.LEAD_DIALOGUE)
def running_order(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    stage = deadlines.notice(dialogue_id)
    g.time_zone = dialogue.organisation.time_zone
    return refreshed_page(
        "live/control/running_order.html",
        "live/control/_running_order.html",
        "running-order",
        dialogue=dialogue,
        position=position_of(stage),
        timing=timing_of(dialogue, stage),
        fragment=is_fragment(),
        now=now(),
    )
