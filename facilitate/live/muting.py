"""Hides all that comes from one phone while the dialogue runs, and tells nobody which words those are."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, delete, select

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import RUNNING
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import moderation
from facilitate.live.models import (
    Channel,
    Comment,
    CommentHold,
    CommentStatus,
    ModerationEntry,
    Participant,
)


class NoWriterKnown(Conflict):
    code = "no-writer"
    sentence = _l("Det går bara för det som skrivs på telefon medan samtalet pågår.")


def hide_all_from_writer(comment: Comment, user_id: int | None, reason: str) -> None:
    """Hide the comment, whatever else its phone has written, and what it will write. The phone hears nothing.

    Raises NoWriterKnown for paper, and once the tie is gone. Those that wait are simply gone, and the others
    stand on no list until the end: whoever compared the lists before and after would see what one person
    wrote. They leave the wall when it changes next, not before everybody's eyes.
    """
    writer = _writer_of(comment)
    if writer is None:
        raise NoWriterKnown
    moderation.hide(comment, user_id, reason)
    writer.muted = True
    others = select(Comment).where(
        Comment.participant_id == writer.id, Comment.status != CommentStatus.HIDDEN, Comment.id != comment.id
    )
    for other in db.session.scalars(others).all():
        # The same entry as of any hidden comment: another would tie them together for as long as it is kept.
        moderation.write_down(other, user_id, "hidden", reason)
        _hide_along(other, reason)
        moderation.stand_alone(other)
        db.session.execute(delete(CommentHold).where(CommentHold.comment_id == other.id))


def hide_if_muted(comment: Comment, writer: Participant) -> None:
    """Hide what a muted phone has just written, in the name of whoever hid the rest of it; what the second
    person on it writes in nobody's, for nothing ties the two."""
    if not writer.muted:
        return
    before = db.session.scalar(_hidden_before(writer).limit(1))
    if before is None:
        before = ModerationEntry(user_id=None, colleague="", act="hidden", reason="other")
    _hide_along(comment, before.reason)
    db.session.add(
        ModerationEntry(
            comment_id=comment.id,
            user_id=before.user_id,
            colleague=before.colleague,
            act=before.act,
            reason=before.reason,
        )
    )


def _hidden_before(writer: Participant) -> Select[ModerationEntry]:
    return (
        select(ModerationEntry)
        .join(Comment, Comment.id == ModerationEntry.comment_id)
        .where(Comment.participant_id == writer.id, ModerationEntry.act == "hidden")
    )


def _hide_along(comment: Comment, reason: str | None) -> None:
    comment.status, comment.reason, comment.wall_batch = CommentStatus.HIDDEN, reason, None
    comment.hidden_along = True


def _writer_of(comment: Comment) -> Participant | None:
    if comment.participant_id is None:
        return None
    dialogue = db.session.get_one(Dialogue, comment.dialogue_id)
    writer = db.session.get_one(Participant, comment.participant_id)
    return writer if dialogue.phase in RUNNING and writer.channel != Channel.PAPER else None
