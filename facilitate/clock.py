"""The one place that is asked what time it is, so that tests can hold it still.

A computer's clock may be set in the middle of an evening, by a network that has come back or by a person.
What has an end by then must neither be over at once nor last an hour longer: the time here runs on evenly
until `follow()`.
"""

import time
from datetime import UTC, datetime

_EVEN = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Runs on while the computer sleeps, where the system has such a clock."""

_held: datetime | None = None


def _seconds_apart() -> float:
    return time.time() - time.clock_gettime(_EVEN)


_apart = _seconds_apart()


def now() -> datetime:
    """The time in UTC, always timezone-aware."""
    return _held if _held is not None else datetime.fromtimestamp(time.clock_gettime(_EVEN) + _apart, UTC)


def seconds_off() -> float:
    """By how much the computer's clock has been set forward since it was followed; below 0 for back."""
    return _seconds_apart() - _apart


def follow() -> None:
    """Take over the computer's clock as it is now."""
    global _apart
    _apart = _seconds_apart()


def hold(moment: datetime | None) -> None:
    """Hold the clock at a moment (tests), or let it go again with None."""
    global _held
    _held = moment
