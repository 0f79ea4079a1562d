"""Answers counted, never incremented; frozen at *Show*; handed out only as figures that may be shown."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import case, delete, func, select

from facilitate.dialogues.models import Dialogue, Question, Step, StepPhase
from facilitate.dialogues.phases import ENDED
from facilitate.extensions import db
from facilitate.figures.disclosure import disclose
from facilitate.figures.figure import Figure
from facilitate.figures.scale import SCALES
from facilitate.live.models import Answer, Channel, Participant, Tally, TimeRequest

NEARLY_ALL = 3
"""When no more than so many remain, the projector stops counting: nobody becomes the room's spectacle."""


@dataclass(frozen=True)
class Progress:
    """How far the phones of the room are with one step. Says nothing about what was answered.

    joined = done + answering + silent. For a step without questions everybody is silent.
    """

    joined: int = 0
    done: int = 0
    answering: int = 0
    more_time: int = 0

    @property
    def silent(self) -> int:
        return self.joined - self.done - self.answering

    @property
    def shown_done(self) -> int | None:
        """How many are done as the projector may say it; None when so few remain that it stops counting."""
        return None if self.done and self.joined - self.done <= NEARLY_ALL else self.done


def questions_of(step: Step) -> list[Question]:
    """The frozen questions of the step's present round, in their order."""
    query = select(Question).where(Question.step_id == step.id, Question.round == step.round)
    return list(db.session.scalars(query.order_by(Question.position)))


def count_answers(question_ids: Collection[int]) -> dict[int, Counter[str]]:
    """Counts by code of each question, skips among them; a question without answers has an empty one."""
    query = (
        select(Answer.question_id, Answer.code, func.count())
        .where(Answer.question_id.in_(question_ids))
        .group_by(Answer.question_id, Answer.code)
    )
    counts: dict[int, Counter[str]] = {question_id: Counter() for question_id in question_ids}
    for question_id, code, people in db.session.execute(query):
        counts[question_id][code] = people
    return counts


def progress_of(dialogue_id: int, step: Step | None) -> Progress:
    """Count the phones that joined and how far they are with the step, in one query."""
    step_id, round_ = (step.id, step.round) if step else (0, 1)
    asked = (Question.step_id == step_id) & (Question.round == round_)
    given = (
        select(Answer.participant_id, func.count().label("given"))
        .join(Question, Question.id == Answer.question_id)
        .where(asked)
        .group_by(Answer.participant_id)
        .subquery()
    )
    total = select(func.count()).select_from(Question).where(asked).scalar_subquery()
    waiting = select(func.count()).select_from(TimeRequest).where(TimeRequest.step_id == step_id)
    row = db.session.execute(
        select(
            func.count(Participant.id),
            func.count(case((given.c.given >= total, 1))),
            func.count(case((given.c.given < total, 1))),
            waiting.scalar_subquery(),
        )
        .select_from(Participant)
        .outerjoin(given, given.c.participant_id == Participant.id)
        .where(Participant.dialogue_id == dialogue_id, Participant.channel == Channel.PHONE)
    ).one()
    return Progress(*row)


def freeze(questions: Collection[Question]) -> None:
    """Store the counts of the questions as they stand. What is stored already is replaced."""
    ids = [question.id for question in questions]
    db.session.execute(delete(Tally).where(Tally.question_id.in_(ids)))
    for question_id, counts in count_answers(ids).items():
        db.session.add_all(
            Tally(question_id=question_id, code=code, count=people) for code, people in counts.items()
        )
    db.session.flush()


def frozen_counts(question_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """The stored counts by code of each question; they must pass `disclose` before they leave the server."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for tally in db.session.scalars(select(Tally).where(Tally.question_id.in_(question_ids))):
        counts[tally.question_id][tally.code] = tally.count
    return counts


def figures_of(dialogue: Dialogue, step: Step, questions: Collection[Question]) -> dict[int, Figure]:
    """What may be shown of the step's questions, by question id; empty before *Show* and before the end."""
    if step.phase != StepPhase.SHOWN and dialogue.phase not in ENDED:
        return {}
    counts = frozen_counts([question.id for question in questions])
    return {
        question.id: disclose(SCALES[question.scale_key], counts.get(question.id, {}), dialogue.threshold)
        for question in questions
    }
