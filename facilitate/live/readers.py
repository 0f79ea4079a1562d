"""Who has comments open just now, as their colleagues may know."""

from dataclasses import dataclass

from sqlalchemy import func, select

from facilitate.clock import now
from facilitate.extensions import db
from facilitate.live.models import Comment, CommentHold


@dataclass(frozen=True)
class Reader:
    """Somebody with comments open. `key` tells the page whether it is the reader's own."""

    key: str
    name: str
    comments: int


def readers_of(dialogue_id: int) -> list[Reader]:
    """Who has comments of this dialogue open just now, by name."""
    query = (
        select(CommentHold.holder, CommentHold.name, func.count())
        .join(Comment, Comment.id == CommentHold.comment_id)
        .where(Comment.dialogue_id == dialogue_id, CommentHold.until > now())
        .group_by(CommentHold.holder, CommentHold.name)
        .order_by(CommentHold.name, CommentHold.holder)
    )
    return [Reader(key, name, comments) for key, name, comments in db.session.execute(query)]
