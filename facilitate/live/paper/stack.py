"""Reads: the stack of forms, what is left of it, and what stands on each."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question, Step
from facilitate.dialogues.phases import RUNNING
from facilitate.dialogues.vocabulary import DialoguePhase
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.live.models import Answer, PaperForm, SecondEntry

ENTERED_WHILE = RUNNING | {DialoguePhase.CLOSED}
"""Forms are entered from the opening until the record is sealed."""


@dataclass(frozen=True)
class EnteredForm:
    """A form with the number of answers that two people have read differently."""

    form: PaperForm
    differences: int

    @property
    def number(self) -> int:
        return self.form.number

    @property
    def checked(self) -> bool:
        """Entered twice, and nothing left to settle."""
        return self.form.checked_by is not None and not self.differences


def forms_of(dialogue: Dialogue) -> list[EnteredForm]:
    """The entered forms by number, in one query."""
    differing = select(func.count()).where(SecondEntry.form_id == PaperForm.id).scalar_subquery()
    query = select(PaperForm, differing).where(PaperForm.dialogue_id == dialogue.id)
    rows = db.session.execute(query.order_by(PaperForm.number))
    return [EnteredForm(form, differences) for form, differences in rows]


def checked_of(dialogue: Dialogue) -> int:
    """How many forms two people have entered alike, or settled."""
    return sum(one.checked for one in forms_of(dialogue))


def form_of(dialogue: Dialogue, number: int) -> PaperForm:
    """The dialogue's form with this number; NotFound when nobody has entered it."""
    form = find_form(dialogue.id, number)
    if form is None:
        raise NotFound
    return form


def find_form(dialogue_id: int, number: int) -> PaperForm | None:
    query = select(PaperForm).where(PaperForm.dialogue_id == dialogue_id, PaperForm.number == number)
    return db.session.scalar(query)


def outstanding(dialogue: Dialogue) -> int | None:
    """Forms handed out and not entered yet; None while nobody has said how many were handed out."""
    if dialogue.forms_handed_out is None:
        return None
    return max(0, dialogue.forms_handed_out - _entered(dialogue.id))


def papers_left(dialogue_id: int) -> int:
    """The same for who has only the id, 0 when unknown: control is told with every count."""
    entered = select(func.count()).where(PaperForm.dialogue_id == dialogue_id).scalar_subquery()
    left = select(Dialogue.forms_handed_out - entered).where(Dialogue.id == dialogue_id)
    return max(0, db.session.scalar(left) or 0)


def _entered(dialogue_id: int) -> int:
    query = select(func.count()).select_from(PaperForm).where(PaperForm.dialogue_id == dialogue_id)
    return db.session.scalar(query) or 0


def next_number(taken: Iterable[int], after: int = 0) -> int:
    """The lowest number above `after` that no form has."""
    numbers = set(taken)
    number = after + 1
    while number in numbers:
        number += 1
    return number


def questions_of_form(dialogue: Dialogue) -> list[Question]:
    """What a form asks, in the printed order: every question that reaches the record."""
    steps = {step.id: step for step in dialogue.steps if kind_of(step).asks and kind_of(step).recorded}
    query = (
        select(Question)
        .join(Step, Step.id == Question.step_id)
        .where(Question.step_id.in_(steps), Question.round == Step.round)
        .order_by(Step.position, Question.position)
    )
    return list(db.session.scalars(query))


def answers_of(form: PaperForm) -> dict[int, Answer]:
    """What is stored of the form, by question."""
    query = select(Answer).where(Answer.participant_id == form.participant_id)
    return {answer.question_id: answer for answer in db.session.scalars(query)}


def is_shown(question: Question, answer: Answer | None) -> bool:
    """Whether the answer is in figures that somebody has seen, so that it can no longer be changed."""
    return question.step.revealed and answer is not None and not answer.late
