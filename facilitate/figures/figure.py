"""A figure: what may be shown of the answers to one question, no more. `disclosure.py` makes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar

from facilitate.figures.disclosed import Disclosed, require_enough, require_people
from facilitate.figures.scale import SCALES, Scale

Counts = Mapping[str, int]
"""How many answered what: code -> number of people. A missing code is nobody."""


@dataclass(frozen=True, kw_only=True)
class Figure(Disclosed):
    """What may be shown of one question; a withheld one cannot hold a number.

    n: answers that express something (1-4 and U). counts: each of those codes, in the scale's order, zeros
    included; empty when withheld. aside: never there or don't know. skipped: no answer. unsafe: how many of n
    are unsafe, None for a scale that does not ask about safety. Raises ValueError when the parts disagree.
    """

    scale_key: str
    n: int | None = None
    counts: Counts = field(default_factory=dict)
    aside: int | None = None
    skipped: int | None = None
    unsafe: int | None = None

    _kept_when_withheld: ClassVar[tuple[str, ...]] = ("scale_key", "withheld")

    def __post_init__(self) -> None:
        if self.scale_key not in SCALES:
            raise ValueError("unknown scale")
        super().__post_init__()
        ordered = {code: self.counts[code] for code in self.scale.expressed if not self.withheld}
        object.__setattr__(self, "counts", MappingProxyType(ordered))

    @property
    def scale(self) -> Scale:
        """The scale that was answered on."""
        return SCALES[self.scale_key]

    def people(self, code: str) -> int | None:
        """Return how many gave an answer of the scale, those outside n included; None when withheld."""
        if self.withheld:
            return None
        return self.aside if code in self.scale.aside else self.counts[code]

    def _require_agreement(self) -> None:
        if set(self.counts) != set(self.scale.expressed):
            raise ValueError("a figure counts each code of its scale")
        require_people(
            self.n, self.aside, self.skipped, 0 if self.unsafe is None else self.unsafe, *self.counts.values()
        )
        n = sum(self.counts.values())
        if (self.n, self.unsafe) != (n, count_unsafe(self.scale, self.counts)):
            raise ValueError("the sums of a figure disagree with its counts")
        require_enough(n)

    def to_json(self) -> dict[str, Any]:
        """Return what a record stores; a withheld figure has no key for a number."""
        stored = super().to_json()
        return stored if self.withheld else stored | {"counts": dict(self.counts)}


def count_unsafe(scale: Scale, counts: Counts) -> int | None:
    """Return how many are unsafe or avoid the place; None for a scale that does not ask about safety."""
    return sum(counts.get(code, 0) for code in scale.unsafe) if scale.unsafe else None
