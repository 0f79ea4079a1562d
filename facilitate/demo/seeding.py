"""Fills an empty database with Exempelby: three sealed dialogues, and one that is open and asks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitate import clock
from facilitate.demo.founding import Passwords, found, new_passwords
from facilitate.demo.gathering import hold
from facilitate.demo.preparing import Municipality, prepare
from facilitate.demo.stories import EARLIER, OPEN_NOW
from facilitate.dialogues.models import Dialogue, StepKind
from facilitate.live import opening, stage
from facilitate.transaction import unit_of_work

FOUNDED = timedelta(weeks=52)
"""How long ago Exempelby began: before its first dialogue."""
BEGUN = timedelta(minutes=12)
"""How long the open dialogue has been going on."""


@dataclass(frozen=True)
class Demonstration:
    """What there is to look at. `facilitator_id` is the user in whose name the projector is opened."""

    passwords: Passwords
    dialogue_id: int
    code: str
    facilitator_id: int


def seed() -> Demonstration:
    """Make everything, in an empty database inside an application context. Takes a few seconds."""
    passwords = new_passwords()
    try:
        clock.hold(clock.now() - FOUNDED)
        town = found(passwords)
    finally:
        clock.hold(None)
    for story in EARLIER:
        hold(story, town)
    dialogue = _open(town)
    return Demonstration(passwords, dialogue.id, dialogue.code or "", town.facilitator.user_id)


def _open(town: Municipality) -> Dialogue:
    """The open meeting: welcomed a while ago, and just asked about its places."""
    began = clock.now() - BEGUN
    user_id = town.facilitator.user_id
    try:
        clock.hold(began - timedelta(weeks=2))
        dialogue = prepare(OPEN_NOW, town, _full_quarter(began))
        clock.hold(began)
        with unit_of_work():
            opening.open_dialogue(dialogue, user_id)
    finally:
        clock.hold(None)
    with unit_of_work():
        rate = next(step for step in dialogue.steps if step.kind == StepKind.RATE)
        room = stage.jump_to(dialogue, 1, user_id, rate.id)
        stage.advance(dialogue, room.version, user_id, "ask")
    return dialogue


def _full_quarter(moment: datetime) -> datetime:
    """As invitations name a time."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
