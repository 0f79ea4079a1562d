"""A safety walk: its ratings are one step, asked stop by stop, and every stop stays open as it goes on.

So a phone without network holds all the stops, and what it sends later goes to the stop where it was given.
"""

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Setting, Spot, Step
from facilitate.live import tallies
from facilitate.live.models import Stage
from facilitate.live.phases import TAKING_ANSWERS
from facilitate.live.tallies import Progress

MOST_PEOPLE = 20
"""Boverket and Socialstyrelsen: no more than so many on one walk, or people do not hear each other."""


def is_walked(step: Step | None) -> bool:
    """Whether the step is asked outdoors, stop by stop."""
    return step is not None and step.dialogue.setting == Setting.WALK and kind_of(step).stops


def is_on_the_way(step: Step | None) -> bool:
    """Whether the step is walked and takes answers: the stage's place is the stop where the walk is."""
    return step is not None and step.phase in TAKING_ANSWERS and is_walked(step)


def stop_of(stage: Stage | None) -> Spot | None:
    """The stop where the walk is; None when it is not on its way."""
    return stage.spot if stage and is_on_the_way(stage.step) else None


def progress_at(dialogue_id: int, stage: Stage | None) -> Progress:
    """How far the phones are where the room is: with its step, on a walk with its stop.

    At the last stop with the whole walk, which is what closing waits for.
    """
    stop = stop_of(stage)
    last = stage is not None and stop is not None and stop.id == stage.dialogue.spots[-1].id
    spot_id = stop.id if stop and not last else None
    return tallies.progress_of(dialogue_id, stage.step if stage else None, spot_id)
