"""What each audience sees, complete. First load, reconnecting and late joining all use these."""

from facilitate.live.snapshot.control import AgendaItem, ControlSnapshot, control_snapshot
from facilitate.live.snapshot.phone import PhoneQuestion, PhoneSnapshot, phone_snapshot
from facilitate.live.snapshot.phone_state import PhoneState
from facilitate.live.snapshot.reading import ReadingSnapshot, reading_snapshot
from facilitate.live.snapshot.screen import ScreenKind, ScreenSnapshot, WallComment, screen_snapshot
from facilitate.live.snapshot.shown import ShownResult

__all__ = [
    "AgendaItem",
    "ControlSnapshot",
    "PhoneQuestion",
    "PhoneSnapshot",
    "PhoneState",
    "ReadingSnapshot",
    "ScreenKind",
    "ScreenSnapshot",
    "ShownResult",
    "WallComment",
    "control_snapshot",
    "phone_snapshot",
    "reading_snapshot",
    "screen_snapshot",
]
