"""Who reads which comment just now: two readers never have the same one in hand.

A hold is a lease, renewed by the open page, so that nobody waits for a reader who has gone. It is deleted
with the decision, or once it has run out: no time of day stays with a comment.
"""

from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, case, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.actors import Actor
from facilitate.live.models import Comment, CommentHold, CommentStatus
from facilitate.transaction import unit_of_work

LEASE = timedelta(seconds=60)
"""The page renews three times within it."""
TRIED = 50
"""How many comments are tried at most when others take them at the same moment."""


class InOtherHands(Conflict):
    """Another reader has the comment open."""

    code = "held"
    discreet = _l("En kollega läser den kommentaren just nu.")


def open_next(dialogue: Dialogue, actor: Actor, after: str = "") -> Comment | None:
    """The comment that the actor reads now, held for them: the one they have open, else the next that nobody
    reads, behind `after` in the queue or from its start again; None when there is none.

    In the order of their random ids: fixed, so that a new comment never moves the open one, and without a
    trace of who wrote first.
    """
    mine = and_(CommentHold.holder == actor.key, CommentHold.until > now())
    free = or_(CommentHold.comment_id.is_(None), CommentHold.until <= now(), mine)
    query = (
        select(Comment)
        .outerjoin(CommentHold, CommentHold.comment_id == Comment.id)
        .where(Comment.dialogue_id == dialogue.id, Comment.status == CommentStatus.WAITING)
        .where(Comment.id != after, free)
        .order_by(case((mine, 0), else_=1), Comment.id <= after, Comment.id)
    )
    return next((one for one in db.session.scalars(query.limit(TRIED)).all() if take(one, actor)), None)


def open_comment(comment: Comment, actor: Actor) -> Comment:
    """Hold this comment for the actor. Raises InOtherHands when somebody else reads it."""
    if not take(comment, actor):
        hold = db.session.get(CommentHold, comment.id, populate_existing=True)
        raise InOtherHands(_l("%(name)s läser den kommentaren just nu.", name=hold.name if hold else ""))
    return comment


def take(comment: Comment, actor: Actor) -> bool:
    """Hold a comment for a minute from now; False when somebody else holds it."""
    insert: Any = (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(CommentHold)
    insert = insert.values(comment_id=comment.id, holder=actor.key, name=actor.name, until=now() + LEASE)
    # One statement, so that of two readers who ask at once only one gets it.
    upsert = insert.on_conflict_do_update(
        index_elements=[CommentHold.comment_id],
        set_={name: insert.excluded[name] for name in ("holder", "name", "until")},
        where=or_(CommentHold.holder == actor.key, CommentHold.until <= now()),
    )
    # What it returns and no count of rows, which PostgreSQL's driver does not know after an upsert.
    if db.session.scalar(upsert.returning(CommentHold.comment_id)) is None:
        return False
    broadcast.progress_changed(comment.dialogue_id)
    return True


def let_go(comment: Comment, actor: Actor | None = None) -> None:
    """Give up a comment that the actor holds; without an actor, whoever holds it: it has been decided."""
    which = [CommentHold.comment_id == comment.id]
    if actor:
        which.append(CommentHold.holder == actor.key)
    db.session.execute(delete(CommentHold).where(*which))
    broadcast.progress_changed(comment.dialogue_id)


def let_go_of_all(holder: str) -> None:
    """Let go of whatever somebody holds who may not read any more, by the actor's key."""
    db.session.execute(delete(CommentHold).where(CommentHold.holder == holder))


def forget_expired() -> None:
    """Let go of what nobody has renewed. Only reads when there is nothing."""
    over = CommentHold.until <= now()
    query = select(Comment.dialogue_id).join(CommentHold, CommentHold.comment_id == Comment.id)
    dialogue_ids = set(db.session.scalars(query.where(over)))
    if not dialogue_ids:
        return
    with unit_of_work():
        db.session.execute(delete(CommentHold).where(over))
        for dialogue_id in dialogue_ids:
            broadcast.progress_changed(dialogue_id)


def forget_all(dialogue: Dialogue) -> None:
    """Let go of every comment of the dialogue."""
    comments = select(Comment.id).where(Comment.dialogue_id == dialogue.id)
    db.session.execute(delete(CommentHold).where(CommentHold.comment_id.in_(comments)))
