"""Raised hands: counted in the room by the facilitator, for those who have neither phone nor form."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, delete, select

from facilitate.dialogues.models import Dialogue, Question
from facilitate.dialogues.operations import note
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db
from facilitate.figures.scale import SCALES, Scale
from facilitate.live.actors import Actor
from facilitate.live.asked import asked_by
from facilitate.live.commands import QuestionClosed, UnknownQuestion
from facilitate.live.late import AlreadyShown, recorded_steps
from facilitate.live.models import Channel, CountSource, EnteredCount
from facilitate.live.position import lock_room

MOST = 500
"""The most hands for one answer."""


class HandsAlreadyIn(Conflict):
    code = "hands-already-in"
    sentence = _l("Räckta händer är redan inskrivna för den frågan, och resultatet har visats.")


class NotHands(Invalid):
    code = "not-hands"
    sentence = _l("Skriv hela tal från 0 till 500.")


@dataclass(frozen=True)
class Raised:
    """The hands of one question. `counts` is empty until some have been entered."""

    question: Question
    counts: Counter[str]

    @property
    def scale(self) -> Scale:
        return SCALES[self.question.scale_key]

    @property
    def people(self) -> int:
        return self.counts.total()

    @property
    def editable(self) -> bool:
        """Whether they can be written: until the figures have been seen, and after that once."""
        return not (self.question.step.revealed and self.counts)


def raise_hands(dialogue: Dialogue, actor: Actor, question_id: int, counts: Mapping[str, int]) -> None:
    """Keep the hands of one question, instead of those that were kept before: code -> 0 to 500.

    Once the figures have been seen they are late answers, and can be entered once. Raises NotHands,
    UnknownQuestion, QuestionClosed after sealing, AlreadyShown, HandsAlreadyIn.
    """
    lock_room(dialogue.id)
    asked = asked_by({question_id}).get(question_id)
    if asked is None or asked.dialogue_id != dialogue.id:
        raise UnknownQuestion
    if Channel.PAPER not in asked.channels:  # whatever staff enter is taken for as long as forms are
        raise QuestionClosed
    if not set(counts) <= set(SCALES[asked.scale_key].values) or not all(map(_is_hands, counts.values())):
        raise NotHands
    kept = _kept(question_id)
    if asked.revealed and kept:
        raise HandsAlreadyIn if kept[0].late else AlreadyShown
    db.session.execute(delete(EnteredCount).where(_hands_of(question_id)))
    db.session.add_all(
        EnteredCount(
            question_id=question_id, code=code, source=CountSource.HANDS, late=asked.revealed, count=count
        )
        for code, count in counts.items()
        if count
    )
    note("hands.raised", dialogue, actor.user_id, question=question_id)


def hands_in(dialogue: Dialogue) -> list[Raised]:
    """Every question that hands can be raised for, in the order of the agenda."""
    steps = recorded_steps(dialogue)
    query = select(Question).where(Question.step_id.in_([step.id for step in steps]))
    asked = db.session.scalars(query.order_by(Question.position)).all()
    raised: dict[int, Counter[str]] = {}
    entered = select(EnteredCount).join(Question).where(Question.dialogue_id == dialogue.id)
    for one in db.session.scalars(entered.where(EnteredCount.source == CountSource.HANDS)):
        raised.setdefault(one.question_id, Counter())[one.code] = one.count
    return [
        Raised(question, raised.get(question.id, Counter()))
        for step in steps
        for question in asked
        if question.step_id == step.id and question.round == step.round
    ]


def _kept(question_id: int) -> list[EnteredCount]:
    return list(db.session.scalars(select(EnteredCount).where(_hands_of(question_id))))


def _hands_of(question_id: int) -> ColumnElement[bool]:
    return (EnteredCount.question_id == question_id) & (EnteredCount.source == CountSource.HANDS)


def _is_hands(count: object) -> bool:
    return type(count) is int and 0 <= count <= MOST
