"""A dialogue that was held without the tool: from its draft straight to where it is entered and sealed."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Question
from facilitate.dialogues.operations import freeze_questions, give_code, note
from facilitate.dialogues.operations.held import NotHeldBefore
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.dialogues.readiness import missing_for_ready
from facilitate.dialogues.vocabulary import DialoguePhase
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db
from facilitate.live.models import EnteredCount, PaperForm, Participation, Stage
from facilitate.live.position import lock_dialogue


class SomethingMissing(Invalid):
    code = "something-missing"


class NotEntering(Conflict):
    code = "not-entering"
    sentence = _l(
        "Det går inte att skriva in något just nu. Samtalet är arkiverat, eller inte klart att skriva in."
    )


class AnswersEntered(Conflict):
    code = "answers-entered"
    sentence = _l("Det finns svar inskrivna. Töm raderna och ta bort formulären, sedan går det att ändra.")


def enter_afterwards(dialogue: Dialogue, user_id: int | None) -> Dialogue:
    """Freeze the questions and let what came out be entered. It is never said to have been opened.

    Nobody joins, but it has a code, which leads to when and where feedback comes, and the row that every
    write locks. Raises NotHeldBefore, NotNow when it is no draft, SomethingMissing.
    """
    lock_dialogue(dialogue)
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


def stop_entering(dialogue: Dialogue, user_id: int | None) -> None:
    """Make it a draft again, so that day, places and times can be changed. Notes and own words stay.

    Raises NotHeldBefore, NotEntering, AnswersEntered.
    """
    lock_for_entering(dialogue)
    asked = select(Question.id).where(Question.dialogue_id == dialogue.id)
    counted = select(EnteredCount.question_id).where(EnteredCount.question_id.in_(asked))
    forms = select(PaperForm.id).where(PaperForm.dialogue_id == dialogue.id)
    if db.session.scalar(counted.limit(1)) or db.session.scalar(forms.limit(1)):
        raise AnswersEntered
    for table in (Question, Stage, Participation):
        db.session.execute(delete(table).where(table.dialogue_id == dialogue.id))
    for step in dialogue.steps:
        step.revealed = False
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.STOP_ENTERING)
    dialogue.closed_at = None
    note("dialogue.back-to-draft", dialogue, user_id)


def lock_for_entering(dialogue: Dialogue) -> None:
    """Let nobody else enter anything meanwhile. Raises as `require_entering` does."""
    lock_dialogue(dialogue)
    require_entering(dialogue)


def require_entering(dialogue: Dialogue) -> None:
    """Raises NotHeldBefore, or NotEntering unless it is being entered, and not sealed."""
    if not dialogue.held_as:
        raise NotHeldBefore
    if dialogue.phase != DialoguePhase.CLOSED:
        raise NotEntering
