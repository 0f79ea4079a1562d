"""What all shown numbers have in common: they may be withheld, hold nothing then, and are stored as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self

THRESHOLD = 5
"""The least number of people that any figure speaks of: a working rule, no law; it may be raised."""


@dataclass(frozen=True, kw_only=True)
class Disclosed:
    """Numbers about at least THRESHOLD people, or the fact that they are withheld and no number at all."""

    withheld: bool

    _kept_when_withheld: ClassVar[tuple[str, ...]] = ("withheld",)

    def __post_init__(self) -> None:
        if self.withheld:
            if any(number not in (None, {}) for number in self._numbers().values()):
                raise ValueError("a withheld figure holds no numbers")
        else:
            self._require_agreement()

    def _numbers(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in self._kept_when_withheld}

    def _require_agreement(self) -> None:
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """Return what a record stores; a withheld figure has no key for a number."""
        kept = {name: getattr(self, name) for name in self._kept_when_withheld}
        return kept if self.withheld else kept | self._numbers()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return the figure that `to_json` wrote. Raises ValueError for anything else."""
        if not set(stored) <= {f.name for f in fields(cls)} or not isinstance(stored.get("withheld"), bool):
            raise ValueError("not a figure as it is stored")
        try:
            figure = cls(**stored)
        except (AttributeError, TypeError) as error:
            raise ValueError("not a figure as it is stored") from error
        if figure.to_json() != dict(stored):
            raise ValueError("not a figure as it is stored")
        return figure


def require_people(*numbers: object) -> None:
    """Raise ValueError unless each number is a whole number of people."""
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise ValueError("people are counted in whole numbers")


def require_enough(n: int) -> None:
    """Raise ValueError for a figure of fewer people than any figure may speak of."""
    if n < THRESHOLD:
        raise ValueError("too few people for a figure")
