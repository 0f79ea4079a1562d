"""Answers that come after their figures have been seen: paper, above all. DESIGN.md, "Phases"."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question, Step
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.figures.batches import Taken, hands_may_join, take_late
from facilitate.figures.figure import Counts
from facilitate.figures.scale import SCALES
from facilitate.live import tallies
from facilitate.live.models import Answer, Channel, CountSource, EnteredCount, LateTally, Participant


class AlreadyShown(Conflict):
    code = "already-shown"
    sentence = _l("Svaret ingår i siffror som redan har visats. Därför går det inte att ändra eller ta bort.")


@dataclass(frozen=True)
class LateAnswers:
    """Late answers by question: `given` by persons; `hands` raised in the room or counted by others, so that
    somebody knows them and could take them off a figure."""

    given: tallies.Counted = field(default_factory=dict)
    hands: tallies.Counted = field(default_factory=dict)

    def taken(self, question: Question, frozen: Counts, threshold: int) -> Taken:
        """What of them the record counts for a question whose frozen counts are these."""
        scale, nobody = SCALES[question.scale_key], Counter[str]()
        given, hands = self.given.get(question.id, nobody), self.hands.get(question.id, nobody)
        return take_late(scale, frozen, given, hands, threshold)


def reveal(step: Step) -> None:
    """Freeze one tally of the step over all channels: from now on its figures may be seen.

    The room is locked. A second time changes nothing. Hands that could be taken off a figure to find a few
    others are held back and wait with the late answers; beside totals of others it is the few that wait.
    """
    if step.revealed:
        return
    step.revealed = True
    questions = list(db.session.scalars(select(Question).where(Question.step_id == step.id)))
    ids = [question.id for question in questions]
    totals = tallies.entered_counts(ids, CountSource.TOTALS)
    _freeze_people(questions, totals, step.dialogue.threshold)
    tallies.add(totals)
    hands = tallies.entered_counts(ids, CountSource.HANDS)
    given, threshold = tallies.frozen_counts(ids), step.dialogue.threshold
    joining = {
        one.id: hands[one.id]
        for one in questions
        if one.id in hands and hands_may_join(SCALES[one.scale_key], given.get(one.id, {}), threshold)
    }
    tallies.add(joining)
    _hold_back(set(hands) - set(joining))


def reveal_all(dialogue: Dialogue) -> None:
    """Freeze every step whose answers belong in a record. The room is locked."""
    for step in recorded_steps(dialogue):
        reveal(step)


def all_revealed(dialogue: Dialogue) -> bool:
    return all(step.revealed for step in recorded_steps(dialogue))


def recorded_steps(dialogue: Dialogue) -> list[Step]:
    """The steps whose answers reach the record."""
    return [step for step in dialogue.steps if kind_of(step).scale and kind_of(step).recorded]


def require_unseen(participant: Participant, questions: Collection[int] | None = None) -> None:
    """Raise AlreadyShown if an answer of the person, or one of these, is in a figure that has been seen."""
    query = (
        select(Answer.question_id)
        .join(Question)
        .join(Step, Step.id == Question.step_id)
        .where(Answer.participant_id == participant.id, Answer.late.is_(False), Step.revealed)
    )
    if questions is not None:
        query = query.where(Answer.question_id.in_(questions))
    if db.session.scalar(query.limit(1)) is not None:
        raise AlreadyShown


def _freeze_people(questions: Collection[Question], totals: tallies.Counted, threshold: int) -> None:
    people = tallies.count_answers([question.id for question in questions])
    few = {
        one.id
        for one in questions
        if one.id in totals and not hands_may_join(SCALES[one.scale_key], people.get(one.id, {}), threshold)
    }
    tallies.add({question: counts for question, counts in people.items() if question not in few})
    db.session.execute(update(Answer).where(Answer.question_id.in_(few)).values(late=True))


def _hold_back(question_ids: Collection[int]) -> None:
    db.session.execute(
        update(EnteredCount)
        .where(EnteredCount.question_id.in_(question_ids), EnteredCount.source == CountSource.HANDS)
        .values(late=True)
    )


def late_answers(dialogue: Dialogue) -> LateAnswers:
    """All late answers: of those who have gone, of those who are still there, and entered counts."""
    ids = list(db.session.scalars(select(Question.id).where(Question.dialogue_id == dialogue.id)))
    return LateAnswers(
        given=_together(_kept_late(ids), tallies.count_answers(ids, late=True)),
        hands=known_counts(ids, late=True),
    )


def known_counts(question_ids: Collection[int], *, late: bool = False) -> tallies.Counted:
    """What was only counted, in sight of the room or by others before: somebody knows it."""
    return _together(*(tallies.entered_counts(question_ids, source, late=late) for source in CountSource))


def _together(*several: tallies.Counted) -> tallies.Counted:
    sums: tallies.Counted = {}
    for counted in several:
        for question_id, counts in counted.items():
            sums.setdefault(question_id, Counter()).update(counts)
    return sums


def keep_late(question_ids: Collection[int], channels: Collection[Channel]) -> None:
    """Count the late answers of people who are about to go."""
    db.session.add_all(
        LateTally(question_id=question_id, code=code, count=count)
        for question_id, counts in tallies.count_answers(question_ids, late=True, channels=channels).items()
        for code, count in counts.items()
    )


def _kept_late(question_ids: Collection[int]) -> tallies.Counted:
    kept: tallies.Counted = defaultdict(Counter)
    for row in db.session.scalars(select(LateTally).where(LateTally.question_id.in_(question_ids))):
        kept[row.question_id][row.code] = row.count
    return kept
