"""What has to happen although nobody presses anything: closings, the wall, lost rights, wiping."""

from collections.abc import Callable

import structlog

from facilitate.extensions import db
from facilitate.live import deadlines, holds, identity, wipe
from facilitate.live.broadcast import Broadcaster

BEATS = 5
"""Ticks between two beats."""

log = structlog.get_logger()


def tick(broadcaster: Broadcaster, number: int) -> None:
    """One turn of the heartbeat's greenlet, inside an application context."""
    _try(deadlines.notice_all)
    if number % BEATS == 0:
        _try(lambda: cut_off(broadcaster))
        _try(broadcaster.beat)
        _try(holds.forget_expired)
        _try(wipe.wipe_pending)


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
