"""Who has comments open just now, as their colleagues may know."""

import hashlib
import hmac
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import func, select

from facilitate.clock import now
from facilitate.extensions import db
from facilitate.live.models import Comment, CommentHold


@dataclass(frozen=True)
class Reader:
    """Somebody with comments open. `sign` tells a page whether it is its own reader."""

    sign: str
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
    return [
        Reader(sign_of(dialogue_id, key), name, comments) for key, name, comments in db.session.execute(query)
    ]


def sign_of(dialogue_id: int, key: str) -> str:
    """What stands for an actor's key on colleagues' pages: 12 hexadecimal digits, others in each dialogue."""
    secret = str(current_app.secret_key).encode()
    return hmac.digest(secret, f"reader {dialogue_id} {key}".encode(), hashlib.sha256).hex()[:12]
