"""The highest rate that holds, found by climbing in short tries and then settling in long ones."""

from collections.abc import Callable

STEP = 1.25
LONG_TRIES = 5
WARM_UP = 0.5
"""The share of the first rate at which a server that has just started gets going; not counted."""

Holds = Callable[[int, float], bool]
"""Whether so many a second hold for so many seconds."""


def highest_rate(holds: Holds, start: int, short: float = 3.0, long: float = 10.0) -> int:
    """The highest rate that held for the long time; 0 when none of the tries did."""
    holds(int(start * WARM_UP), short)
    rate = start
    while holds(rate, short) or holds(rate, short):  # one hiccup of the machine does not end the climb
        rate = int(rate * STEP)
    held, failed, tried = 0, rate, int(rate / STEP)
    for _ in range(LONG_TRIES):
        if holds(tried, long):
            held = tried
        else:
            failed = tried
        tried = (held + failed) // 2 if held else int(failed / STEP)
    return held
