"""One comment at a time: approved, hidden, masked, themed, undone. Each act is an entry without a time."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.errors import Conflict, Invalid, NotFound
from facilitate.extensions import db
from facilitate.figures.themes import THEMES
from facilitate.live import broadcast
from facilitate.live.models import Comment, CommentStatus, ModerationEntry, Stage
from facilitate.live.position import locked_stage

REASONS: Mapping[str, Any] = {
    "name": _l("Namn eller utpekande"),
    "threat": _l("Hot eller kränkning"),
    "off_topic": _l("Hör inte hit"),
    "other": _l("Annat"),
}
MARKS: Mapping[str, Any] = {
    "fault": _l("Fel att laga"),
    "child": _l("Oro för ett barn"),
    "protection": _l("Lås, larm eller vakter"),
}
MASK = "[…]"

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Word:
    """A word that can be tapped; `suspect` when it is part of what the check found."""

    index: int
    text: str
    masked: bool
    suspect: bool


def comment_of(dialogue: Dialogue, comment_id: str) -> Comment:
    """The dialogue's comment; NotFound for another's."""
    comment = db.session.get(Comment, comment_id)
    if comment is None or comment.dialogue_id != dialogue.id:
        raise NotFound
    return comment


def next_waiting(dialogue: Dialogue, after: str = "") -> Comment | None:
    """The next comment to read, behind `after` in the queue or from its start again; None when all are read.

    In the order of their random ids: fixed, so that a new comment never moves the open one, and without a
    trace of who wrote first.
    """
    waiting = select(Comment).where(
        Comment.dialogue_id == dialogue.id, Comment.status == CommentStatus.WAITING, Comment.id != after
    )
    behind = db.session.scalar(waiting.where(Comment.id > after).order_by(Comment.id).limit(1))
    return behind or db.session.scalar(waiting.order_by(Comment.id).limit(1))


def count_waiting(dialogue: Dialogue) -> int:
    """How many comments nobody has read yet."""
    query = select(func.count()).where(
        Comment.dialogue_id == dialogue.id, Comment.status == CommentStatus.WAITING
    )
    return db.session.scalar(query) or 0


def words_of(comment: Comment) -> list[Word]:
    """The words of the original, in their order, with which of them are masked or suspect."""
    shown = _WORD.findall(comment.words)
    suspect = {word for span in comment.warnings for word in span.split()}
    return [
        Word(index, word, masked=shown[index] != word, suspect=word.strip(".,;:!?()\"'”") in suspect)
        for index, word in enumerate(_WORD.findall(comment.text))
    ]


def approve(comment: Comment, user_id: int | None) -> None:
    """Let others read the comment. It is shown by an act of its own."""
    _act(comment, user_id, "approved")
    comment.status, comment.reason = CommentStatus.APPROVED, None


def hide(comment: Comment, user_id: int | None, reason: str) -> None:
    """Let nobody read the comment, for a reason of the list."""
    _require(reason, REASONS)
    _act(comment, user_id, "hidden", reason)
    comment.status, comment.reason, comment.wall_batch = CommentStatus.HIDDEN, reason, None


def mask(comment: Comment, user_id: int | None, indexes: Collection[int], reason: str) -> None:
    """Put a mask in place of words of the original; no words: the original stands again. Raises Invalid."""
    words = _WORD.findall(comment.text)
    if indexes:
        _require(reason, REASONS)
    if not set(indexes) <= set(range(len(words))):
        raise Invalid
    _act(comment, user_id, "masked" if indexes else "unmasked", reason if indexes else None)
    comment.shown_text = _masked(comment.text, set(indexes)) if indexes else None


def set_theme(comment: Comment, user_id: int | None, theme: str | None) -> None:
    """Say what the comment is about; None for nothing in particular."""
    if theme is not None:
        _require(theme, THEMES)
    _act(comment, user_id, "themed")
    comment.theme = theme


def set_mark(comment: Comment, user_id: int | None, mark: str | None) -> None:
    """Mark what somebody has to see to outside the dialogue."""
    if mark is not None:
        _require(mark, MARKS)
    _act(comment, user_id, "marked")
    comment.mark = mark


def undo(comment: Comment, user_id: int | None) -> None:
    """Put the comment back in the queue as it came, whatever was done with it last."""
    _act(comment, user_id, "undone")
    comment.status, comment.reason = CommentStatus.WAITING, None
    comment.shown_text = comment.wall_batch = None


def _act(comment: Comment, user_id: int | None, act: str, reason: str | None = None) -> Stage:
    """Lock the room, write the entry, and tell: what is on the wall may change with it."""
    stage = locked_stage(comment.dialogue_id)
    db.session.refresh(comment)
    if stage.dialogue.phase == DialoguePhase.SEALED:
        raise Conflict(_l("Samtalet är arkiverat, så kommentarerna går inte att ändra."))
    db.session.add(ModerationEntry(comment_id=comment.id, user_id=user_id, act=act, reason=reason))
    stage.revision += 1
    if comment.wall_batch:
        broadcast.count_move(stage)
    broadcast.progress_changed(comment.dialogue_id)
    return stage


def _masked(text: str, indexes: set[int]) -> str:
    numbers = iter(range(len(text)))
    return _WORD.sub(lambda match: MASK if next(numbers) in indexes else match[0], text)


def _require(value: str, allowed: Mapping[str, Any]) -> None:
    if value not in allowed:
        raise Invalid
