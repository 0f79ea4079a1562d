"""One comment at a time: approved, hidden, masked, themed, undone. Each act is an entry without a time."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select, update

from facilitate import audit
from facilitate.accounts.models import User
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.errors import Conflict, Invalid, NotFound
from facilitate.extensions import db
from facilitate.figures.themes import THEMES
from facilitate.live import broadcast
from facilitate.live.models import Comment, CommentStatus, Mark, ModerationEntry, Stage
from facilitate.live.position import locked_stage

REASONS: Mapping[str, Any] = {
    "name": _l("Namn eller utpekande"),
    "threat": _l("Hot eller kränkning"),
    "off_topic": _l("Hör inte hit"),
    "other": _l("Annat"),
}
MARKS: Mapping[str, Any] = {
    Mark.FAULT: _l("Fel att laga"),
    Mark.CHILD: _l("Oro för ett barn"),
    Mark.PROTECTION: _l("Lås, larm eller vakter"),
}
MASK = "[…]"

_WORD = re.compile(r"\S+")


class Decided(Conflict):
    """Somebody has approved or hidden the comment already; nothing was done."""

    code = "decided"
    discreet = _l("En kollega har redan läst den kommentaren.")


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


def undecided(dialogue: Dialogue, comment_id: str) -> Comment:
    """The comment as long as nobody has decided, with the room locked. Raises Decided, which says who did."""
    locked_stage(dialogue.id)
    comment = comment_of(dialogue, comment_id)
    db.session.refresh(comment)
    if comment.status != CommentStatus.WAITING:
        raise Decided(_who_decided(comment))
    return comment


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
    note_act(comment, user_id, "approved")
    comment.status, comment.reason = CommentStatus.APPROVED, None


def hide(comment: Comment, user_id: int | None, reason: str) -> None:
    """Let nobody read the comment, for a reason of the list."""
    _require(reason, REASONS)
    note_act(comment, user_id, "hidden", reason)
    comment.status, comment.reason, comment.wall_batch = CommentStatus.HIDDEN, reason, None
    stand_alone(comment)


def mask(comment: Comment, user_id: int | None, indexes: Collection[int], reason: str) -> None:
    """Put a mask in place of words of the original; no words: the original stands again. Raises Invalid."""
    words = _WORD.findall(comment.text)
    if indexes:
        _require(reason, REASONS)
    if not set(indexes) <= set(range(len(words))):
        raise Invalid
    note_act(comment, user_id, "masked" if indexes else "unmasked", reason if indexes else None)
    comment.shown_text = _masked(comment.text, set(indexes)) if indexes else None


def set_theme(comment: Comment, user_id: int | None, theme: str | None) -> None:
    """Say what the comment is about; None for nothing in particular."""
    if theme is not None:
        _require(theme, THEMES)
    note_act(comment, user_id, "themed")
    comment.theme = theme


def set_mark(comment: Comment, user_id: int | None, mark: str | None) -> None:
    """Mark what somebody has to see to outside the dialogue. What tells of locks, alarms or guards comes off
    the wall at once, and speaks for no other comment."""
    if mark is not None:
        _require(mark, MARKS)
    note_act(comment, user_id, "marked")
    comment.mark = mark
    if comment.protected:
        comment.wall_batch = None
        stand_alone(comment)


def undo(comment: Comment, user_id: int | None) -> None:
    """Put the comment back in the queue as it came, whatever was done with it last."""
    note_act(comment, user_id, "undone")
    comment.status, comment.reason = CommentStatus.WAITING, None
    comment.shown_text = comment.wall_batch = None
    comment.hidden_along = False
    if comment.elsewhere:
        comment.spot_id = None
    stand_alone(comment)


def stand_alone(comment: Comment) -> None:
    """What others may not read neither stands for other comments nor behind one: no words go with it."""
    comment.merged_into_id = None
    behind = update(Comment).where(Comment.merged_into_id == comment.id)
    db.session.execute(behind.values(merged_into_id=None))


def note_act(comment: Comment, user_id: int | None, act: str, reason: str | None = None) -> Stage:
    """Lock the room, write the entry, and tell: what is on the wall may change with it."""
    stage = locked_stage(comment.dialogue_id)
    db.session.refresh(comment)
    if stage.dialogue.phase == DialoguePhase.SEALED:
        raise Conflict(_l("Samtalet är arkiverat, så kommentarerna går inte att ändra."))
    write_down(comment, user_id, act, reason)
    stage.revision += 1
    if comment.wall_batch:
        broadcast.count_move(stage)
    broadcast.progress_changed(comment.dialogue_id)
    return stage


def write_down(comment: Comment, user_id: int | None, act: str, reason: str | None = None) -> None:
    """Add an entry about what was done with the comment, and by whom."""
    name = audit.colleague_name(user_id)
    entry = ModerationEntry(comment_id=comment.id, user_id=user_id, colleague=name, act=act, reason=reason)
    db.session.add(entry)


def _who_decided(comment: Comment) -> object:
    """Entries have no order: where several have decided one after the other, none is named."""
    query = (
        select(func.coalesce(User.name, ModerationEntry.colleague))
        .select_from(ModerationEntry)
        .outerjoin(User, User.id == ModerationEntry.user_id)
        .where(ModerationEntry.comment_id == comment.id, ModerationEntry.act == comment.status)
    )
    names = set(db.session.scalars(query)) - {""}
    if len(names) != 1:
        return _l("En kollega har redan läst den kommentaren.")
    if comment.status == CommentStatus.APPROVED:
        return _l("%(name)s har redan godkänt den kommentaren.", name=names.pop())
    return _l("%(name)s har redan bestämt att den kommentaren inte ska visas.", name=names.pop())


def _masked(text: str, indexes: set[int]) -> str:
    numbers = iter(range(len(text)))
    return _WORD.sub(lambda match: MASK if next(numbers) in indexes else match[0], text)


def _require(value: str, allowed: Mapping[str, Any]) -> None:
    if value not in allowed:
        raise Invalid
