"""Comments that say the same are put behind one of them, and taken out again."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.live import merging, moderation
from facilitate.live.models import CommentStatus
from facilitate.live.views.control.page import act, blueprint, go, the_dialogue, the_user_id
from facilitate.live.views.control.reading import panel_page


@blueprint.get("/control/<int:dialogue_id>/comments/<comment_id>/alike")
@requires(Permission.MODERATE_COMMENTS)
def alike(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Choose the comment that stands for this one."""
    dialogue = the_dialogue(dialogue_id)
    comment = moderation.comment_of(dialogue, comment_id)
    if comment.status != CommentStatus.APPROVED or dialogue.phase == DialoguePhase.SEALED:
        return go("control.comments", dialogue_id=dialogue_id)
    candidates = merging.like_candidates(comment)
    return panel_page(dialogue_id, "alike", comment=comment, candidates=candidates)


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/merging")
@requires(Permission.MODERATE_COMMENTS)
def merge(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Put the comment behind the one that `kept` names."""

    def change(dialogue: Dialogue) -> None:
        kept = moderation.comment_of(dialogue, request.form.get("kept", ""))
        merging.merge(moderation.comment_of(dialogue, comment_id), kept, the_user_id())
        flash(_("Hopslagna. Båda är sparade."), "success")

    return act(dialogue_id, change, "control.comments")


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/parting")
@requires(Permission.MODERATE_COMMENTS)
def part(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Let the comment stand for itself again."""
    return act(
        dialogue_id,
        lambda one: merging.part(moderation.comment_of(one, comment_id), the_user_id()),
        "control.comments",
    )
