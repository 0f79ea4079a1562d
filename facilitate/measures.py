"""What this process has counted since it started: how much and how long, never who and in which dialogue."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from facilitate.loop_lag import BOUNDS_MS, Histogram

SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500)

answers: Counter[str] = Counter()
"""By what became of them: "stored", or the code of the refusal."""
responses: Counter[str] = Counter()
"""By the class of their status: "2xx"."""
batch_sizes = Histogram(SIZES, [0] * (len(SIZES) + 1))
"""How many answers were stored at a time."""
batch_ms = Histogram(BOUNDS_MS, [0] * (len(BOUNDS_MS) + 1))
"""How long that took, with the waiting for the disk."""


def response_sent(status: str | bytes | None) -> None:
    """Count an answer by its status, such as "200 OK": gevent keeps an application's as bytes."""
    first = status.decode("latin-1")[:1] if isinstance(status, bytes) else (status or "")[:1]
    if first.isdigit():
        responses[f"{first}xx"] += 1


@contextmanager
def batch(answered: int) -> Iterator[None]:
    """Time the storing of so many answers; one that fails is not counted."""
    began = perf_counter()
    yield
    batch_ms.note((perf_counter() - began) * 1000)
    batch_sizes.note(answered)
