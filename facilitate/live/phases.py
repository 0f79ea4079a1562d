"""Which moves a step may make, and how long a closing lasts. Pure: no database, no clock."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from facilitate.dialogues.models import StepPhase
from facilitate.dialogues.phases import NotNow

ANSWER_GRACE = timedelta(seconds=120)
"""How long those who are still answering get once a question, or the whole dialogue, is closed."""

QUIET = timedelta(seconds=15)
"""How long a closing question waits for people that nothing has been heard of, after the last answer."""


class StepVerb(StrEnum):
    ASK = "ask"
    CLOSE = "close"
    REOPEN = "reopen"
    MORE_TIME = "more_time"
    COMPLETE = "complete"
    SHOW = "show"
    ERASE = "erase"
    """Practice, when it is left: as if it had never been asked."""


STEP_MOVES: Mapping[tuple[StepPhase, StepVerb], StepPhase] = {
    (StepPhase.WAITING, StepVerb.ASK): StepPhase.ASKING,
    (StepPhase.ASKING, StepVerb.CLOSE): StepPhase.CLOSING,
    (StepPhase.CLOSING, StepVerb.REOPEN): StepPhase.ASKING,
    (StepPhase.CLOSING, StepVerb.MORE_TIME): StepPhase.CLOSING,
    (StepPhase.CLOSING, StepVerb.COMPLETE): StepPhase.CLOSED,
    # The dialogue's own end closes what was still being asked.
    (StepPhase.ASKING, StepVerb.COMPLETE): StepPhase.CLOSED,
    (StepPhase.CLOSED, StepVerb.SHOW): StepPhase.SHOWN,
    **{(phase, StepVerb.ERASE): StepPhase.WAITING for phase in StepPhase},
}

TAKING_ANSWERS = frozenset({StepPhase.ASKING, StepPhase.CLOSING})


def move_step(phase: str, verb: StepVerb) -> StepPhase:
    """The phase after the move. Raises NotNow for a move that the phase does not allow."""
    try:
        return STEP_MOVES[StepPhase(phase), verb]
    except KeyError:
        raise NotNow from None


def closing_end(moment: datetime) -> datetime:
    """When a closing that begins now is over."""
    return moment + ANSWER_GRACE


def prolonged(ends_at: datetime, moment: datetime) -> datetime:
    """When a closing is over once it has been given more time: two minutes from now at the least."""
    return max(ends_at, moment) + ANSWER_GRACE


def is_past(ends_at: datetime | None, moment: datetime) -> bool:
    return ends_at is not None and moment >= ends_at


def may_end_early(answering: int, silent: int, quiet_since: datetime | None, moment: datetime) -> bool:
    """Whether a closing question has nobody left to wait for.

    `answering` have begun and are not done; `silent` have given nothing in the step, and may be reading.
    """
    if answering:
        return False
    return silent == 0 or quiet_since is None or moment - quiet_since >= QUIET
