"""Opens a record: parts as they were written, commitments as the texts that they stand for."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import select

from facilitate.archive.commitments import KEY, CommittedTexts, commitments_in
from facilitate.archive.models import Record, RecordText
from facilitate.archive.wording import WITHDRAWAL_REASONS, word_for
from facilitate.extensions import db
from facilitate.languages import lang_of


@dataclass(frozen=True)
class Passage:
    """A text that somebody wrote, or the stub of a withdrawn one."""

    commitment: str
    text: str | None
    reason: str = ""
    withdrawn_on: date | None = None
    language: str = "sv"

    @property
    def withdrawn(self) -> bool:
        return self.text is None

    def __str__(self) -> str:
        return stub(self.reason, self.withdrawn_on) if self.text is None else self.text


Opener = Callable[[str], Passage]
"""From a commitment to what it stands for."""


def stub(reason: str, on: date | None) -> str:
    """What stands where a withdrawn text stood."""
    why = word_for(WITHDRAWAL_REASONS, reason)
    return str(_("[Texten togs bort %(date)s. Skäl: %(reason)s.]", date=format_date(on, "long"), reason=why))


def read_parts(record: Record) -> dict[str, Any]:
    """The parts of a record as values."""
    return {part.name: json.loads(part.content) for part in record.parts}


def texts_of(record: Record) -> dict[str, RecordText]:
    """The texts that the record's parts speak of, its own and those of the records that it corrects."""
    wanted = set(commitments_in(list(read_parts(record).values())))
    family = select(Record.id).where(Record.dialogue_id == record.dialogue_id)
    found = db.session.scalars(select(RecordText).where(RecordText.record_id.in_(family)))
    return {row.commitment: row for row in found if row.commitment in wanted}


def opener_of(rows: Mapping[str, RecordText]) -> Opener:
    """Opens what the database keeps; what it does not know reads as withdrawn without a reason."""

    def open_commitment(commitment: str) -> Passage:
        row = rows.get(commitment)
        if row is None:
            return Passage(commitment, None)
        on = row.withdrawn_at.date() if row.withdrawn_at else None
        return Passage(commitment, row.text, row.withdrawn_reason, on)

    return open_commitment


def opener_before_sealing(texts: CommittedTexts) -> Opener:
    """Opens what has just been committed, for a preliminary summary."""
    return lambda commitment: Passage(commitment, texts.opened[commitment].text)


def open_one(opener: Opener, reference: Any, language: str = "sv") -> Passage | None:
    """The passage that a part refers to, or None where it holds none."""
    if not reference:
        return None
    passage = opener(reference[KEY])
    return Passage(passage.commitment, passage.text, passage.reason, passage.withdrawn_on, language)


def open_best(opener: Opener, references: Mapping[str, Any]) -> Passage | None:
    """The passage in the reader's language, else in Swedish, else in any."""
    if not references:
        return None
    language = lang_of(dict.fromkeys(references, "given"))
    return open_one(opener, references[language], language)
