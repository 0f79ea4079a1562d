"""Which moves a dialogue and a step may make, and how long a closing lasts. Pure: no database, no clock."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import DialoguePhase, StepPhase
from facilitate.errors import Conflict

ANSWER_GRACE = timedelta(seconds=120)
"""How long those who are still answering get once a question, or the whole dialogue, is closed."""

QUIET = timedelta(seconds=15)
"""How long a closing question waits for people that nothing has been heard of, after the last answer."""


class DialogueVerb(StrEnum):
    MAKE_READY = "make_ready"
    BACK_TO_DRAFT = "back_to_draft"
    OPEN = "open"
    END = "end"
    REGRET = "regret"
    COMPLETE = "complete"
    SEAL = "seal"


class StepVerb(StrEnum):
    ASK = "ask"
    CLOSE = "close"
    REOPEN = "reopen"
    MORE_TIME = "more_time"
    COMPLETE = "complete"
    SHOW = "show"
    ERASE = "erase"
    """Practice, when it is left: as if it had never been asked."""


class NotNow(Conflict):
    """A move that the present phase does not allow."""

    code = "not-now"
    sentence = _l("Det går inte just nu. Läget har ändrats sedan du såg det.")


DIALOGUE_MOVES: Mapping[tuple[DialoguePhase, DialogueVerb], DialoguePhase] = {
    (DialoguePhase.DRAFT, DialogueVerb.MAKE_READY): DialoguePhase.READY,
    (DialoguePhase.READY, DialogueVerb.BACK_TO_DRAFT): DialoguePhase.DRAFT,
    (DialoguePhase.READY, DialogueVerb.OPEN): DialoguePhase.OPEN,
    (DialoguePhase.OPEN, DialogueVerb.END): DialoguePhase.CLOSING,
    (DialoguePhase.CLOSING, DialogueVerb.REGRET): DialoguePhase.OPEN,
    (DialoguePhase.CLOSING, DialogueVerb.COMPLETE): DialoguePhase.CLOSED,
    (DialoguePhase.CLOSED, DialogueVerb.SEAL): DialoguePhase.SEALED,
}

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
RUNNING = frozenset({DialoguePhase.OPEN, DialoguePhase.CLOSING})


def move_dialogue(phase: str, verb: DialogueVerb) -> DialoguePhase:
    """The phase after the move. Raises NotNow for a move that the phase does not allow."""
    try:
        return DIALOGUE_MOVES[DialoguePhase(phase), verb]
    except KeyError:
        raise NotNow from None


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
