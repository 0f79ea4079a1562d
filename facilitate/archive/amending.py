"""What may be added to a sealed record: an addition, or a corrected record that supersedes it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l

from facilitate import audit
from facilitate.archive.canonical import normal
from facilitate.archive.chain import append, lock_chain
from facilitate.archive.commitments import KEY, CommittedTexts, Reference
from facilitate.archive.models import Record, RecordKind
from facilitate.archive.operations import SENTENCE, WORKS_WELL
from facilitate.archive.parts.words import stored_proposal
from facilitate.archive.queries import next_of
from facilitate.archive.reading import read_parts, texts_of
from facilitate.archive.searching import refresh_search_text
from facilitate.dialogues.operations.about import LIMITS
from facilitate.errors import Conflict, Invalid
from facilitate.texts import clean

ADDITION, REASON = 4000, 1000
"""The most characters of an addition, and of why a record is corrected."""


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
        "text": texts.take(clean(text, ADDITION)),
        "proposals": [stored_proposal(texts, **proposal) for proposal in proposals or []],
    }
    if not texts.opened:
        raise NothingSaid
    addition = append(
        record.dialogue, {"addition": part}, texts, kind=RecordKind.ADDITION, about=record, user_id=user_id
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
    parts = _corrected_parts(record, corrected, texts) | {"correction": {"reason": texts.take(reason)}}
    newer = append(record.dialogue, parts, texts, kind=RecordKind.CORRECTION, about=record, user_id=user_id)
    _tell_dialogue(record, corrected)
    refresh_search_text(newer)
    _note("record.corrected", newer, user_id, about=record.id)
    return newer


def _corrected_parts(record: Record, corrected: Corrected, texts: CommittedTexts) -> dict[str, Any]:
    before, gone = read_parts(record), _withdrawn_of(record)
    parts = dict(before)
    parts["about"] = before["about"] | _corrected_about(corrected, texts)
    parts["participation"] = before["participation"] | {"in_the_room": corrected.in_the_room}
    parts["analysis"] = {
        "sentences": {"sv": _committed_lines(corrected.sentences, texts)},
        "works_well": texts.take(clean(corrected.works_well, WORKS_WELL)),
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
        "room": texts.take(clean(corrected.room, LIMITS["room"])),
        "invited": texts.take(clean(corrected.invited, LIMITS["invited"])),
        "case_number": normal(clean(corrected.case_number, LIMITS["case_number"])),
    }


def _tell_dialogue(record: Record, corrected: Corrected) -> None:
    """Lists and searches go by the dialogue itself: it follows what is in force."""
    dialogue = record.dialogue
    dialogue.case_number = clean(corrected.case_number, LIMITS["case_number"])
    if corrected.held_on:
        clock = time.fromisoformat(corrected.time) if corrected.time else time()
        zone = ZoneInfo(dialogue.organisation.time_zone)
        dialogue.starts_at = datetime.combine(corrected.held_on, clock, zone)
        dialogue.day_only = not corrected.time


def _withdrawn_of(record: Record) -> set[str]:
    return {row.commitment for row in texts_of(record).values() if row.text is None}


def _speaks_of(reference: Reference | None, commitments: set[str]) -> bool:
    return reference is not None and reference[KEY] in commitments


def _committed_lines(lines: list[str], texts: CommittedTexts) -> list[Reference]:
    committed = (texts.take(clean(line, SENTENCE)) for line in lines)
    return [reference for reference in committed if reference]


def _require_in_force(record: Record) -> None:
    lock_chain(record.organisation_id)
    if record.kind == RecordKind.ADDITION or next_of(record) is not None:
        raise Superseded


def _note(act: str, record: Record, user_id: int, **details: Any) -> None:
    audit.record(
        act, organisation_id=record.organisation_id, user_id=user_id, subject=f"record:{record.id}", **details
    )
