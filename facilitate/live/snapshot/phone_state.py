"""Which screen a phone shows, from where the room is."""

from enum import StrEnum

from facilitate.dialogues.models import Dialogue, DialoguePhase, Step, StepKind, StepPhase
from facilitate.live import phases


class PhoneState(StrEnum):
    """Which screen the phone shows; one template each."""

    EARLY = "early"
    """Ready, not open: "Du är på rätt ställe.\" """
    WELCOME = "welcome"
    """Open, not joined."""
    PAUSED = "paused"
    """Open, not joined, and nobody is let in just now."""
    LATE = "late"
    """Not joined, and the dialogue is in its last two minutes."""
    WAITING = "waiting"
    """Joined; nothing to do yet: before the first step, the welcome, or a step that has not been opened."""
    ASKING = "asking"
    CLOSING = "closing"
    """Still asking, until `ends_at`."""
    HANDED_OVER = "handed_over"
    """Still asking, and two share the phone: the one who holds it has been done, and sees nothing more."""
    CLOSED = "closed"
    """The question is closed and its result not shown yet, or there is none to show."""
    SHOWN = "shown"
    """On the projector; `results` hold it when the step shows it on phones too."""
    COMMENT = "comment"
    TALK = "talk"
    ENDING = "ending"
    """Nothing left to answer; the dialogue ends at `ends_at`, comments are still taken."""
    ENDED = "ended"


OPEN = frozenset({PhoneState.ASKING, PhoneState.CLOSING})
"""The question takes answers."""


def state_of(dialogue: Dialogue, step: Step | None, *, joined: bool) -> PhoneState:
    match dialogue.phase:
        case DialoguePhase.DRAFT | DialoguePhase.READY:
            return PhoneState.EARLY
        case DialoguePhase.CLOSED | DialoguePhase.SEALED:
            return PhoneState.ENDED
        case DialoguePhase.REHEARSAL | DialoguePhase.OPEN if not joined:
            return PhoneState.PAUSED if dialogue.joining_paused else PhoneState.WELCOME
        case DialoguePhase.CLOSING if not joined:
            return PhoneState.LATE
        case DialoguePhase.CLOSING:
            return PhoneState.CLOSING if _takes_answers(step) else PhoneState.ENDING
    return _state_of_step(step) if step else PhoneState.WAITING


def _takes_answers(step: Step | None) -> bool:
    return step is not None and step.phase in phases.TAKING_ANSWERS and step.kind != StepKind.COMMENT


def _state_of_step(step: Step) -> PhoneState:
    if step.kind == StepKind.COMMENT:
        return PhoneState.COMMENT
    if step.kind == StepKind.TALK:
        return PhoneState.TALK
    return {
        StepPhase.WAITING: PhoneState.WAITING,
        StepPhase.ASKING: PhoneState.ASKING,
        StepPhase.CLOSING: PhoneState.CLOSING,
        StepPhase.CLOSED: PhoneState.CLOSED,
        StepPhase.SHOWN: PhoneState.SHOWN,
    }[StepPhase(step.phase)]
