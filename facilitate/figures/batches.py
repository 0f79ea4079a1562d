"""What may be added to a figure without anybody being found by subtraction. Pure, like all of figures/."""

from collections import Counter
from dataclasses import dataclass, field

from facilitate.figures.disclosure import batch_may_count
from facilitate.figures.figure import Counts
from facilitate.figures.scale import Scale


@dataclass(frozen=True)
class Taken:
    """What of the late answers to one question is counted: `given` on phones and forms, `hands` raised."""

    given: bool = False
    hands: bool = False
    counts: Counts = field(default_factory=dict)


def hands_may_join(scale: Scale, others: Counts, threshold: int) -> bool:
    """Whether raised hands may be counted together with the other answers to the question.

    The room saw the hands, so whoever was there can take them off the figure: what is left must be nothing
    at all, or enough people to be shown by themselves.
    """
    return not any(others.values()) or batch_may_count(scale, others, threshold)


def take_late(scale: Scale, frozen: Counts, given: Counts, hands: Counts, threshold: int) -> Taken:
    """Decide which late answers change a figure that somebody has seen, once and for all.

    The difference between the two figures is exactly what is added, so it must be enough people to show.
    Hands come on top only where what they are added to would stand without them. `frozen` holds no hands
    when there are late ones.
    """
    with_given = batch_may_count(scale, given, threshold)
    counts: Counter[str] = Counter(given if with_given else {})
    others = Counter(frozen) + counts
    with_hands = (
        any(hands.values())
        and hands_may_join(scale, others, threshold)
        and batch_may_count(scale, counts + Counter(hands), threshold)
    )
    return Taken(with_given, with_hands, dict(counts + Counter(hands if with_hands else {})))
