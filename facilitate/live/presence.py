"""Which phones are still with us. Somebody who left at the break, or came in a second time by another
browser, must not stay among those whom the room waits for.

Kept for each phone: the last part of the agenda in which it was heard. No time finer than that.
"""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from facilitate.clock import now
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question, Step
from facilitate.dialogues.phases import RUNNING
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.listeners import Audience, Listeners
from facilitate.live.models import Answer, Channel, Participant, Stage
from facilitate.live.phases import TAKING_ANSWERS
from facilitate.live.position import locked_stage
from facilitate.transaction import unit_of_work

PATIENCE = timedelta(minutes=3)
"""How long a question is open before phones that nothing was heard of in it count as away."""


def note_all(listeners: Listeners) -> None:
    """Remember whom this process has heard, and find out who is away. Not inside a unit of work."""
    heard = _heard(listeners)
    running = select(Stage).join(Dialogue).where(Dialogue.phase.in_(RUNNING), Stage.step_id.is_not(None))
    for stage in db.session.scalars(running).all():
        _note(stage.dialogue_id, stage.step, heard[stage.dialogue_id])


def _heard(listeners: Listeners) -> dict[int, set[str]]:
    heard: dict[int, set[str]] = defaultdict(set)
    for dialogue_id, participant_id in listeners.take_heard():
        heard[dialogue_id].add(participant_id)
    for listener in listeners.of(Audience.PHONE):
        heard[listener.dialogue_id].add(listener.identity)
    return heard


def _note(dialogue_id: int, step: Step | None, heard: set[str]) -> None:
    if step is None:
        return
    news = heard & set(db.session.scalars(select(Participant.id).where(_news(dialogue_id, step))))
    gone = set(db.session.scalars(select(Participant.id).where(_unheard(dialogue_id, step)))) - heard
    gone = gone if _has_waited(step) else set()
    part = step.position
    if not (news or gone):
        return
    with unit_of_work():
        locked_stage(dialogue_id)
        _set(news, heard_in_part=part, away=False)
        _set(gone, away=True)
        broadcast.progress_changed(dialogue_id)


def _news(dialogue_id: int, step: Step) -> ColumnElement[bool]:
    known = (Participant.heard_in_part == step.position) & ~Participant.away
    return (Participant.dialogue_id == dialogue_id) & ~known


def _unheard(dialogue_id: int, step: Step) -> ColumnElement[bool]:
    """Phones that gave nothing in this step and were not heard in it by any process."""
    answered = (
        select(Answer.participant_id)
        .join(Question, Question.id == Answer.question_id)
        .where(Question.step_id == step.id)
    )
    return (
        (Participant.dialogue_id == dialogue_id)
        & (Participant.channel == Channel.PHONE)
        & (Participant.heard_in_part != step.position)
        & ~Participant.away
        & Participant.id.not_in(answered)
    )


def _has_waited(step: Step) -> bool:
    asks = step.phase in TAKING_ANSWERS and kind_of(step).scale is not None
    return asks and step.asked_at is not None and now() - step.asked_at >= PATIENCE


def _set(ids: set[str], **values: object) -> None:
    if ids:
        db.session.execute(update(Participant).where(Participant.id.in_(ids)).values(values))
