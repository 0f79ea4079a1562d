"""How late the event loop is: the one measure that finds whatever keeps everybody waiting.

A greenlet sleeps and notes how much longer than asked it slept. There is no door to it: SIGUSR1 writes what
has been seen so far into the instance folder.
"""

import json
import os
import signal
import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import gevent

EVERY = 0.02
"""Seconds between two looks."""
BOUNDS_MS = (1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 2000, 5000)
FILE = "loop_lag.json"


@dataclass
class Histogram:
    """How many looks were at most so late; one count more than bounds, for whatever was later still."""

    bounds_ms: Sequence[float] = BOUNDS_MS
    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_MS) + 1))
    sum_ms: float = 0.0

    def note(self, late_ms: float) -> None:
        self.counts[bisect_left(self.bounds_ms, late_ms)] += 1
        self.sum_ms += late_ms

    def since(self, earlier: "Histogram") -> "Histogram":
        """What has come on top of an earlier state."""
        counts = [now - then for now, then in zip(self.counts, earlier.counts, strict=True)]
        return Histogram(self.bounds_ms, counts, self.sum_ms - earlier.sum_ms)

    def quantile(self, share: float) -> float:
        """Milliseconds that this share of the looks stays below, read off within its interval; 0 for none.

        Never more than the last bound, which is all that is known of what was later.
        """
        wanted, seen = share * sum(self.counts), 0
        for at, count in enumerate(self.counts[:-1]):
            if count and seen + count >= wanted:
                below = self.bounds_ms[at - 1] if at else 0.0
                return below + (self.bounds_ms[at] - below) * (wanted - seen) / count
            seen += count
        return float(self.bounds_ms[-1]) if seen < sum(self.counts) else 0.0


_seen = Histogram()


def loop_lag() -> Histogram:
    """What this process has seen since it started; a copy."""
    return Histogram(_seen.bounds_ms, list(_seen.counts), _seen.sum_ms)


def watch(folder: Path) -> None:
    """Begin to look, and write what was seen into the folder at SIGUSR1."""
    gevent.spawn(_look_for_ever)
    gevent.signal_handler(signal.SIGUSR1, _write, folder / FILE)


def _look_for_ever() -> None:
    while True:
        asleep = time.perf_counter()
        gevent.sleep(EVERY)
        late = max(0.0, time.perf_counter() - asleep - EVERY)
        # Whoever came while the loop stood still waited too, each a little less than the one before.
        while late >= 0:
            _seen.note(late * 1000)
            late -= EVERY


def _write(path: Path) -> None:
    half = path.with_suffix(".part")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(loop_lag()), file)
    half.replace(path)
