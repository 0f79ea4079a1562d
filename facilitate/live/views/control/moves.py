"""The facilitator's moves: each says from which version of the room it was made."""

from flask import request
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.live import stage
from facilitate.live.snapshot import control_snapshot
from facilitate.live.views.control.page import act, asked_version, blueprint, go, the_dialogue, the_user_id


@blueprint.post("/control/<int:dialogue_id>/next")
@requires(Permission.LEAD_DIALOGUE)
def advance(dialogue_id: int) -> ResponseReturnValue:
    """The one large button; `verb` is what it said when it was pressed."""
    verb = request.form.get("verb")
    done = act(dialogue_id, lambda one: stage.advance(one, asked_version(), the_user_id(), verb))
    snapshot = control_snapshot(the_dialogue(dialogue_id))
    # Where there are no figures to look at, what the room says is noted beside the place.
    return go("control.proposals", dialogue_id=dialogue_id) if snapshot.notes_beside else done


@blueprint.post("/control/<int:dialogue_id>/back")
@requires(Permission.LEAD_DIALOGUE)
def back(dialogue_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: stage.back(one, asked_version(), the_user_id()))


@blueprint.post("/control/<int:dialogue_id>/steps/<int:step_id>/visit")
@requires(Permission.LEAD_DIALOGUE)
def visit(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    """Jump to any part."""
    return act(dialogue_id, lambda one: stage.jump_to(one, asked_version(), the_user_id(), step_id))


@blueprint.post("/control/<int:dialogue_id>/spots/<int:spot_id>/focus")
@requires(Permission.LEAD_DIALOGUE)
def focus(dialogue_id: int, spot_id: int) -> ResponseReturnValue:
    """Show the result of another place."""
    return act(dialogue_id, lambda one: stage.focus_place(one, asked_version(), the_user_id(), spot_id))


@blueprint.post("/control/<int:dialogue_id>/steps/<int:step_id>/closing")
@requires(Permission.LEAD_DIALOGUE)
def close(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    """Close a question that was left open."""
    return act(dialogue_id, lambda one: stage.close_question(one, asked_version(), the_user_id(), step_id))


@blueprint.post("/control/<int:dialogue_id>/steps/<int:step_id>/reopening")
@requires(Permission.LEAD_DIALOGUE)
def reopen(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: stage.reopen(one, asked_version(), the_user_id(), step_id))


@blueprint.post("/control/<int:dialogue_id>/steps/<int:step_id>/more-time")
@requires(Permission.LEAD_DIALOGUE)
def more_time(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: stage.more_time(one, asked_version(), the_user_id(), step_id))
