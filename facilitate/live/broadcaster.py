"""Tells each audience where the room is: moves at once, progress four times a second at most, and a beat.

State, never changes: a message that gets lost is made good by the next.
"""

import itertools
import threading
from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask, current_app
from sqlalchemy import select

from facilitate.extensions import db
from facilitate.languages import PARTICIPANTS_LANGUAGES, speaking
from facilitate.live import progress
from facilitate.live.listeners import Audience, Listeners, room_name
from facilitate.live.models import Stage
from facilitate.live.position import position_of, stage_of
from facilitate.live.relay import Relay
from facilitate.live.walking import progress_at

PAUSE = 0.25
"""Seconds between two counts of the same room."""
TICK = 1.0
"""Seconds between two looks at what nobody presses."""

log = structlog.get_logger()

Tick = Callable[["Broadcaster", int], object]
"""What happens every second; the number counts from 0. Given from above, where the clock's work is known."""


class Broadcaster:
    """One for each process. `server` is python-socketio's, `relay` its way to the other processes, if any."""

    def __init__(self, app: Flask, server: Any, tick: "Tick", relay: Relay | None) -> None:
        self.listeners = Listeners()
        self._app = app
        self._server = server
        self._tick = tick
        self._relay = relay
        if relay:
            relay.on_asked = self._let_go_here
        self._changed: set[int] = set()
        self._revisions: dict[int, int] = {}
        self._wake = threading.Event()

    def start(self) -> None:
        """Start this process's greenlets."""
        self._server.manager_initialized = True  # python-socketio would wait for the first connection
        self._server.manager.initialize()
        self._server.start_background_task(self._publish_for_ever)
        self._server.start_background_task(self._beat_for_ever)

    def mark(self, dialogue_id: int) -> None:
        """Remember that the room has to be counted."""
        self._changed.add(dialogue_id)
        self._wake.set()

    def tell(
        self, audience: Audience, event: str, dialogue_id: int, message: Any, language: str = ""
    ) -> None:
        """Send to one audience of one dialogue, in all processes."""
        if self._may_be_heard(audience, dialogue_id, language):
            room = room_name(audience, dialogue_id, language)
            self._server.emit(event, message, room=room, namespace=audience.namespace)

    def tell_everyone(self, event: str, dialogue_id: int, message: Any) -> None:
        """Send to all audiences. The facilitator first: somebody waits for the button."""
        for audience in (Audience.CONTROL, Audience.READING, Audience.SCREEN, Audience.PHONE):
            self.tell(audience, event, dialogue_id, message)

    def let_go(self, **whom: str | int) -> None:
        """End the connections of every listener with these attributes, in all processes. Whoever is missed
        because Redis is away is let go at the next beat, if the right to listen has ended."""
        self._let_go_here(whom)
        if self._relay:
            self._relay.ask_others(whom)

    def _let_go_here(self, whom: dict[str, Any]) -> None:
        for listener in self.listeners.everyone():
            if all(getattr(listener, name) == value for name, value in whom.items()):
                self.disconnect(listener.sid, listener.audience)

    def disconnect(self, sid: str, audience: Audience) -> None:
        self.listeners.drop(sid)
        self._server.disconnect(sid, namespace=audience.namespace)

    def _publish_for_ever(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            changed, self._changed = self._changed, set()
            for dialogue_id in changed:
                self._try(self.publish, dialogue_id)
            self._server.sleep(PAUSE)

    def publish(self, dialogue_id: int) -> None:
        """Count the room and tell control and projectors how far it is."""
        if not any(self._may_be_heard(one, dialogue_id) for one in Audience if one is not Audience.PHONE):
            return
        stage = stage_of(dialogue_id)
        counted = progress_at(dialogue_id, stage)
        news = progress.control_progress(dialogue_id, stage, counted)
        for_readers = progress.reading_progress(news)
        for_screens = {}
        for language in PARTICIPANTS_LANGUAGES:
            if self._may_be_heard(Audience.SCREEN, dialogue_id, language):
                with speaking(language):
                    for_screens[language] = progress.screen_progress(dialogue_id, stage, counted)
        db.session.rollback()  # never hold a connection over an emit
        self.tell(Audience.CONTROL, "progress", dialogue_id, news)
        self.tell(Audience.READING, "progress", dialogue_id, for_readers)
        for language, message in for_screens.items():
            self.tell(Audience.SCREEN, "progress", dialogue_id, message, language)

    def beat(self) -> None:
        """Tell everybody here where their room is, so that whoever missed a message notices."""
        heard = self.listeners.dialogues()
        stages = db.session.scalars(select(Stage).where(Stage.dialogue_id.in_(heard))).all()
        # Where there is no room yet too: a window that hears nothing would say that it has no contact.
        positions = {dialogue_id: position_of(None) for dialogue_id in heard}
        positions |= {stage.dialogue_id: position_of(stage) for stage in stages}
        db.session.rollback()
        for dialogue_id, position in positions.items():
            self._beat_here(dialogue_id, position.as_json())
        self._count_what_others_took({one: position.revision for one, position in positions.items()})

    def _beat_here(self, dialogue_id: int, position: dict[str, Any]) -> None:
        # Every process beats for its own listeners, from the database.
        for audience in Audience:
            room = room_name(audience, dialogue_id)
            if self._is_heard(audience, room):
                self._server.emit(
                    "beat", position, room=room, namespace=audience.namespace, ignore_queue=True
                )

    def _count_what_others_took(self, revisions: dict[int, int]) -> None:
        """Their news of it may have been lost with Redis."""
        known, self._revisions = self._revisions, revisions
        if self._relay:
            for dialogue_id, revision in revisions.items():
                if known.get(dialogue_id, revision) != revision:
                    self.mark(dialogue_id)

    def _beat_for_ever(self) -> None:
        for number in itertools.count():
            self._try(self._tick, self, number)
            self._server.sleep(TICK)

    def _may_be_heard(self, audience: Audience, dialogue_id: int, language: str = "") -> bool:
        """What the other processes' listeners are, nobody here knows."""
        return bool(self._relay) or self._is_heard(audience, room_name(audience, dialogue_id, language))

    def _is_heard(self, audience: Audience, room: str) -> bool:
        return bool(self._server.manager.rooms.get(audience.namespace, {}).get(room))

    def _try(self, act: Any, *given: Any) -> None:
        try:
            with self._app.app_context():
                act(*given)
        except Exception:
            # The next count or beat makes it good; the greenlet must live.
            log.exception("broadcast_failed", act=act.__name__)


def of_app() -> Broadcaster:
    """The running application's broadcaster."""
    return current_app.extensions["facilitate.broadcaster"]  # type: ignore[no-any-return]
