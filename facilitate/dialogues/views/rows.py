"""What the pages with rows to move share: which button was pressed, and which row it belongs to."""

from dataclasses import dataclass

from flask import request

from facilitate.dialogues.operations import Direction
from facilitate.web import whole_number


@dataclass(frozen=True)
class Press:
    """A button such as "up:12": what to do and the row's id, 0 where it belongs to none."""

    act: str
    row: int = 0

    @property
    def direction(self) -> Direction | None:
        return Direction(self.act) if self.act in set(Direction) else None


def pressed() -> Press:
    """The button that sent the form; *save* when it was the Enter key."""
    act, _, row = request.form.get("act", "save").partition(":")
    return Press(act, whole_number(row) or 0)


def ticked() -> list[int]:
    """The places that were ticked, as ids that a row can have."""
    return [number for text in request.form.getlist("place") if (number := whole_number(text))]


def numbered(prefix: str) -> dict[int, str]:
    """The fields "minutes-12", "minutes-14" ... as {12: text}."""
    found = {}
    for name, text in request.form.items():
        start, _, digits = name.rpartition("-")
        number = whole_number(digits)
        if start == prefix and number is not None:
            found[number] = text
    return found
