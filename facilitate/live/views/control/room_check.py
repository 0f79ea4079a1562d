"""Rumskontroll: has a phone reached us, and if not, what is usually wrong."""

from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.errors import NotFound
from facilitate.live import room_check, way_in
from facilitate.live.views.control.page import blueprint, page, the_dialogue


@blueprint.get("/control/<int:dialogue_id>/room-check", endpoint="room_check")
@requires(Permission.LEAD_DIALOGUE)
def look(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    way = way_in.way_to(dialogue)
    if way is None:
        raise NotFound
    return page(
        dialogue_id,
        "room_check",
        way=way,
        addresses=way_in.choices(),
        findings=room_check.look_around(dialogue, way),
        usually_wrong=room_check.USUALLY_WRONG,
    )
