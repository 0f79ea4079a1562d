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
from facilitate.live.walking import progress_at

PAUSE = 0.25
"""Seconds between two counts of the same room."""
TICK = 1.0
"""Seconds between two looks at what nobody presses."""

log = structlog.get_logger()

Tick = Callable[["Broadcaster", int], object]
"""What happens every second; the number counts from 0. Given from above, where the clock's work is known."""


class Broadcaster:
    """One for each process. `server` is python-socketio's, which knows the other processes through Redis."""

    def __init__(self, app: Flask, server: Any, tick: "Tick", *, alone: bool) -> None:
        self.listeners = Listeners()
        self._app = app
        self._server = server
        self._tick = tick
        self._alone = alone
        self._changed: set[int] = set()
        self._wake = threading.Event()
        self._started = False

    def start(self) -> None:
        """Start this process's two greenlets, once."""
        if not self._started:
            self._started = True
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
        room = room_name(audience, dialogue_id, language)
        if self._alone and not self._is_heard(audience, room):
            return
        self._server.emit(event, message, room=room, namespace=audience.namespace)

    def tell_everyone(self, event: str, dialogue_id: int, message: Any) -> None:
        """Send to all audiences. The facilitator first: somebody waits for the button."""
        for audience in (Audience.CONTROL, Audience.READING, Audience.SCREEN, Audience.PHONE):
            self.tell(audience, event, dialogue_id, message)

    def let_go(self, audience: Audience, dialogue_id: int) -> None:
        """End the connections of one audience here; other processes do so at their next beat."""
        for listener in self.listeners.of(audience, dialogue_id):
            self.disconnect(listener.sid, audience)

    def let_go_of(self, identity: str) -> None:
        """End the connections of one screen or colleague here; other processes do so at their next beat."""
        for listener in self.listeners.everyone():
            if listener.identity == identity:
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
        stage = stage_of(dialogue_id)
        counted = progress_at(dialogue_id, stage)
        news = progress.control_progress(dialogue_id, stage, counted)
        for_readers = progress.reading_progress(news)
        for_screens = {}
        for language in PARTICIPANTS_LANGUAGES:
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
        positions = {dialogue_id: position_of(None).as_json() for dialogue_id in heard}
        positions |= {stage.dialogue_id: position_of(stage).as_json() for stage in stages}
        db.session.rollback()
        for dialogue_id, position in positions.items():
            self.tell_everyone("beat", dialogue_id, position)

    def _beat_for_ever(self) -> None:
        for number in itertools.count():
            self._try(self._tick, self, number)
            self._server.sleep(TICK)

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
