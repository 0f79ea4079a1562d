"""Rooms for tests, led through the operations of the product."""

from sqlalchemy import select

from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question, StepPhase
from facilitate.extensions import db
from facilitate.live import stage, tallies
from facilitate.live.models import Answer, Comment, CommentStatus, Participant, Stage
from facilitate.live.opening import open_dialogue
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, make_member, make_organisation, save


def make_room(member: Membership | None = None, **given) -> tuple[Membership, Dialogue]:
    """An open dialogue and the facilitator who leads it."""
    member = member or make_member(make_organisation(), name="Eva Exempel")
    dialogue = make_ready(member, **given)
    with unit_of_work():
        open_dialogue(dialogue, member.user_id)
    return member, dialogue


def make_ready(member: Membership, **given) -> Dialogue:
    given.setdefault("code", "KDM4R7")
    return make_dialogue(member.organisation, member, phase=DialoguePhase.READY, **given)


def version_of(dialogue: Dialogue) -> int:
    return db.session.scalar(select(Stage.version).where(Stage.dialogue_id == dialogue.id))


def press_next(dialogue: Dialogue, times: int = 1) -> None:
    for _ in range(times):
        with unit_of_work():
            stage.advance(dialogue, version_of(dialogue), None)


def answer_all(dialogue: Dialogue, codes: str) -> None:
    """One participant for each letter, giving it to every question of the current step."""
    with unit_of_work():
        step = db.session.get(Stage, dialogue.id).step
        for code in codes:
            participant = Participant(dialogue_id=dialogue.id)
            db.session.add(participant)
            db.session.flush()
            for question in tallies.questions_of(step):
                db.session.add(
                    Answer(question_id=question.id, participant_id=participant.id, code=code, number=1)
                )


def show_result(dialogue: Dialogue) -> None:
    """Close the current question at once and show it."""
    with unit_of_work():
        step = db.session.get(Stage, dialogue.id).step
        step.phase = StepPhase.CLOSED
    press_next(dialogue)


def make_comment(dialogue: Dialogue, text: str, **given) -> Comment:
    given.setdefault("status", CommentStatus.WAITING)
    return save(Comment(dialogue_id=dialogue.id, text=text, **given))


def questions_of(dialogue: Dialogue) -> list[Question]:
    return list(db.session.scalars(select(Question).where(Question.dialogue_id == dialogue.id)))
