"""Raised hands: counted in the room by the facilitator, for those who have neither phone nor form."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import note
from facilitate.errors import Conflict, Invalid
from facilitate.figures.scale import SCALES
from facilitate.live.actors import Actor
from facilitate.live.asked import asked_by
from facilitate.live.commands import QuestionClosed, UnknownQuestion
from facilitate.live.counted import (
    CountedQuestion,
    are_counts,
    counted_questions,
    counts_kept,
    replace_counts,
)
from facilitate.live.late import AlreadyShown
from facilitate.live.models import Channel, CountSource
from facilitate.live.position import lock_room

MOST = 500
"""The most hands for one answer."""


class HandsAlreadyIn(Conflict):
    code = "hands-already-in"
    sentence = _l("Räckta händer är redan inskrivna för den frågan, och resultatet har visats.")


class NotHands(Invalid):
    code = "not-hands"
    sentence = _l("Skriv hela tal från 0 till 500.")


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
    if not are_counts(counts, SCALES[asked.scale_key], MOST):
        raise NotHands
    kept = counts_kept([question_id], CountSource.HANDS)
    if asked.revealed and kept:
        raise HandsAlreadyIn if kept[0].late else AlreadyShown
    replace_counts(question_id, CountSource.HANDS, counts, late=asked.revealed)
    note("hands.raised", dialogue, actor.user_id, question=question_id)


def hands_in(dialogue: Dialogue) -> list[CountedQuestion]:
    """Every question that hands can be raised for, in the order of the agenda."""
    return counted_questions(dialogue, CountSource.HANDS)
