"""Many people whose phones no test looks at, and whose answers are stored all at once."""

from collections.abc import Sequence

from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live.answers import store
from facilitate.live.commands import Command
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room

DAY = "4" * 9 + "3" * 8 + "2" * 5 + "1" * 3 + "U" + "N"
EVENING = "4" * 2 + "3" * 4 + "2" * 6 + "1" * 3 + "U" * 4 + "N" * 7 + "-"
FEW = "2" * 2 + "1" + "U" + "N" * 20 + "-" * 3
"""Four express something, the others do not."""


class Crowd:
    """People who have joined.

    Each line of answers is for a question, each letter of it for a person: a space for one that waits.
    """

    def __init__(self, room: Room, people: int = len(DAY)) -> None:
        self._room = room
        self._ids = [one.id for one in room.join(people)]
        self._number = 0

    def answer(self, lines: Sequence[str], kind: StepKind = StepKind.RATE) -> None:
        self._number += 1
        db.session.rollback()
        given = [
            Command(self._room.dialogue.id, one, question.id, code, self._number)
            for question, codes in zip(self._room.questions(kind), lines, strict=True)
            for one, code in zip(self._ids, codes, strict=True)
            if code != " "
        ]
        with unit_of_work():
            assert all(outcome.error is None for outcome in store(given))
