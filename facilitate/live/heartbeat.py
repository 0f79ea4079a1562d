"""What has to happen although nobody presses anything: closings, the wall, lost rights, wiping."""

from collections.abc import Callable

import structlog
from flask import current_app
from sqlalchemy import select

from facilitate import clock, wakefulness
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import RUNNING
from facilitate.extensions import db
from facilitate.live import address_watch, deadlines, holds, identity, presence, showing, wipe
from facilitate.live.broadcaster import Broadcaster

BEATS = 5
"""Ticks between two beats."""
NOTICEABLE = 1.0
"""Seconds by which a clock is off before it is followed."""

log = structlog.get_logger()


def tick(broadcaster: Broadcaster, number: int) -> None:
    """One turn of the heartbeat's greenlet, inside an application context."""
    _try(deadlines.notice_all)
    _try(keep_time)
    if number % BEATS == 0:
        _try(lambda: cut_off(broadcaster))
        _try(broadcaster.beat)
        _try(lambda: presence.note_all(broadcaster.listeners))
        _try(lambda: showing.note_all(broadcaster.listeners))
        _try(holds.forget_expired)
        _try(wipe.wipe_pending)
        _try(lambda: address_watch.of_app().look(broadcaster))
        _try(keep_awake)


def keep_time() -> None:
    """Follow a clock that has been set, once nothing has an end that it would move."""
    off = clock.seconds_off()
    if abs(off) < NOTICEABLE or deadlines.waiting_rooms():
        return
    clock.follow()
    log.warning("clock_was_set", seconds=round(off))


def keep_awake() -> None:
    """Ask the computer not to fall asleep while any dialogue runs."""
    if current_app.config["SETTINGS"].on_a_server:
        return
    running = db.session.scalar(select(Dialogue.id).where(Dialogue.phase.in_(RUNNING)).limit(1))
    db.session.rollback()
    wakefulness.of_app().keep(awake=running is not None)


def cut_off(broadcaster: Broadcaster) -> None:
    """Disconnect whoever has no right to listen any more."""
    lost = identity.lost(broadcaster.listeners.everyone())
    db.session.rollback()
    for listener in lost:
        broadcaster.disconnect(listener.sid, listener.audience)


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except Exception:
        # One room that fails must not stop the others' clock.
        log.exception("tick_failed")
    finally:
        db.session.rollback()
