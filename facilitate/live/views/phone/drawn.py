"""A screen that is alike on many phones is drawn once: when the room moves, all fetch it within a second."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from flask import Response, current_app, g, request

from facilitate.dialogues.models import Dialogue
from facilitate.live.joining import key_of
from facilitate.live.models import Participant
from facilitate.live.position import position_of, stage_of
from facilitate.live.snapshot import PhoneSnapshot, PhoneState, nothing_own, phone_snapshot
from facilitate.live.views.phone.page import COOKIE, PARTNER, draw, page
from facilitate.live.views.refreshed import is_fragment, named

SECONDS = 1.0
"""As long as nobody could tell the difference. What the room does has a new version, and is drawn at once."""
MOST = 100
FETCHED_BY_ALL = (PhoneState.WELCOME, PhoneState.ASKING, PhoneState.CLOSED, PhoneState.SHOWN)
ANYBODY = Participant(id="anybody")
"""Whom a screen for all is drawn for; each phone gets its own key in the place of this one's."""


@dataclass(frozen=True)
class Drawing:
    """The text of a screen, and whether it is the same for whoever else is there."""

    text: str
    state: PhoneState
    is_anybodys: bool


class Drawn:
    """The screens of the last second, of one application."""

    def __init__(self) -> None:
        self._screens: OrderedDict[Hashable, tuple[float, Drawing]] = OrderedDict()

    def once(self, key: Hashable, make: Callable[[], Drawing]) -> Drawing:
        """What was drawn under this key a moment ago, else what is made now."""
        moment = time.monotonic()
        since, drawing = self._screens.get(key, (0.0, None))
        if drawing is not None and moment - since <= SECONDS:
            return drawing
        drawing = make()
        if drawing.is_anybodys:
            self._keep(key, moment, drawing)
        return drawing

    def _keep(self, key: Hashable, moment: float, drawing: Drawing) -> None:
        self._screens[key] = moment, drawing
        self._screens.move_to_end(key)
        while len(self._screens) > MOST:
            self._screens.popitem(last=False)


def page_of_all(dialogue: Dialogue, participant: Participant | None) -> Response:
    """The page for where the room is. Where it is the same on every phone, the first of this second has it
    drawn for all. Not inside a unit of work."""
    stage = stage_of(dialogue.id)
    if not _asks_for_no_more(participant) or not nothing_own(stage, participant):
        return page(phone_snapshot(dialogue, participant))
    position, step = position_of(stage), stage.step if stage else None
    key = (
        dialogue.id, dialogue.phase, dialogue.setting, position.epoch, position.version,
        step and (step.phase, str(step.options)), participant is None,
        g.language, request.host_url, is_fragment(), request.args.get("q", ""),
    )  # fmt: skip
    own = key_of(participant.id) if participant else ""  # now: the end, if it has come, takes the participant
    screens: Drawn = current_app.extensions.setdefault("facilitate.drawn", Drawn())
    drawing = screens.once(key, lambda: _draw_for_all(phone_snapshot(dialogue, participant)))
    return named(drawing.text.replace(key_of(ANYBODY.id), own), drawing.state)


def _asks_for_no_more(participant: Participant | None) -> bool:
    """Whether the request holds nothing that makes this phone's page another than its neighbour's: that two
    share it, or that it has been in before."""
    told = request.cookies.keys() & ({PARTNER} if participant else {PARTNER, COOKIE})
    return not told and set(request.args) <= {"fragment", "q"}


def _draw_for_all(phone: PhoneSnapshot) -> Drawing:
    # What the snapshot says counts: an answer may have come since it was asked whether there is one.
    is_anybodys = phone.state in FETCHED_BY_ALL and phone.is_anybodys
    if is_anybodys and phone.joined:
        phone = replace(phone, participant=ANYBODY)
    return Drawing(draw(phone), phone.state, is_anybodys)
