"""The facilitator's control: one page, panels that open in it, and a small POST for every move."""

from facilitate.live.views.control import (
    alike,
    ending,
    faults,
    holding,
    letting_in,
    moderating,
    moves,
    previewing,
    printing,
    proposing,
    raising,
    rehearsing,
    room_check,
    running_order,
    showing,
    switching,
    windows,
)
from facilitate.live.views.control.page import blueprint

__all__ = [
    "alike",
    "blueprint",
    "ending",
    "faults",
    "holding",
    "letting_in",
    "moderating",
    "moves",
    "previewing",
    "printing",
    "proposing",
    "raising",
    "rehearsing",
    "room_check",
    "running_order",
    "showing",
    "switching",
    "windows",
]
