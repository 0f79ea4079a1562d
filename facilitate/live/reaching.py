"""Whether phones reach us at all: that one did, and about when; never which, and no address."""

from datetime import timedelta

from flask import request
from flask_login import current_user

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import ENDED
from facilitate.live import broadcast
from facilitate.transaction import unit_of_work
from facilitate.wsgi import SAME_MACHINE

LATELY = timedelta(hours=3)
"""A phone that reached us in the office yesterday says nothing about tonight's network."""
AGAIN = timedelta(hours=1)


def is_reached(dialogue: Dialogue | None) -> bool:
    """Whether a phone reached us lately."""
    return _within(dialogue, LATELY)


def note_arrival(dialogue: Dialogue) -> None:
    """A participant's page is opened: if by somebody else's device, remember that one reached us.

    Not inside a unit of work; writes once an hour at most.
    """
    if dialogue.phase in ENDED or not _is_stranger() or _within(dialogue, AGAIN):
        return
    with unit_of_work():
        dialogue.reached_at = now()
        broadcast.progress_changed(dialogue.id)


def _is_stranger() -> bool:
    """Neither the server's own machine nor somebody of the staff who tries the page."""
    return request.environ.get(SAME_MACHINE) is not True and not current_user.is_authenticated


def _within(dialogue: Dialogue | None, time: timedelta) -> bool:
    reached_at = dialogue.reached_at if dialogue else None
    return reached_at is not None and now() - reached_at < time
