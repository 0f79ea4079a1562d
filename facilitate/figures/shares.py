"""Shares of small groups: how sure they are and in which form they are said."""

from dataclasses import dataclass
from math import floor, sqrt

from facilitate.figures.disclosed import THRESHOLD
from facilitate.figures.figure import Figure
from facilitate.figures.scale import Code

Z_95 = 1.959964
COUNTS_FIRST_BELOW = 20


def wilson(x: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval for x of n people, as two proportions from 0 to 1.

    With p = x/n: centre (p + z²/2n) / (1 + z²/n), half width z·sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n).
    Source: E. B. Wilson (1927), Journal of the American Statistical Association 22:209-212. It never leaves
    0-1 and never claims certainty at 0 or n, as the textbook (Wald) interval does.
    Raises ValueError unless 0 <= x <= n and n > 0.
    """
    if n <= 0 or not 0 <= x <= n:
        raise ValueError("a share is x of n people")
    p, z2 = x / n, Z_95**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    # At the ends the formula gives exactly 0 and 1; floating point does not.
    return (0.0 if x == 0 else centre - half), (1.0 if x == n else centre + half)


@dataclass(frozen=True)
class Share:
    """x of n people with the interval low-high (proportions), ready to be put into words without decimals."""

    x: int
    n: int
    low: float
    high: float

    @property
    def counts_first(self) -> bool:
        """Whether it is said "7 av 12", the percentage second or not at all; from 20 people percent first."""
        return self.n < COUNTS_FIRST_BELOW

    @property
    def percent(self) -> int:
        """The share in whole percent, half rounded up."""
        return (200 * self.x + self.n) // (2 * self.n)

    @property
    def low_percent(self) -> int:
        """The lower end of the interval in whole percent."""
        return floor(100 * self.low + 0.5)

    @property
    def high_percent(self) -> int:
        """The upper end of the interval in whole percent."""
        return floor(100 * self.high + 0.5)


def share(x: int, n: int) -> Share:
    """Return x of n as a share. Raises ValueError below the threshold: then nothing is said at all."""
    if n < THRESHOLD:
        raise ValueError("too few people for a share")
    return Share(x, n, *wilson(x, n))


def unsafe_share(figure: Figure) -> Share | None:
    """Return the headline of a place: (1+2+U) of (1+2+3+4+U). None if withheld or not about safety."""
    if figure.n is None or figure.unsafe is None:
        return None
    return share(figure.unsafe, figure.n)


def median_codes(figure: Figure) -> tuple[Code, ...]:
    """Return the median answer among the ordered steps (1-4), for when one word is needed instead of a mean.

    Two codes when the middle falls between them, none when withheld or when nobody chose a step.
    """
    chosen = [code for code in figure.scale.steps for _ in range(figure.counts.get(code.value, 0))]
    if not chosen:
        return ()
    middle = (chosen[(len(chosen) - 1) // 2], chosen[len(chosen) // 2])
    return middle[:1] if middle[0] == middle[1] else middle
