"""A dialogue that was held without the tool: from its draft straight to where it is entered and sealed."""

from flask_babel import lazy_gettext as _l

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import freeze_questions, give_code, note
from facilitate.dialogues.operations.held import NotHeldBefore
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.dialogues.readiness import missing_for_ready
from facilitate.dialogues.vocabulary import DialoguePhase
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db
from facilitate.live.models import Stage
from facilitate.live.position import lock_room


class SomethingMissing(Invalid):
    code = "something-missing"


class NotEntering(Conflict):
    code = "not-entering"
    sentence = _l(
        "Det går inte att skriva in något just nu. Samtalet är arkiverat, eller inte klart att skriva in."
    )


def enter_afterwards(dialogue: Dialogue, user_id: int | None) -> Dialogue:
    """Freeze the questions and let what came out be entered. It is never said to have been opened.

    Nobody joins, but it has a code, which leads to when and where feedback comes, and the row that every
    write locks. Raises NotHeldBefore, NotNow when it is no draft, SomethingMissing.
    """
    lock_room(dialogue.id)
    db.session.refresh(dialogue)
    if not dialogue.held_as:
        raise NotHeldBefore
    phase = move_dialogue(dialogue.phase, DialogueVerb.ENTER_AFTERWARDS)
    if missing := missing_for_ready(dialogue):
        raise SomethingMissing(missing[0].sentence)
    give_code(dialogue)
    freeze_questions(dialogue)
    dialogue.phase, dialogue.closed_at = phase, now()
    db.session.add(Stage(dialogue_id=dialogue.id, moved_by_id=user_id))
    db.session.flush()
    note("dialogue.entered-afterwards", dialogue, user_id)
    return dialogue


def lock_for_entering(dialogue: Dialogue) -> None:
    """Let nobody else enter anything meanwhile. Raises as `require_entering` does."""
    lock_room(dialogue.id)
    db.session.refresh(dialogue)
    require_entering(dialogue)


def require_entering(dialogue: Dialogue) -> None:
    """Raises NotHeldBefore, or NotEntering unless it is being entered, and not sealed."""
    if not dialogue.held_as:
        raise NotHeldBefore
    if dialogue.phase != DialoguePhase.CLOSED:
        raise NotEntering
