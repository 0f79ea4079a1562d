"""Approved comments on the projector: put there by an act of its own, in shuffled batches of at most three.

Nothing goes up the moment it is approved: the room would see who just put a telephone down.
"""

import secrets
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from facilitate.clock import now
from facilitate.errors import Conflict, NotFound
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.models import Comment, CommentStatus, Mark, Stage
from facilitate.live.moderation import write_down
from facilitate.live.phases import is_past
from facilitate.live.position import locked_stage

BATCH = 3
PATIENCE = timedelta(seconds=15)
"""How long a comment waits for others before it goes up with fewer."""
PENDING = 0


def put_up(comment: Comment, user_id: int | None) -> None:
    """Let an approved comment wait for the next batch. Raises Conflict for one that is not approved."""
    stage = locked_stage(comment.dialogue_id)
    if comment.status != CommentStatus.APPROVED:
        raise Conflict(_l("Kommentaren måste godkännas innan den kan visas."))
    if comment.protected:
        raise Conflict(_l("Kommentaren rör lås, larm eller vakter. Den visas aldrig."))
    if comment.merged_into_id is not None:
        raise Conflict(_l("En annan kommentar säger samma sak. Visa den i stället."))
    if comment.wall_batch is not None:
        return
    comment.wall_batch = PENDING
    stage.wall_due_at = stage.wall_due_at or now() + PATIENCE
    write_down(comment, user_id, "put-up")
    db.session.flush()
    release(stage)
    broadcast.count_move(stage)


def take_down(comment: Comment, user_id: int | None) -> None:
    """Take a comment off the wall at once, or out of the next batch."""
    stage = locked_stage(comment.dialogue_id)
    if comment.wall_batch is None:
        return
    comment.wall_batch = None
    write_down(comment, user_id, "taken-down")
    db.session.flush()
    if not _pending(stage):
        stage.wall_due_at = None
    broadcast.count_move(stage)


def turn(dialogue_id: int, page: int) -> None:
    """Show an earlier or later batch. Raises NotFound for one that there is not."""
    stage = locked_stage(dialogue_id)
    if not 1 <= page <= last_page(dialogue_id):
        raise NotFound
    stage.wall_page = page
    broadcast.count_move(stage)


def is_due(stage: Stage) -> bool:
    """Whether comments have waited long enough for company."""
    return is_past(stage.wall_due_at, now())


def release(stage: Stage) -> bool:
    """Put the next batch up if there is a whole one or it is due; says whether anything changed."""
    pending = _pending(stage)
    if not pending:
        stage.wall_due_at = None
        return False
    if len(pending) < BATCH and not is_due(stage):
        return False
    batch = last_page(stage.dialogue_id) + 1
    for _ in range(min(BATCH, len(pending))):
        pending.pop(secrets.randbelow(len(pending))).wall_batch = batch
    stage.wall_page = batch
    stage.wall_due_at = now() + PATIENCE if pending else None
    db.session.flush()
    return True


def comments_on(stage: Stage) -> list[Comment]:
    """The comments that the projector shows now, in an order that says nothing: ids are random."""
    if stage.wall_page == PENDING:
        return []
    query = select(Comment).where(
        Comment.dialogue_id == stage.dialogue_id,
        Comment.status == CommentStatus.APPROVED,
        Comment.wall_batch == stage.wall_page,
        Comment.mark.is_distinct_from(Mark.PROTECTION),
    )
    return list(db.session.scalars(query.order_by(Comment.id)))


def last_page(dialogue_id: int) -> int:
    """The number of the newest batch, 0 before the first."""
    return (
        db.session.scalar(select(func.max(Comment.wall_batch)).where(Comment.dialogue_id == dialogue_id)) or 0
    )


def _pending(stage: Stage) -> list[Comment]:
    query = select(Comment).where(
        Comment.dialogue_id == stage.dialogue_id,
        Comment.status == CommentStatus.APPROVED,
        Comment.wall_batch == PENDING,
    )
    return list(db.session.scalars(query))
