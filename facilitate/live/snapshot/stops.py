"""The stops of a walk as one phone has them: all at once, so that it needs no network between two of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from facilitate.dialogues.models import Spot

if TYPE_CHECKING:
    from facilitate.live.snapshot.phone import PhoneQuestion


@dataclass(frozen=True)
class PhoneStop:
    """One stop with its questions. `number` counts from 1 in the order of the walk."""

    spot: Spot
    number: int
    questions: tuple["PhoneQuestion", ...]

    @property
    def name(self) -> str:
        """The name of the screen that says that all of the stop is done."""
        return f"stop-{self.spot.id}"

    @property
    def beginning(self) -> str:
        """The name of the screen to begin with: the first question without an answer, else the last."""
        return next((str(one.id) for one in self.questions if one.code is None), self.name)


def stops_of(questions: Iterable["PhoneQuestion"]) -> tuple[PhoneStop, ...]:
    """Questions, which stand in the order of their places, stop by stop."""
    by_spot = groupby(questions, key=lambda one: one.spot)
    stops = [(spot, tuple(asked)) for spot, asked in by_spot if spot is not None]
    return tuple(PhoneStop(spot, number, asked) for number, (spot, asked) in enumerate(stops, 1))
