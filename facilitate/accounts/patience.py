"""Sign-in slows down with each failure, by account and as a whole, and never locks anybody out.

Never by address: a whole town hall shares one. Kept in memory only, so no list of typed addresses is stored.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_KEYS = 10_000


@dataclass
class _Trail:
    level: float = 0.0
    since: float = 0.0
    free_at: float = 0.0


@dataclass(frozen=True)
class Pace:
    """`free` attempts without a pause, then `first` seconds, doubled each time up to `longest`.

    One attempt is forgotten every `forget` seconds. Simultaneous attempts queue, but nobody waits longer than
    `limit`: otherwise a stranger's attempts would keep the owner out.
    """

    free: int
    first: float
    longest: float
    forget: float
    limit: float

    def pause(self, level: float) -> float:
        if level < self.free:
            return 0.0
        return min(self.longest, self.first * 2 ** min(level - self.free, 16))


ACCOUNT = Pace(free=3, first=0.5, longest=8.0, forget=60.0, limit=10.0)
WHOLE = Pace(free=30, first=0.25, longest=2.0, forget=2.0, limit=4.0)


class Patience:
    """How long each attempt has to wait; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._trails: OrderedDict[str, _Trail] = OrderedDict()
        self._whole = _Trail()
        self._lock = threading.Lock()

    def attempt(self, account: str) -> float:
        """Count an attempt and give the seconds that it must wait before the password is looked at."""
        moment = self._clock()
        with self._lock:
            trail = self._trails.pop(account, None) or _Trail(since=moment)
            self._trails[account] = trail
            while len(self._trails) > _KEYS:
                self._trails.popitem(last=False)
            return max(_reserve(trail, ACCOUNT, moment), _reserve(self._whole, WHOLE, moment))

    def succeeded(self, account: str) -> None:
        """Forget the account's attempts: somebody knew the password."""
        with self._lock:
            self._trails.pop(account, None)
            self._whole.level = max(0.0, self._whole.level - 1)


def _reserve(trail: _Trail, pace: Pace, moment: float) -> float:
    trail.level = max(0.0, trail.level - (moment - trail.since) / pace.forget)
    pause = pace.pause(trail.level)
    wait = min(max(trail.free_at - moment, 0.0) + pause, pace.limit) if pause else 0.0
    trail.level, trail.since, trail.free_at = trail.level + 1, moment, moment + wait
    return wait
