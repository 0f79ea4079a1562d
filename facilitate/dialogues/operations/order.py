"""Moving one row up or down in a list that is kept in order by position."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from facilitate.dialogues.models import Spot, Step

Row = TypeVar("Row", Spot, Step)


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


def number(rows: Sequence[Row]) -> None:
    """Positions 1, 2, 3 ... in the order of the list."""
    for position, row in enumerate(rows, 1):
        row.position = position


def move(rows: Sequence[Row], index: int, direction: Direction) -> list[Row]:
    """The rows with one of them a place up or down, numbered anew; at the end it stays where it is."""
    other = index - 1 if direction is Direction.UP else index + 1
    moved = list(rows)
    if 0 <= other < len(moved):
        moved[index], moved[other] = moved[other], moved[index]
    number(moved)
    return moved
