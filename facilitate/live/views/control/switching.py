"""What is set on or off rather than moved: the wish stands, whoever moved meanwhile."""

from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.live import switches
from facilitate.live.views.control.page import act, blueprint, switched_on, the_user_id


@blueprint.post("/control/<int:dialogue_id>/blanking")
@requires(Permission.LEAD_DIALOGUE)
def blank(dialogue_id: int) -> ResponseReturnValue:
    """Make the projector black, or show the room again."""
    return act(dialogue_id, lambda one: switches.blank(one, blanked=switched_on()))


@blueprint.post("/control/<int:dialogue_id>/join-view")
@requires(Permission.LEAD_DIALOGUE)
def show_join(dialogue_id: int) -> ResponseReturnValue:
    """Put the way in on the projector, or the room again."""
    return act(dialogue_id, lambda one: switches.show_join(one, shown=switched_on()))


@blueprint.post("/control/<int:dialogue_id>/joining-pause")
@requires(Permission.LEAD_DIALOGUE)
def pause_joining(dialogue_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: switches.pause_joining(one, the_user_id(), paused=switched_on()))


@blueprint.post("/control/<int:dialogue_id>/comments-pause")
@requires(Permission.LEAD_DIALOGUE)
def pause_comments(dialogue_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: switches.pause_comments(one, the_user_id(), paused=switched_on()))
