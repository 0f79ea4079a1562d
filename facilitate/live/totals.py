"""Answers that were counted by others, at a meeting held without the tool: so many gave each answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, delete, select

from facilitate.dialogues.models import Dialogue, Question
from facilitate.dialogues.operations import note
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.figures.scale import SCALES, Scale
from facilitate.live.actors import Actor
from facilitate.live.afterwards import lock_for_entering
from facilitate.live.commands import UnknownQuestion
from facilitate.live.late import AlreadyShown
from facilitate.live.models import CountSource, EnteredCount, Participation
from facilitate.live.paper.stack import questions_of_form

MOST = 5000
"""The most answers of one kind, and the most people."""

Totals = Mapping[int, Mapping[str, int]]
"""Question id -> code -> how many gave that answer."""


class NotTotals(Invalid):
    code = "not-totals"
    sentence = _l("Skriv hela tal från 0 till 5000.")


class MoreAnswersThanPeople(Invalid):
    code = "more-answers-than-people"
    sentence = _l("På någon rad är svaren fler än de som svarade. Rätta raden eller antalet.")


@dataclass(frozen=True)
class Counted:
    """One question with what was counted for it; `counts` is empty until something has been entered."""

    question: Question
    counts: Counter[str]

    @property
    def scale(self) -> Scale:
        return SCALES[self.question.scale_key]

    @property
    def fixed(self) -> bool:
        """Whether somebody has seen the figures that it is in."""
        return bool(self.counts) and self.question.step.revealed


def totals_in(dialogue: Dialogue) -> list[Counted]:
    """Every question that answers can be counted for, in the order of the agenda."""
    kept = _kept(dialogue)
    return [Counted(one, kept.get(one.id, Counter())) for one in questions_of_form(dialogue)]


def people_counted(dialogue: Dialogue) -> int | None:
    """How many answered, as it was entered; None while nobody has said."""
    row = db.session.get(Participation, (dialogue.id, CountSource.TOTALS))
    return row.answered if row else None


def enter_totals(dialogue: Dialogue, actor: Actor, totals: Totals, people: int | None) -> None:
    """Keep what was counted instead of what was kept before, and how many people answered (None: unknown, the
    record then says the largest sum).

    What was counted for a question that somebody has seen figures of stands; where nothing was, it comes as
    late answers. Raises NotHeldBefore, NotEntering, NotTotals, MoreAnswersThanPeople, UnknownQuestion,
    AlreadyShown.
    """
    lock_for_entering(dialogue)
    counted = {one.question.id: one for one in totals_in(dialogue)}
    if not set(totals) <= set(counted):
        raise UnknownQuestion
    for question_id, counts in totals.items():
        _require_counts(counted[question_id].scale, counts)
        _replace(counted[question_id], {code: count for code, count in counts.items() if count})
    _keep_people(dialogue, people)
    note("totals.entered", dialogue, actor.user_id)


def _require_counts(scale: Scale, counts: Mapping[str, int]) -> None:
    if not set(counts) <= set(scale.values) or not all(0 <= count <= MOST for count in counts.values()):
        raise NotTotals


def _replace(kept: Counted, counts: Mapping[str, int]) -> None:
    if Counter(counts) == kept.counts:
        return
    if kept.fixed:
        raise AlreadyShown
    db.session.execute(delete(EnteredCount).where(_totals_of([kept.question.id])))
    db.session.add_all(
        EnteredCount(
            question_id=kept.question.id,
            code=code,
            source=CountSource.TOTALS,
            late=kept.question.step.revealed,
            count=count,
        )
        for code, count in counts.items()
    )
    db.session.flush()


def _keep_people(dialogue: Dialogue, people: int | None) -> None:
    most = max((counts.total() for counts in _kept(dialogue).values()), default=0)
    if people is not None and not 0 <= people <= MOST:
        raise NotTotals
    if people is not None and people < most:
        raise MoreAnswersThanPeople
    row = db.session.get(Participation, (dialogue.id, CountSource.TOTALS))
    if people is None:
        if row:
            db.session.delete(row)
        return
    row = row or Participation(dialogue_id=dialogue.id, channel=CountSource.TOTALS, commented=0)
    row.joined = row.answered = people
    db.session.add(row)


def _kept(dialogue: Dialogue) -> dict[int, Counter[str]]:
    kept: dict[int, Counter[str]] = {}
    ids = [one.id for one in questions_of_form(dialogue)]
    for row in db.session.scalars(select(EnteredCount).where(_totals_of(ids))):
        kept.setdefault(row.question_id, Counter())[row.code] = row.count
    return kept


def _totals_of(question_ids: list[int]) -> ColumnElement[bool]:
    return EnteredCount.question_id.in_(question_ids) & (EnteredCount.source == CountSource.TOTALS)
