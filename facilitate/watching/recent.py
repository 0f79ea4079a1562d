"""How late the loop has been lately: differences of what has been seen since the start."""

import time
from collections import deque

from facilitate.loop_lag import Histogram, loop_lag

SPAN = 60.0
APART = 10.0

_marks: deque[tuple[float, Histogram]] = deque()


def recent_lag() -> Histogram:
    """Since the last look that was a minute ago or longer; since the start for the first looks."""
    moment, seen = time.monotonic(), loop_lag()
    while len(_marks) > 1 and _marks[1][0] <= moment - SPAN:
        _marks.popleft()
    before = _marks[0][1] if _marks else Histogram()
    if not _marks or _marks[-1][0] <= moment - APART:
        _marks.append((moment, seen))
    return seen.since(before)
