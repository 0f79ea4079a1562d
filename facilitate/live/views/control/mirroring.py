"""The switch for a facilitator's screen that the room sees too: what is hers alone is then folded away."""

from flask import session
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.live.views.control.page import blueprint, go, switched_on, the_dialogue


@blueprint.post("/control/<int:dialogue_id>/mirroring")
@requires(Permission.LEAD_DIALOGUE)
def mirror(dialogue_id: int) -> ResponseReturnValue:
    """For this browser, until it says otherwise: what another computer shows is another matter."""
    the_dialogue(dialogue_id)
    if switched_on():
        session["mirrored"] = True
    else:
        session.pop("mirrored", None)
    return go("control.show", dialogue_id=dialogue_id)
