"""The card that is handed out in the room: how to get in, on A5."""

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.errors import NotFound
from facilitate.live.views.control.page import blueprint, the_dialogue
from facilitate.live.way_in import choices, way_in


@blueprint.get("/control/<int:dialogue_id>/card")
@requires(Permission.LEAD_DIALOGUE)
def card(dialogue_id: int) -> ResponseReturnValue:
    """Two cards a sheet of A4 would be too small to read: one card a page, printed as often as needed."""
    dialogue = the_dialogue(dialogue_id)
    if dialogue.code is None:
        raise NotFound
    g.time_zone = dialogue.organisation.time_zone
    chosen = request.args.get("address") or dialogue.phone_address
    return render_template(
        "live/card.html",
        dialogue=dialogue,
        way=way_in(dialogue.code, chosen),
        addresses=choices(),
        chosen=chosen,
    )
