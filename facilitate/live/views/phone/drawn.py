"""A screen that is alike on many phones is drawn once: when the room moves, all fetch it within a second."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace

from flask import current_app, g, request

from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneSnapshot, PhoneState

SECONDS = 1.0
"""As long as nobody could tell the difference. What the room does has a new version, and is drawn at once."""
MOST = 100
FETCHED_BY_ALL = (PhoneState.WELCOME, PhoneState.ASKING, PhoneState.CLOSED, PhoneState.SHOWN)
ANYBODY = Participant(id="anybody")
"""Whom a screen is drawn for; each phone gets its own sign in the place of this one's."""


class Drawn:
    """The screens of the last second, of one application."""

    def __init__(self) -> None:
        self._screens: OrderedDict[Hashable, tuple[float, str]] = OrderedDict()

    def once(self, key: Hashable, draw: Callable[[], str]) -> str:
        moment = time.monotonic()
        since, screen = self._screens.get(key, (0.0, ""))
        if not screen or moment - since > SECONDS:
            screen = draw()
            self._screens[key] = moment, screen
            self._screens.move_to_end(key)
            while len(self._screens) > MOST:
                self._screens.popitem(last=False)
        return screen


def draw_once(phone: PhoneSnapshot, what: Hashable, draw: Callable[[PhoneSnapshot], str]) -> str:
    """The screen, drawn now or a moment ago for another phone to which it is the same.

    `what` tells apart all that `draw` makes of one snapshot. Only for a snapshot that is nobody's own, and
    for a request that asks for nothing but the page.
    """
    if (
        phone.state not in FETCHED_BY_ALL
        or not phone.is_anybodys
        or not set(request.args) <= {"fragment", "q"}
    ):
        return draw(phone)
    screens: Drawn = current_app.extensions.setdefault("facilitate.drawn", Drawn())
    position = phone.position
    key = (
        phone.dialogue.id, phone.dialogue.phase, position.epoch, position.version, phone.state, phone.joined,
        phone.comment_open, phone.dialogue.setting, str(phone.step.options) if phone.step else "",
        g.language, request.host_url, what,
    )  # fmt: skip
    anybody = replace(phone, participant=ANYBODY if phone.joined else None)
    screen = screens.once(key, lambda: draw(anybody))
    return screen.replace(anybody.storage_key, phone.storage_key) if phone.joined else screen
