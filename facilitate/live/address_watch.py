"""A laptop changes networks: the QR code follows by itself, and the facilitator is told what that means."""

from dataclasses import dataclass

from flask import Flask, current_app

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import ENDED
from facilitate.live import way_in
from facilitate.live.broadcaster import Broadcaster
from facilitate.live.listeners import Audience
from facilitate.live.position import stage_of

FOLLOWS = (Audience.SCREEN, Audience.CONTROL)


@dataclass(frozen=True)
class AddressNews:
    """Where phones were led before, and where they are now; `now` is None without any network."""

    before: str
    now: str | None


def news_of(before: str, now: str | None) -> AddressNews | None:
    """What there is to tell: nothing where nobody was led anywhere yet, or where both are the same."""
    return None if before in ("", now) else AddressNews(_short(before), _short(now) if now else None)


def moved(dialogue: Dialogue) -> AddressNews | None:
    """Whether the QR code leads elsewhere than the facilitator last knew."""
    stage = stage_of(dialogue.id)
    if stage is None or dialogue.phase in ENDED:
        return None
    return news_of(stage.shown_address, way_in.base_of(dialogue))


def misprinted(dialogue: Dialogue) -> AddressNews | None:
    """Whether printed cards lead elsewhere than the QR code does now."""
    now = way_in.base_of(dialogue)
    return None if now is None or dialogue.phase in ENDED else news_of(dialogue.printed_address, now)


def _short(base: str) -> str:
    return base.partition("://")[2] or base


class AddressWatch:
    """One for each process: knows the addresses of this machine as they were at the last look."""

    def __init__(self) -> None:
        self._known: frozenset[str] | None = None

    def look(self, broadcaster: Broadcaster) -> None:
        """Let projectors and control here ask anew if this machine has other addresses than before."""
        found = frozenset(one.address for one in way_in.choices())
        known, self._known = self._known, found
        if known is None or known == found:
            return
        for listener in broadcaster.listeners.everyone():
            if listener.audience in FOLLOWS:
                broadcaster.disconnect(listener.sid, listener.audience)


def init_app(app: Flask) -> None:
    app.extensions["facilitate.address_watch"] = AddressWatch()


def of_app() -> AddressWatch:
    """The running application's."""
    return current_app.extensions["facilitate.address_watch"]  # type: ignore[no-any-return]
