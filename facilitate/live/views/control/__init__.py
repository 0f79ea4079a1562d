"""The facilitator's control: one page, panels that open in it, and a small POST for every move."""

from facilitate.live.views.control import (
    ending,
    moderating,
    moves,
    previewing,
    printing,
    proposing,
    rehearsing,
    showing,
    switching,
    windows,
)
from facilitate.live.views.control.page import blueprint

__all__ = [
    "blueprint",
    "ending",
    "moderating",
    "moves",
    "previewing",
    "printing",
    "proposing",
    "rehearsing",
    "showing",
    "switching",
    "windows",
]
