"""The comment that is open stays in one reader's hands: its page renews the hold and lets go of it."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.live import deadlines, holds, moderation
from facilitate.live.actors import the_actor
from facilitate.live.progress import control_progress, reading_progress
from facilitate.live.views.control.page import blueprint, go, the_dialogue
from facilitate.live.views.control.reading import reading_page
from facilitate.live.views.refreshed import is_fragment
from facilitate.transaction import unit_of_work


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/hold")
@requires(Permission.MODERATE_COMMENTS)
def hold(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Keep the comment for another minute; a refusal says who has it, or who has decided."""
    with unit_of_work():
        comment = moderation.undecided(the_dialogue(dialogue_id), comment_id)
        holds.open_comment(comment, the_actor())
    return jsonify(ok=True)


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/hold/end")
@requires(Permission.MODERATE_COMMENTS)
def let_go(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    with unit_of_work():
        holds.let_go(moderation.comment_of(the_dialogue(dialogue_id), comment_id), the_actor())
    return jsonify(ok=True)


@blueprint.get("/control/<int:dialogue_id>/comments/decided")
@requires(Permission.MODERATE_COMMENTS)
def decided(dialogue_id: int) -> ResponseReturnValue:
    """The readers' page without a comment, for its script: opening one takes it out of the others' hands."""
    if not is_fragment():
        return go("control.comments", dialogue_id=dialogue_id)
    return reading_page(dialogue_id, opened=None, done=None)


@blueprint.get("/control/<int:dialogue_id>/comments/state")
@requires(Permission.MODERATE_COMMENTS)
def reading_state(dialogue_id: int) -> ResponseReturnValue:
    the_dialogue(dialogue_id)
    deadlines.notice(dialogue_id)
    return reading_progress(control_progress(dialogue_id))
