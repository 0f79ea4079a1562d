"""One token bucket for both doors. Never keyed by address: a whole hall shares one."""

import time
from collections import OrderedDict
from weakref import WeakSet

_buckets: "WeakSet[TokenBucket]" = WeakSet()


class TokenBucket:
    """`capacity` at once, refilled with `per_second`; one bucket for each key, idle ones forgotten."""

    def __init__(self, capacity: float, per_second: float, keys: int = 10_000) -> None:
        self._capacity = capacity
        self._per_second = per_second
        self._keys = keys
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        _buckets.add(self)

    def take(self, key: str, amount: float = 1.0) -> bool:
        """Take from the key's bucket; False, taking nothing, when it holds too little.

        Without a lock, which would cost every answer more than the bucket: no greenlet is interrupted here.
        """
        moment = time.monotonic()
        level, since = self._levels.pop(key, (self._capacity, moment))
        level = min(self._capacity, level + (moment - since) * self._per_second)
        allowed = level >= amount
        self._levels[key] = (level - amount if allowed else level, moment)
        if len(self._levels) > self._keys:
            self._levels.popitem(last=False)
        return allowed

    def wait(self, key: str, amount: float = 1.0) -> float:
        """Seconds until the key could take the amount; 0.0 when it can now."""
        moment = time.monotonic()
        level, since = self._levels.get(key, (self._capacity, moment))
        level = min(self._capacity, level + (moment - since) * self._per_second)
        return max(0.0, (amount - level) / self._per_second)

    def forget(self) -> None:
        """Fill the bucket of every key."""
        self._levels.clear()


def begin_anew() -> None:
    """Fill all buckets: an application that starts owes nothing to one before it in the same process."""
    for bucket in _buckets:
        bucket.forget()
