"""The one place that is asked what time it is, so that tests can hold it still."""

from datetime import UTC, datetime

_held: datetime | None = None


def now() -> datetime:
    """The time in UTC, always timezone-aware."""
    return _held if _held is not None else datetime.now(UTC)


def hold(moment: datetime | None) -> None:
    """Hold the clock at a moment (tests), or let it go again with None."""
    global _held
    _held = moment
