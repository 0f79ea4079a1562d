"""What phones sent and what they were told, set against what is stored."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select

from facilitate.extensions import db
from facilitate.live.models import Answer, Participant
from facilitate.tokens import hash_of

Key = tuple[str, int]
"""Phone (its cookie) and question."""


@dataclass
class Ledger:
    """Of one crowd. Numbers are those of the protocol: raised by the phone with each change."""

    sent: dict[Key, dict[int, str]] = field(default_factory=dict)
    stored: dict[Key, tuple[int, str]] = field(default_factory=dict)
    """The newest that the server said was stored."""
    refused: set[tuple[str, int, int]] = field(default_factory=set)
    acknowledged: int = 0

    def note_sent(self, phone: str, question: int, number: int, code: str) -> None:
        self.sent.setdefault((phone, question), {})[number] = code

    def note_stored(self, phone: str, question: int, number: int, code: str) -> None:
        self.acknowledged += 1
        if number >= self.stored.get((phone, question), (0, ""))[0]:
            self.stored[phone, question] = number, code

    def note_refused(self, phone: str, question: int, number: int) -> None:
        self.refused.add((phone, question, number))


@dataclass(frozen=True)
class Verdict:
    """`lost`: acknowledged and not there. `doubled`: more than one row for one answer or one phone.
    `uncalled`: there although it was refused, or was never sent."""

    acknowledged: int
    lost: int
    doubled: int
    uncalled: int

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.uncalled)


def judge(ledger: Ledger, dialogue_id: int, phones: int) -> Verdict:
    """Look into the database. The crowd is calm: nothing is on its way any more."""
    db.session.rollback()
    query = (
        select(Participant.token_hash, Answer.question_id, Answer.number, Answer.code)
        .join(Participant, Participant.id == Answer.participant_id)
        .where(Participant.dialogue_id == dialogue_id)
    )
    rows = db.session.execute(query).all()
    people = len(
        db.session.scalars(select(Participant.id).where(Participant.dialogue_id == dialogue_id)).all()
    )
    db.session.rollback()
    there = {(row.token_hash, row.question_id): (row.number, row.code) for row in rows}
    several = Counter((row.token_hash, row.question_id) for row in rows)
    return Verdict(
        ledger.acknowledged,
        lost=sum(1 for key, told in ledger.stored.items() if not _stands(there.get(_hashed(key)), told)),
        doubled=sum(count - 1 for count in several.values()) + max(0, people - phones),
        uncalled=_uncalled(ledger, there),
    )


def _stands(there: tuple[int, str] | None, told: tuple[int, str]) -> bool:
    """A newer one may have reached the disk without its acknowledgement reaching the phone."""
    return there is not None and (there == told or there[0] > told[0])


def _uncalled(ledger: Ledger, there: dict[Key, tuple[int, str]]) -> int:
    sent = {_hashed(key): numbers for key, numbers in ledger.sent.items()}
    refused = {(hash_of(phone), question, number) for phone, question, number in ledger.refused}
    return sum(
        1
        for (phone, question), (number, code) in there.items()
        if sent.get((phone, question), {}).get(number) != code or (phone, question, number) in refused
    )


def _hashed(key: Key) -> Key:
    return hash_of(key[0]), key[1]
