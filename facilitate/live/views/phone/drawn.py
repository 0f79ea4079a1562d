"""A screen that is alike on many phones is drawn once: when the room moves, all fetch it within a second."""

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace

from flask import Response, current_app, g, request

from facilitate.dialogues.models import Dialogue
from facilitate.live import glance
from facilitate.live.broadcaster import of_app
from facilitate.live.glance import Glance, has_own
from facilitate.live.joining import key_of
from facilitate.live.models import Participant
from facilitate.live.position import stage_of
from facilitate.live.snapshot import PhoneSnapshot, PhoneState, phone_snapshot
from facilitate.live.views.phone.page import COOKIE, PARTNER, draw, language_of, page
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

    def kept(self, key: Hashable) -> Drawing | None:
        """What was drawn under this key a moment ago."""
        since, drawing = self._screens.get(key, (0.0, None))
        return drawing if time.monotonic() - since <= SECONDS else None

    def keep(self, key: Hashable, drawing: Drawing) -> None:
        self._screens[key] = time.monotonic(), drawing
        self._screens.move_to_end(key)
        while len(self._screens) > MOST:
            self._screens.popitem(last=False)


def page_kept(code: str) -> Response | None:
    """The page as somebody else has had it drawn a moment ago; None where it has to be made."""
    room = glance.room_of(code) if _asks_for_no_more() else None
    if room is None:
        return None
    token = request.cookies.get(COOKIE)
    phone = glance.phone_of(room, token) if token else None
    if token and (phone is None or phone.has_own):
        return None
    g.language = language_of(room.languages, phone.language if phone else None)
    drawing = _screens().kept(_key_of(room, joined=phone is not None))
    if drawing is None:
        return None
    if phone:
        of_app().listeners.hear(room.dialogue_id, phone.participant_id)
    return _handed_to(drawing, phone.participant_id if phone else None)


def page_of_all(dialogue: Dialogue, participant: Participant | None, *, new: bool = False) -> Response:
    """The page for where the room is, kept for the others where it is the same for them. A `new` phone has
    nothing of its own yet. Not inside a unit of work."""
    stage = stage_of(dialogue.id)
    own = participant is not None and not new and has_own(stage, participant)
    if own or not _asks_for_no_more() or (participant is None and request.cookies.get(COOKIE)):
        return page(phone_snapshot(dialogue, participant))
    participant_id = participant.id if participant else None  # now: the end, if it has come, takes it away
    key = _key_of(glance.of_stage(dialogue, stage), joined=participant is not None)
    drawing = _screens().kept(key)
    if drawing is None:
        drawing = _draw_for_all(phone_snapshot(dialogue, participant))
        if drawing.is_anybodys:
            _screens().keep(key, drawing)
    return _handed_to(drawing, participant_id)


def _asks_for_no_more() -> bool:
    """Whether the request holds nothing that makes this phone's page another than its neighbour's."""
    return set(request.args) <= {"fragment", "q"} and PARTNER not in request.cookies


def _key_of(room: Glance, *, joined: bool) -> Hashable:
    """All that tells the page of one phone from that of another."""
    return (
        room.dialogue_id, room.phase, room.setting, room.epoch, room.version, room.step_phase,
        str(room.step_options), joined,
        g.language, request.host_url, is_fragment(), request.args.get("q", ""),
    )  # fmt: skip


def _draw_for_all(phone: PhoneSnapshot) -> Drawing:
    # What the snapshot says counts: an answer may have come since it was asked whether there is one.
    is_anybodys = phone.state in FETCHED_BY_ALL and phone.is_anybodys
    if is_anybodys and phone.joined:
        phone = replace(phone, participant=ANYBODY)
    return Drawing(draw(phone), phone.state, is_anybodys)


def _handed_to(drawing: Drawing, participant_id: str | None) -> Response:
    own = key_of(participant_id) if participant_id else ""
    return named(drawing.text.replace(key_of(ANYBODY.id), own), drawing.state)


def _screens() -> Drawn:
    return current_app.extensions.setdefault("facilitate.drawn", Drawn())  # type: ignore[no-any-return]
