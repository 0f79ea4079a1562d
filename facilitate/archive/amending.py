"""What may happen to a sealed record: an addition, a correction by a new record, a withdrawn text."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate import audit
from facilitate.archive.canonical import normal
from facilitate.archive.chain import append, lock_chain
from facilitate.archive.commitments import KEY, CommittedTexts, Reference
from facilitate.archive.models import Record, RecordText
from facilitate.archive.parts.words import stored_proposal
from facilitate.archive.queries import family_of, next_of
from facilitate.archive.reading import read_parts, texts_of
from facilitate.archive.searching import refresh_search_text
from facilitate.archive.wording import WITHDRAWAL_REASONS
from facilitate.clock import now
from facilitate.errors import Conflict, Invalid, NotFound
from facilitate.extensions import db
from facilitate.live.models import Comment
from facilitate.texts import clean

ADDITION, REASON, SENTENCE, WORKS_WELL, ROOM, INVITED, CASE_NUMBER = 4000, 1000, 400, 2000, 120, 1000, 60
WITHDRAWN = "–"
"""What a withdrawn comment's own row says afterwards; a row without words cannot be."""


class Superseded(Conflict):
    code = "superseded"
    sentence = _l("Arkivposten är redan rättad. Gå till den rättade.")


class NothingSaid(Invalid):
    code = "nothing-said"
    sentence = _l("Skriv vad tillägget eller rättelsen gäller.")


@dataclass(frozen=True)
class Corrected:
    """The parts of a record that a correction may change, as they shall read."""

    held_on: date | None
    time: str | None
    room: str
    invited: str
    case_number: str
    in_the_room: int | None
    sentences: list[str]
    works_well: str


def add(record: Record, text: str, user_id: int, proposals: list[dict[str, Any]] | None = None) -> Record:
    """Add a dated text, proposals, or both. A proposal is the keywords of `stored_proposal`.

    Raises NothingSaid, Superseded.
    """
    _require_in_force(record)
    texts = CommittedTexts()
    part = {
        "text": texts.commit(clean(text, ADDITION)),
        "proposals": [stored_proposal(texts, **proposal) for proposal in proposals or []],
    }
    if not texts.opened:
        raise NothingSaid
    addition = append(
        record.dialogue, {"addition": part}, texts, kind="addition", about=record, user_id=user_id
    )
    refresh_search_text(addition)
    _note("record.added", addition, user_id, about=record.id)
    return addition


def correct(record: Record, corrected: Corrected, reason: str, user_id: int) -> Record:
    """Seal a corrected record that supersedes this one. Figures, comments and proposals stay as they were.

    Raises NothingSaid without a reason, Superseded.
    """
    _require_in_force(record)
    reason = clean(reason, REASON)
    if not reason:
        raise NothingSaid
    texts = CommittedTexts()
    parts = _corrected_parts(record, corrected, texts) | {"correction": {"reason": texts.commit(reason)}}
    newer = append(record.dialogue, parts, texts, kind="correction", about=record, user_id=user_id)
    refresh_search_text(newer)
    _note("record.corrected", newer, user_id, about=record.id)
    return newer


def withdraw(record: Record, commitment: str, reason: str, user_id: int) -> None:
    """Take a text out for good, wherever the dialogue's records say the same; stubs stay, checksums hold.

    `reason` is a code of WITHDRAWAL_REASONS. Raises NotFound when the text is not there (any more).
    """
    if reason not in WITHDRAWAL_REASONS:
        raise NotFound
    row = texts_of(record).get(commitment)
    if row is None or row.text is None:
        raise NotFound
    words = row.text
    _forget_comment(record, words)
    for same in _same_words(record, words):
        same.salt, same.text = None, None
        same.withdrawn_at, same.withdrawn_reason = now(), reason
    db.session.flush()
    for one in family_of(record):
        refresh_search_text(one)
    _note("text.withdrawn", record, user_id, reason=reason)


def _corrected_parts(record: Record, corrected: Corrected, texts: CommittedTexts) -> dict[str, Any]:
    before, gone = read_parts(record), _withdrawn_of(record)
    parts = dict(before)
    parts["about"] = before["about"] | _corrected_about(corrected, texts)
    parts["participation"] = before["participation"] | {"in_the_room": corrected.in_the_room}
    parts["analysis"] = {
        "sentences": {"sv": _committed_lines(corrected.sentences, texts)},
        "works_well": texts.commit(clean(corrected.works_well, WORKS_WELL)),
    }
    for part, name in (("about", "room"), ("about", "invited"), ("analysis", "works_well")):
        # A field that could not show its withdrawn text comes back empty: its stub stays.
        if parts[part][name] is None and _speaks_of(before[part][name], gone):
            parts[part][name] = before[part][name]
    return parts


def _corrected_about(corrected: Corrected, texts: CommittedTexts) -> dict[str, Any]:
    return {
        "date": corrected.held_on.isoformat() if corrected.held_on else None,
        "time": corrected.time,
        "room": texts.commit(clean(corrected.room, ROOM)),
        "invited": texts.commit(clean(corrected.invited, INVITED)),
        "case_number": normal(clean(corrected.case_number, CASE_NUMBER)),
    }


def _withdrawn_of(record: Record) -> set[str]:
    return {row.commitment for row in texts_of(record).values() if row.text is None}


def _speaks_of(reference: Reference | None, commitments: set[str]) -> bool:
    return reference is not None and reference[KEY] in commitments


def _committed_lines(lines: list[str], texts: CommittedTexts) -> list[Reference]:
    committed = (texts.commit(clean(line, SENTENCE)) for line in lines)
    return [reference for reference in committed if reference]


def _same_words(record: Record, words: str) -> list[RecordText]:
    """A sentence stands in the corrected record again, a comment perhaps as a proposal's problem."""
    family = [one.id for one in family_of(record)]
    query = select(RecordText).where(RecordText.record_id.in_(family), RecordText.text == words)
    return list(db.session.scalars(query))


def _forget_comment(record: Record, text: str) -> None:
    """Take the words out of the comment that the text came from, its unmasked original included."""
    query = select(Comment).where(Comment.dialogue_id == record.dialogue_id)
    for comment in db.session.scalars(query):
        if text in (comment.text, comment.shown_text, comment.elsewhere):
            comment.text, comment.shown_text, comment.elsewhere = WITHDRAWN, None, ""


def _require_in_force(record: Record) -> None:
    lock_chain(record.organisation_id)
    if record.kind == "addition" or next_of(record) is not None:
        raise Superseded


def _note(act: str, record: Record, user_id: int, **details: Any) -> None:
    audit.record(
        act, organisation_id=record.organisation_id, user_id=user_id, subject=f"record:{record.id}", **details
    )
