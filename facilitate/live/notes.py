"""What was said at a meeting held without the tool, as staff noted it. Nobody else has read it, so it needs
no approval; the record says that it was noted."""

from sqlalchemy import select

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import note
from facilitate.errors import Invalid, NotFound
from facilitate.extensions import db
from facilitate.figures.themes import THEMES
from facilitate.live.actors import Actor
from facilitate.live.afterwards import lock_for_entering
from facilitate.live.comments import reword
from facilitate.live.models import Comment, CommentStatus


def notes_of(dialogue: Dialogue) -> list[Comment]:
    """The notes by place, those of no place last."""
    query = select(Comment).where(Comment.dialogue_id == dialogue.id, Comment.noted)
    found = db.session.scalars(query.order_by(Comment.id))
    return sorted(found, key=lambda one: (one.spot is None, one.spot.position if one.spot else 0))


def note_of(dialogue: Dialogue, note_id: str) -> Comment:
    """The dialogue's note; NotFound for another's, and for what people wrote themselves."""
    found = db.session.get(Comment, note_id)
    if found is None or found.dialogue_id != dialogue.id or not found.noted:
        raise NotFound
    return found


def write_note(
    dialogue: Dialogue,
    actor: Actor,
    text: str,
    *,
    spot_id: int | None = None,
    elsewhere: str = "",
    theme: str | None = None,
) -> Comment:
    """Note what was said. Raises NotHeldBefore, NotEntering, NothingWritten, TooLong or Invalid."""
    lock_for_entering(dialogue)
    written = Comment(dialogue_id=dialogue.id, noted=True, status=CommentStatus.APPROVED, language="sv")
    reword(written, dialogue, text, spot_id, elsewhere)
    written.theme = _theme(theme)
    db.session.add(written)
    db.session.flush()
    note("note.written", dialogue, actor.user_id)
    return written


def edit_note(
    dialogue: Dialogue,
    actor: Actor,
    note_id: str,
    text: str,
    *,
    spot_id: int | None = None,
    elsewhere: str = "",
    theme: str | None = None,
) -> Comment:
    """Give a note other words. Raises NotFound, and as `write_note` does."""
    lock_for_entering(dialogue)
    written = note_of(dialogue, note_id)
    reword(written, dialogue, text, spot_id, elsewhere)
    written.theme = _theme(theme)
    note("note.edited", dialogue, actor.user_id)
    return written


def remove_note(dialogue: Dialogue, actor: Actor, note_id: str) -> None:
    """Take a note away: it is a working paper until the record is sealed. Raises NotFound, NotEntering."""
    lock_for_entering(dialogue)
    db.session.delete(note_of(dialogue, note_id))
    db.session.flush()
    note("note.removed", dialogue, actor.user_id)


def _theme(theme: str | None) -> str | None:
    if theme is not None and theme not in THEMES:
        raise Invalid
    return theme
