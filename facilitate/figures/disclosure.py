"""The one door from counted answers to anything that leaves the server: what may be shown, and what not."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from facilitate.figures.disclosed import THRESHOLD, Disclosed, require_enough, require_people
from facilitate.figures.figure import Counts, Figure, count_unsafe
from facilitate.figures.scale import SKIPPED, Scale

__all__ = ["THRESHOLD", "PairFigure", "batch_may_count", "disclose", "disclose_pairs", "many_never_there"]

PairTable = Mapping[tuple[str, str], int]
"""The same people's two answers about a place: (code by day, code in the evening) -> number of people."""


@dataclass(frozen=True, kw_only=True)
class PairFigure(Disclosed):
    """How the same n people rated a place by day and in the evening: three counts, or nothing."""

    n: int | None = None
    safer_by_day: int | None = None
    same: int | None = None
    safer_in_the_evening: int | None = None

    def _require_agreement(self) -> None:
        parts = [self.safer_by_day or 0, self.same or 0, self.safer_in_the_evening or 0]
        require_people(self.n, self.safer_by_day, self.same, self.safer_in_the_evening)
        if self.n != sum(parts):
            raise ValueError("the sums of a figure disagree with its counts")
        require_enough(sum(parts))


def disclose(scale: Scale, counts: Counts, threshold: int) -> Figure:
    """Return what may be shown of the counts: everything, or nothing at all when too few expressed something.

    The n of the rule is 1-4 and U. Below the threshold "don't know" and the skips are withheld as well: a
    room knows how many it is, so each of them would give n away. Raises ValueError for a threshold under
    THRESHOLD and for a code that the scale does not have.
    """
    _require_threshold(threshold)
    if not set(counts) <= {*scale.values, SKIPPED}:
        raise ValueError("an answer that the scale does not have")
    require_people(*counts.values())
    expressed = {code: counts.get(code, 0) for code in scale.expressed}
    n = sum(expressed.values())
    if n < threshold:
        return Figure(scale_key=scale.key, withheld=True)
    return Figure(
        scale_key=scale.key,
        withheld=False,
        n=n,
        counts=expressed,
        aside=sum(counts.get(code, 0) for code in scale.aside),
        skipped=counts.get(SKIPPED, 0),
        unsafe=count_unsafe(scale, expressed),
    )


def disclose_pairs(
    day: Figure,
    evening: Figure,
    pairs: PairTable,
    threshold: int,
    *,
    hands: tuple[Counts, Counts] = ({}, {}),
) -> PairFigure:
    """Return how those who rated both times compare them; a code nearer the scale's beginning is safer.

    The figures of day and evening are shown beside this one, so it must not answer what they leave open:

    - Either of them withheld: nothing, for the pairs would speak of the withheld time.
    - Fewer pairs than the threshold: nothing.
    - n by day minus n of the pairs is the number who rated the day alone. If that is 1 to threshold - 1, they
      could be singled out: suppose that all pairs answered the same both times and nobody rated the evening
      alone; then the counts by day minus those by evening are exactly the answers of those few. Nothing is
      shown, and likewise for the evening. Nobody, or enough people, is no such remainder.
    - The pairs count somebody whom the figures do not (answers that came too late for a frozen figure): the
      difference would speak of those few. Nothing is shown.

    `hands` are the answers by day and in the evening that were given by raised hands. They are in the figures
    and in no pair, and the room saw them: they are taken off the figures before any of this.

    The figures are those that were frozen first. Late answers come on top only as a batch that is enough
    people, so that a remainder of nobody or enough people stays one.

    The full table never leaves: its cells join two answers of one person. Raises ValueError for a threshold
    under THRESHOLD.
    """
    _require_threshold(threshold)
    order = {code: position for position, code in enumerate(day.scale.expressed)}
    both = {pair: people for pair, people in pairs.items() if pair[0] in order and pair[1] in order}
    n = sum(both.values())
    if n < threshold or not all(
        _leaves_no_few(figure, hands[time], both, time, threshold)
        for time, figure in enumerate((day, evening))
    ):
        return PairFigure(withheld=True)
    compared: Counter[int] = Counter()
    for (by_day, by_evening), people in both.items():
        compared[(order[by_day] > order[by_evening]) - (order[by_day] < order[by_evening])] += people
    return PairFigure(
        withheld=False, n=n, safer_by_day=compared[-1], same=compared[0], safer_in_the_evening=compared[1]
    )


def _leaves_no_few(figure: Figure, hands: Counts, pairs: PairTable, time: int, threshold: int) -> bool:
    """Whether the pairs lie within the figure and leave nobody, or enough people, outside them."""
    if figure.withheld:
        return False
    outside = {code: people - hands.get(code, 0) for code, people in figure.counts.items()}
    for pair, people in pairs.items():
        outside[pair[time]] -= people
    if any(people < 0 for people in outside.values()):
        return False
    remainder = sum(outside.values())
    return remainder == 0 or remainder >= threshold


def batch_may_count(scale: Scale, batch: Counts, threshold: int) -> bool:
    """Whether answers that came after *Show* (paper) may change a figure that the room has seen.

    The room can subtract the old figure from the new one, so the batch must itself be enough people to show.
    """
    return not disclose(scale, batch, threshold).withheld


def many_never_there(figure: Figure) -> bool:
    """Whether to say in words that most are never there: THRESHOLD people or more, and the majority."""
    if figure.n is None or figure.aside is None or figure.skipped is None:
        return False
    return figure.aside >= THRESHOLD and figure.aside > figure.n + figure.skipped


def _require_threshold(threshold: int) -> None:
    if threshold < THRESHOLD:
        raise ValueError(f"the threshold is never lower than {THRESHOLD}")
