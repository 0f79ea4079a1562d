"""Takes a text out of a sealed record for good. A stub says when and why; every checksum still holds."""

from sqlalchemy import select

from facilitate import audit
from facilitate.archive.models import Record, RecordText
from facilitate.archive.queries import family_of
from facilitate.archive.reading import texts_of
from facilitate.archive.searching import refresh_search_text
from facilitate.archive.wording import WITHDRAWAL_REASONS
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.live.models import Comment

WITHDRAWN = "–"
"""What a withdrawn comment's own row says afterwards; a row without words cannot be."""

_WRITTEN = ("room", "invited", "contact")
_TRANSLATED = ("purpose", "can_influence", "cannot_influence", "feedback_where")


def withdraw(record: Record, commitment: str, reason: str, user_id: int) -> None:
    """Withdraw the text, wherever the dialogue's records say the very same, and where it came from.

    `reason` is a code of WITHDRAWAL_REASONS. Raises NotFound when the text is not there (any more).
    """
    if reason not in WITHDRAWAL_REASONS:
        raise NotFound
    row = texts_of(record).get(commitment)
    if row is None or row.text is None:
        raise NotFound
    words, family = row.text, family_of(record)
    for same in _same_words(family, words):
        same.salt, same.text = None, None
        same.withdrawn_at, same.withdrawn_reason = now(), reason
    _forget_comments(record.dialogue, words)
    _forget_in_dialogue(record.dialogue, words)
    db.session.flush()
    for one in family:
        refresh_search_text(one)
    audit.record(
        "text.withdrawn",
        organisation_id=record.organisation_id,
        user_id=user_id,
        subject=f"record:{record.id}",
        reason=reason,
    )


def _same_words(family: list[Record], words: str) -> list[RecordText]:
    """A sentence stands in the corrected record again, a comment perhaps as a proposal's problem."""
    ids = [one.id for one in family]
    query = select(RecordText).where(RecordText.record_id.in_(ids), RecordText.text == words)
    return list(db.session.scalars(query))


def _forget_comments(dialogue: Dialogue, words: str) -> None:
    """Take the words out of the comments that they came from, unmasked originals and suspects included.

    A place in the writer's own words is a text of its own: others wrote of the same place, and theirs stay.
    """
    for comment in db.session.scalars(select(Comment).where(Comment.dialogue_id == dialogue.id)):
        if words in (comment.text, comment.shown_text):
            comment.text, comment.shown_text, comment.warnings = WITHDRAWN, None, []
        if words == comment.elsewhere:
            comment.elsewhere, comment.warnings = "", []


def _forget_in_dialogue(dialogue: Dialogue, words: str) -> None:
    for name in _WRITTEN:
        if getattr(dialogue, name) == words:
            setattr(dialogue, name, "")
    for name in _TRANSLATED:
        texts = getattr(dialogue, name)
        if words in texts.values():
            setattr(dialogue, name, {language: text for language, text in texts.items() if text != words})
