"""How the same people answered about a place by day and in the dark, counted while the tie exists."""

from collections.abc import Collection, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from facilitate.dialogues.models import Dialogue, Question
from facilitate.extensions import db
from facilitate.figures.scale import SKIPPED
from facilitate.live import late
from facilitate.live.models import Answer, Channel, PairTally, Participant


def pairs_of(dialogue: Dialogue, channels: Collection[Channel]) -> list[PairTally]:
    """Unsaved counts of pairs, per step and place. Skips and late answers are left out: a pair may only speak
    of people whom both frozen figures count."""
    return [
        pair
        for step_id, spot_id, day_id, evening_id in _paired_questions(dialogue)
        for pair in _pairs(step_id, spot_id, day_id, evening_id, channels)
    ]


def _pairs(
    step_id: int, spot_id: int, day_id: int, evening_id: int, channels: Collection[Channel]
) -> Iterator[PairTally]:
    day, evening = aliased(Answer), aliased(Answer)
    query = (
        select(day.code, evening.code, func.count())
        .join(evening, day.participant_id == evening.participant_id)
        .join(Participant, Participant.id == day.participant_id)
        .where(day.question_id == day_id, evening.question_id == evening_id)
        .where(day.code != SKIPPED, evening.code != SKIPPED)
        .where(day.late.is_(False), evening.late.is_(False), Participant.channel.in_(channels))
        .group_by(day.code, evening.code)
    )
    for by_day, by_evening, people in db.session.execute(query).all():
        yield PairTally(
            step_id=step_id, spot_id=spot_id, day_code=by_day, evening_code=by_evening, count=people
        )


def _paired_questions(dialogue: Dialogue) -> Iterator[tuple[int, int, int, int]]:
    rounds = {step.id: step.round for step in late.recorded_steps(dialogue)}
    by_spot: dict[tuple[int, int], dict[str, int]] = {}
    for question in db.session.scalars(select(Question).where(Question.step_id.in_(rounds))):
        if question.spot_id is not None and question.round == rounds[question.step_id]:
            by_spot.setdefault((question.step_id, question.spot_id), {})[question.aspect] = question.id
    for (step_id, spot_id), asked in by_spot.items():
        if {"day", "evening"} <= set(asked):
            yield step_id, spot_id, asked["day"], asked["evening"]
