"""Which projector windows still show something: when a computer dies, its window must not count as open.

Kept for each window: when it was last heard of, by any process; nothing once it has been silent for too long.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select, update

from facilitate.clock import now
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.listeners import Audience, Listeners
from facilitate.live.models import Screen
from facilitate.transaction import unit_of_work

NOTED = timedelta(seconds=10)
"""How often at most it is written down that a window is heard."""
GRACE = timedelta(seconds=20)
"""A window that loads anew, or whose network fails for a moment, is back sooner."""


def note_all(listeners: Listeners) -> None:
    """Note the windows that this process has heard, and those that nobody hears any more.

    Not inside a unit of work. Only reads when there is nothing new.
    """
    heard = {one.identity for one in listeners.of(Audience.SCREEN)} | listeners.take_windows()
    changed = Screen.id.in_(heard) & _old_news() | _silent()
    if db.session.scalar(select(Screen.id).where(changed).limit(1)) is None:
        return
    with unit_of_work():
        for dialogue_id in _dialogues_with(Screen.id.in_(heard) & Screen.heard_at.is_(None)):
            broadcast.progress_changed(dialogue_id)
        db.session.execute(update(Screen).where(Screen.id.in_(heard), _old_news()).values(heard_at=now()))
        for dialogue_id in _dialogues_with(_silent()):
            broadcast.progress_changed(dialogue_id)
        db.session.execute(update(Screen).where(_silent()).values(heard_at=None))


def _old_news() -> ColumnElement[bool]:
    return or_(Screen.heard_at.is_(None), Screen.heard_at <= now() - NOTED)


def _silent() -> ColumnElement[bool]:
    return Screen.heard_at <= now() - GRACE


def _dialogues_with(windows: ColumnElement[bool]) -> set[int]:
    query = select(Screen.dialogue_id).where(windows, Screen.dialogue_id.is_not(None))
    return {one for one in db.session.scalars(query) if one is not None}
