"""Which moves a dialogue may make. Pure: no database, no clock. Those of a step are in live/phases.py."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.vocabulary import DialoguePhase
from facilitate.errors import Conflict

RUNNING = frozenset({DialoguePhase.REHEARSAL, DialoguePhase.OPEN, DialoguePhase.CLOSING})
"""A rehearsal runs like the real thing; what it must not do asks for the phase itself."""
LED = frozenset({DialoguePhase.REHEARSAL, DialoguePhase.OPEN})
"""The facilitator moves, and people are let in."""
ENDED = frozenset({DialoguePhase.CLOSED, DialoguePhase.SEALED})


class DialogueVerb(StrEnum):
    MAKE_READY = "make_ready"
    BACK_TO_DRAFT = "back_to_draft"
    REHEARSE = "rehearse"
    STOP_REHEARSAL = "stop_rehearsal"
    OPEN = "open"
    END = "end"
    REGRET = "regret"
    COMPLETE = "complete"
    SEAL = "seal"
    ENTER_AFTERWARDS = "enter_afterwards"
    """A dialogue that was held without the tool has nothing to open: only what was said is entered."""
    STOP_ENTERING = "stop_entering"
    """Back to a draft, while no answers have been entered: a place or the day was wrong."""


class NotNow(Conflict):
    """A move that the present phase does not allow."""

    code = "not-now"
    sentence = _l("Det går inte just nu. Läget har ändrats sedan du såg det.")


DIALOGUE_MOVES: Mapping[tuple[DialoguePhase, DialogueVerb], DialoguePhase] = {
    (DialoguePhase.DRAFT, DialogueVerb.MAKE_READY): DialoguePhase.READY,
    (DialoguePhase.READY, DialogueVerb.BACK_TO_DRAFT): DialoguePhase.DRAFT,
    (DialoguePhase.READY, DialogueVerb.REHEARSE): DialoguePhase.REHEARSAL,
    (DialoguePhase.REHEARSAL, DialogueVerb.STOP_REHEARSAL): DialoguePhase.READY,
    (DialoguePhase.READY, DialogueVerb.OPEN): DialoguePhase.OPEN,
    (DialoguePhase.OPEN, DialogueVerb.END): DialoguePhase.CLOSING,
    (DialoguePhase.CLOSING, DialogueVerb.REGRET): DialoguePhase.OPEN,
    (DialoguePhase.CLOSING, DialogueVerb.COMPLETE): DialoguePhase.CLOSED,
    (DialoguePhase.CLOSED, DialogueVerb.SEAL): DialoguePhase.SEALED,
    (DialoguePhase.DRAFT, DialogueVerb.ENTER_AFTERWARDS): DialoguePhase.CLOSED,
    (DialoguePhase.CLOSED, DialogueVerb.STOP_ENTERING): DialoguePhase.DRAFT,
}


def move_dialogue(phase: str, verb: DialogueVerb) -> DialoguePhase:
    """The phase after the move. Raises NotNow for a move that the phase does not allow."""
    try:
        return DIALOGUE_MOVES[DialoguePhase(phase), verb]
    except KeyError:
        raise NotNow from None
