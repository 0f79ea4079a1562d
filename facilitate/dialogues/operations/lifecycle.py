"""From draft to ready and back, the frozen questions, and discarding."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate import audit
from facilitate.dialogues import codes
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question
from facilitate.dialogues.phases import ENDED, RUNNING, DialogueVerb, move_dialogue
from facilitate.dialogues.queries import by_code
from facilitate.dialogues.readiness import missing_for_ready
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db


def require_draft(dialogue: Dialogue) -> None:
    """Raise Conflict unless the dialogue may still be edited."""
    if dialogue.phase != DialoguePhase.DRAFT:
        raise Conflict(_l("Samtalet är klart att öppna eller redan öppnat, så det går inte att ändra här."))


def note(act: str, dialogue: Dialogue, user_id: int | None, **details: Any) -> None:
    """Write an act on the dialogue into the audit log; details as `audit.record` takes them."""
    audit.record(
        act,
        organisation_id=dialogue.organisation_id,
        user_id=user_id,
        subject=f"dialogue:{dialogue.id}",
        **details,
    )


def make_ready(dialogue: Dialogue, user_id: int | None) -> Dialogue:
    """A draft with nothing missing becomes ready and gets its join code, if it has none since before.

    Raises Conflict when it is no draft or has been held already, Invalid when something is missing.
    """
    require_draft(dialogue)
    if missing_for_ready(dialogue):
        raise Invalid(_l("Något saknas innan ni kan öppna. Se listan på sidan Kontroll."))
    if dialogue.held_as:
        raise Conflict(_l("Samtalet har redan hållits, så det går inte att öppna. Skriv in det i stället."))
    give_code(dialogue)
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.MAKE_READY)
    note("dialogue.made-ready", dialogue, user_id)
    return dialogue


def give_code(dialogue: Dialogue) -> None:
    """A join code that no other dialogue ever had, if it has none since before."""
    dialogue.code = dialogue.code or _free_code()


def back_to_draft(dialogue: Dialogue, user_id: int | None) -> Dialogue:
    """A ready dialogue may be edited again. It keeps its code: cards may be printed already."""
    if dialogue.phase == DialoguePhase.REHEARSAL:
        raise Conflict(_l("Avsluta provkörningen först. Sedan går det att ändra."))
    if dialogue.phase in RUNNING | ENDED:
        raise Conflict(_l("Samtalet är redan öppnat, så det går inte att ändra."))
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.BACK_TO_DRAFT)
    note("dialogue.back-to-draft", dialogue, user_id)
    return dialogue


def freeze_questions(dialogue: Dialogue) -> list[Question]:
    """Make the rows that answers belong to, of every step, and fix what each place is called.

    Called once, when the dialogue opens; the phase is the caller's to change. Raises Conflict when it has
    been done already.
    """
    if db.session.scalar(select(Question.id).where(Question.dialogue_id == dialogue.id).limit(1)):
        raise Conflict(_l("Samtalet är redan öppnat."))
    for spot in dialogue.spots:
        if not spot.label and spot.place:
            spot.label = {"sv": spot.place.name}
    questions = [
        question for step in dialogue.steps for question in kind_of(step).questions(step, dialogue.spots)
    ]
    db.session.add_all(questions)
    db.session.flush()
    return questions


def discard(dialogue: Dialogue, user_id: int | None) -> None:
    """Delete a draft that never got a code. One with a code stays: its code may be on a printed card."""
    require_draft(dialogue)
    if dialogue.code is not None:
        raise Conflict(_l("Samtalet har haft en kod och går därför inte att kasta."))
    note("dialogue.discarded", dialogue, user_id)
    db.session.delete(dialogue)
    db.session.flush()


def _free_code() -> str:
    while True:
        code = codes.new_code()
        if by_code(code) is None:
            return code
