"""Comments that say the same: one is read by others and says how many there are, all are kept.

They are counted as comments, never as people: nobody knows who wrote twice.
"""

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select, update

from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.models import Comment, CommentStatus, Mark
from facilitate.live.moderation import note_act


class NotAlike(Conflict):
    code = "not-alike"
    sentence = _l("Bara godkända kommentarer kan slås ihop, och inte de som rör lås, larm eller vakter.")


def merge(comment: Comment, kept: Comment, user_id: int | None) -> None:
    """Let `kept` stand for this comment too, and for those that it stood for. Raises NotAlike, Conflict.

    A comment that itself stands behind another hands on to that one: there are never two steps.
    """
    stage = note_act(comment, user_id, "merged")
    db.session.refresh(kept)
    standing = _standing(kept)
    if standing.id == comment.id or not (_may_merge(comment) and _may_merge(standing)):
        raise NotAlike
    comment.merged_into_id, comment.wall_batch = standing.id, None
    behind = update(Comment).where(Comment.merged_into_id == comment.id)
    db.session.execute(behind.values(merged_into_id=standing.id))
    if standing.wall_batch:
        broadcast.count_move(stage)


def part(comment: Comment, user_id: int | None) -> None:
    """Let the comment stand for itself again."""
    standing = db.session.get(Comment, comment.merged_into_id) if comment.merged_into_id else None
    stage = note_act(comment, user_id, "parted")
    comment.merged_into_id = None
    if standing and standing.wall_batch:
        broadcast.count_move(stage)


def like_candidates(comment: Comment) -> list[Comment]:
    """The approved comments that may stand for this one, those about the same place first."""
    query = (
        select(Comment)
        .where(Comment.dialogue_id == comment.dialogue_id, Comment.status == CommentStatus.APPROVED)
        .where(Comment.id != comment.id, Comment.merged_into_id.is_(None))
        .where(Comment.mark.is_distinct_from(Mark.PROTECTION))
        .order_by(Comment.id)
    )
    return sorted(db.session.scalars(query), key=lambda one: one.spot_id != comment.spot_id)


def alike_counts(dialogue_id: int) -> dict[str, int]:
    """How many comments say the same, by the one that stands for them; only where there is more than one."""
    query = (
        select(Comment.merged_into_id, func.count())
        .where(Comment.dialogue_id == dialogue_id, Comment.merged_into_id.is_not(None))
        .group_by(Comment.merged_into_id)
    )
    return {standing: behind + 1 for standing, behind in db.session.execute(query) if standing}


def _standing(comment: Comment) -> Comment:
    return db.session.get(Comment, comment.merged_into_id) or comment if comment.merged_into_id else comment


def _may_merge(comment: Comment) -> bool:
    return comment.status == CommentStatus.APPROVED and not comment.protected
