"""Rounds on servers that have just started: more and more phones, a burst of each size, and what it cost."""

import time
from dataclasses import dataclass
from statistics import median

from bench.bursts import SIZES, Burst, burst, figures_of
from bench.gathering import Gathering, gathering

MOST = max(SIZES)
SETTLED = 2.0
"""Seconds from the last connection until the memory is looked at."""


@dataclass(frozen=True)
class Round:
    """`rss_per_phone_kb` is what each connected phone adds; the lag is that of the largest burst."""

    bursts: list[Burst]
    rss_per_phone_kb: float
    loop_lag_p99_ms: float


def measure(runs: int) -> dict[str, float]:
    with gathering(MOST) as room:
        several = [_round(room) for _ in range(runs)]
    found: dict[str, float] = {}
    for same_size in zip(*(one.bursts for one in several), strict=True):
        found |= figures_of(list(same_size))
    return found | {
        "rss_per_phone_kb": median(one.rss_per_phone_kb for one in several),
        "loop_lag_p99_ms": median(one.loop_lag_p99_ms for one in several),
    }


def _round(room: Gathering) -> Round:
    room.start_anew()
    empty = room.server.memory_kb
    smaller = []
    for phones in SIZES[:-1]:
        room.crowd.connect(phones)
        smaller.append(burst(room, phones))
    room.crowd.connect(MOST)
    time.sleep(SETTLED)
    full = room.server.memory_kb
    before = room.server.loop_lag()
    largest = burst(room, MOST)
    lag = room.server.loop_lag().since(before)
    return Round([*smaller, largest], (full - empty) / MOST, lag.quantile(0.99))
