"""Answers counted, never incremented; frozen at *Show*; handed out only as figures that may be shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, case, delete, func, insert, select

from facilitate.dialogues.models import Dialogue, Question, Step
from facilitate.extensions import db
from facilitate.figures.disclosure import disclose
from facilitate.figures.figure import Counts, Figure
from facilitate.figures.scale import SCALES
from facilitate.live.models import (
    Answer,
    Channel,
    CountSource,
    EnteredCount,
    Participant,
    Tally,
    TimeRequest,
)

Counted = dict[int, Counter[str]]
"""Question id -> code -> answers."""

NEARLY_ALL = 3
"""When no more than so many remain, the projector stops counting: nobody becomes the room's spectacle."""


@dataclass(frozen=True)
class Progress:
    """How far the phones of the room are with one step. Says nothing about what was answered.

    joined = done + answering + silent. For a step without questions everybody is silent. `away` came in once
    and have not been heard of for long: nobody waits for them.
    """

    joined: int = 0
    done: int = 0
    answering: int = 0
    more_time: int = 0
    away: int = 0

    @property
    def silent(self) -> int:
        return self.joined - self.done - self.answering

    @property
    def unheard(self) -> int:
        """How many have given nothing in the step, whether they are still here or not."""
        return self.silent + self.away

    @property
    def shown_done(self) -> int | None:
        """How many are done as the projector may say it; None when so few remain that it stops counting."""
        return None if self.done and self.joined - self.done <= NEARLY_ALL else self.done


def questions_of(step: Step) -> list[Question]:
    """The frozen questions of the step's present round, in their order."""
    query = select(Question).where(Question.step_id == step.id, Question.round == step.round)
    return list(db.session.scalars(query.order_by(Question.position)))


def count_answers(
    question_ids: Collection[int], *, late: bool = False, channels: Collection[Channel] = tuple(Channel)
) -> Counted:
    """Counts by code, skips among them, of each question that has any; late answers or the others."""
    query = (
        select(Answer.question_id, Answer.code, func.count())
        .join(Participant, Participant.id == Answer.participant_id)
        .where(Answer.question_id.in_(question_ids), Answer.late.is_(late))
        .where(Participant.channel.in_(channels))
        .group_by(Answer.question_id, Answer.code)
    )
    return _by_question(query)


def entered_counts(question_ids: Collection[int], source: CountSource, *, late: bool = False) -> Counted:
    """Counts that were entered for these questions from one source, of each question that has any."""
    query = select(EnteredCount.question_id, EnteredCount.code, EnteredCount.count).where(
        EnteredCount.question_id.in_(question_ids),
        EnteredCount.source == source,
        EnteredCount.late.is_(late),
        EnteredCount.count > 0,
    )
    return _by_question(query)


def _by_question(query: Select[int, str, int]) -> Counted:
    counts: Counted = defaultdict(Counter)
    for question_id, code, count in db.session.execute(query):
        counts[question_id][code] = count
    return dict(counts)


def progress_of(dialogue_id: int, step: Step | None, spot_id: int | None = None) -> Progress:
    """Count the phones that joined and how far they are with the step, or one place of it, in one query."""
    step_id, round_ = (step.id, step.round) if step else (0, 1)
    asked = (Question.step_id == step_id) & (Question.round == round_)
    if spot_id is not None:
        asked &= Question.spot_id == spot_id
    given = (
        select(Answer.participant_id, func.count().label("given"))
        .join(Question, Question.id == Answer.question_id)
        .where(asked)
        .group_by(Answer.participant_id)
        .subquery()
    )
    total = select(func.count()).select_from(Question).where(asked).scalar_subquery()
    waiting = select(func.count()).select_from(TimeRequest).where(TimeRequest.step_id == step_id)
    away = Participant.away & given.c.given.is_(None)
    row = db.session.execute(
        select(
            func.count(case((~away, 1))),
            func.count(case((given.c.given >= total, 1))),
            func.count(case((given.c.given < total, 1))),
            waiting.scalar_subquery(),
            func.count(case((away, 1))),
        )
        .select_from(Participant)
        .outerjoin(given, given.c.participant_id == Participant.id)
        .where(Participant.dialogue_id == dialogue_id, Participant.channel == Channel.PHONE)
    ).one()
    return Progress(*row)


def add(counts: Mapping[int, Counts]) -> None:
    """Add to the stored counts of the questions."""
    stored = frozen_counts(counts)
    db.session.execute(delete(Tally).where(Tally.question_id.in_(counts)))
    rows = [
        {"question_id": question_id, "code": code, "count": count}
        for question_id, more in counts.items()
        for code, count in (Counter(stored.get(question_id, {})) + Counter(more)).items()
    ]
    if rows:
        db.session.execute(insert(Tally), rows)


def frozen_counts(question_ids: Collection[int]) -> Counted:
    """The stored counts by code of each question; they must pass `disclose` before they leave the server."""
    query = select(Tally.question_id, Tally.code, Tally.count).where(Tally.question_id.in_(question_ids))
    return _by_question(query)


def figures_of(dialogue: Dialogue, step: Step, questions: Collection[Question]) -> dict[int, Figure]:
    """What may be shown of the step's questions, by question id; empty until its figures are frozen."""
    if not step.revealed:
        return {}
    counts = frozen_counts([question.id for question in questions])
    return {
        question.id: disclose(SCALES[question.scale_key], counts.get(question.id, {}), dialogue.threshold)
        for question in questions
    }
