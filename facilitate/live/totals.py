"""Answers that were counted by others, at a meeting held without the tool: so many gave each answer."""

from collections import Counter
from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import note
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.live.actors import Actor
from facilitate.live.afterwards import lock_for_entering
from facilitate.live.commands import UnknownQuestion
from facilitate.live.counted import CountedQuestion, are_counts, counted_questions, replace_counts
from facilitate.live.late import AlreadyShown
from facilitate.live.models import CountSource, Participation

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


def totals_in(dialogue: Dialogue) -> list[CountedQuestion]:
    """Every question that answers can be counted for, in the order of the agenda."""
    return counted_questions(dialogue, CountSource.TOTALS)


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
        _keep(counted[question_id], counts)
    _keep_people(dialogue, people)
    note("totals.entered", dialogue, actor.user_id)


def _keep(counted: CountedQuestion, counts: Mapping[str, int]) -> None:
    if not are_counts(counts, counted.scale, MOST):
        raise NotTotals
    if +Counter(counts) == counted.counts:
        return
    if counted.fixed:
        raise AlreadyShown
    replace_counts(counted.question.id, CountSource.TOTALS, counts, late=counted.question.step.revealed)


def _keep_people(dialogue: Dialogue, people: int | None) -> None:
    most = max((one.people for one in totals_in(dialogue)), default=0)
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
