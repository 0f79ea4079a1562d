"""*Close*: what needs the tie between answers and people is counted, then the tie goes. One transaction."""

from collections.abc import Iterator

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import aliased

from facilitate import audit
from facilitate.clock import now
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question, Step, StepPhase
from facilitate.dialogues.operations import note
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.extensions import db
from facilitate.figures.scale import SKIPPED
from facilitate.live import asking, broadcast, tallies, wipe
from facilitate.live.models import (
    Answer,
    Comment,
    PairTally,
    Participant,
    Participation,
    Stage,
    Tally,
    TimeRequest,
)
from facilitate.live.phases import TAKING_ANSWERS
from facilitate.transaction import after_commit


def close(stage: Stage) -> None:
    """End the dialogue for good. The stage row is locked; raises NotNow unless the dialogue is closing.

    Kept: people by channel, pairs of answers per place, counts per question, comments without their writers.
    """
    dialogue = stage.dialogue
    dialogue.phase, dialogue.closing_ends_at = _closed(dialogue), None
    dialogue.closed_at = now()
    for step in dialogue.steps:
        if asking.is_practice(step):
            asking.erase(stage, step)
        elif step.phase in TAKING_ANSWERS:
            asking.complete(stage, step)
    _count_people(dialogue)
    _count_answers(dialogue)
    _count_pairs(dialogue)
    _forget_people(dialogue)
    stage.blanked = stage.joining_shown = False
    stage.wall_due_at = stage.answered_at = None
    with audit.by_itself():
        note("dialogue.closed", dialogue, user_id=None)
    broadcast.count_move(stage)
    broadcast.room_ended(dialogue.id)
    after_commit(wipe.wipe_pending)


def _closed(dialogue: Dialogue) -> DialoguePhase:
    return move_dialogue(dialogue.phase, DialogueVerb.COMPLETE)


def _recorded_questions(dialogue: Dialogue) -> list[Question]:
    steps = [step.id for step in dialogue.steps if kind_of(step).asks and kind_of(step).recorded]
    return list(db.session.scalars(select(Question).where(Question.step_id.in_(steps))))


def _count_people(dialogue: Dialogue) -> None:
    """People by channel: joined; answered at least one question (a skip is no answer); wrote something."""
    answered = (
        select(Answer.participant_id)
        .join(Question)
        .where(Question.dialogue_id == dialogue.id, Answer.code != SKIPPED)
    )
    wrote = select(Comment.participant_id).where(
        Comment.dialogue_id == dialogue.id, Comment.participant_id.is_not(None)
    )
    either = {
        "answered": Participant.id.in_(answered),
        "commented": Participant.id.in_(wrote),
    }
    query = (
        select(
            Participant.channel,
            func.count(),
            func.count().filter(either["answered"]),
            func.count().filter(either["commented"]),
        )
        .where(Participant.dialogue_id == dialogue.id)
        .group_by(Participant.channel)
    )
    for channel, joined, answers, comments in db.session.execute(query).all():
        db.session.add(
            Participation(
                dialogue_id=dialogue.id, channel=channel, joined=joined, answered=answers, commented=comments
            )
        )


def _count_answers(dialogue: Dialogue) -> None:
    """Count what was never shown; what the room has seen stays as it was frozen."""
    shown = {step.id for step in dialogue.steps if step.phase == StepPhase.SHOWN}
    tallies.freeze([question for question in _recorded_questions(dialogue) if question.step_id not in shown])


def _count_pairs(dialogue: Dialogue) -> None:
    """How the same people answered about a place by day and in the dark, skips left out."""
    day, evening = aliased(Answer), aliased(Answer)
    for step_id, spot_id, day_id, evening_id in _paired_questions(dialogue):
        query = (
            select(day.code, evening.code, func.count())
            .join(evening, day.participant_id == evening.participant_id)
            .where(day.question_id == day_id, evening.question_id == evening_id)
            .where(day.code != SKIPPED, evening.code != SKIPPED)
            .group_by(day.code, evening.code)
        )
        db.session.add_all(
            PairTally(
                step_id=step_id, spot_id=spot_id, day_code=by_day, evening_code=by_evening, count=people
            )
            for by_day, by_evening, people in db.session.execute(query).all()
        )


def _paired_questions(dialogue: Dialogue) -> Iterator[tuple[int, int, int, int]]:
    rounds = {step.id: step.round for step in dialogue.steps}
    by_spot: dict[tuple[int, int], dict[str, int]] = {}
    for question in _recorded_questions(dialogue):
        if question.spot_id is not None and question.round == rounds[question.step_id]:
            by_spot.setdefault((question.step_id, question.spot_id), {})[question.aspect] = question.id
    for (step_id, spot_id), asked in by_spot.items():
        if {"day", "evening"} <= set(asked):
            yield step_id, spot_id, asked["day"], asked["evening"]


def _forget_people(dialogue: Dialogue) -> None:
    questions = select(Question.id).where(Question.dialogue_id == dialogue.id)
    steps = select(Step.id).where(Step.dialogue_id == dialogue.id)
    db.session.execute(delete(Answer).where(Answer.question_id.in_(questions)))
    db.session.execute(delete(TimeRequest).where(TimeRequest.step_id.in_(steps)))
    db.session.execute(
        update(Comment).where(Comment.dialogue_id == dialogue.id).values(participant_id=None, key=None)
    )
    db.session.execute(delete(Participant).where(Participant.dialogue_id == dialogue.id))


def forget_counts(dialogue: Dialogue) -> None:
    """Erase the counts that the sealed record replaces: undisclosed tallies, pairs, people by channel.

    Comments stay, hidden ones and unmasked originals too: they are official documents, hiding is not
    destroying, and only a decision of the municipality may destroy them (arkivlagen 10 §).
    """
    questions = select(Question.id).where(Question.dialogue_id == dialogue.id)
    steps = select(Step.id).where(Step.dialogue_id == dialogue.id)
    db.session.execute(delete(Tally).where(Tally.question_id.in_(questions)))
    db.session.execute(delete(PairTally).where(PairTally.step_id.in_(steps)))
    db.session.execute(delete(Participation).where(Participation.dialogue_id == dialogue.id))
    dialogue.wiped_at = None
    after_commit(wipe.wipe_pending)
