"""Stores a batch of answers: each checked against the frozen questions, the highest number of each kept."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question, Step
from facilitate.dialogues.phases import RUNNING
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.figures.scale import SCALES, SKIPPED
from facilitate.live import broadcast, deadlines, phases
from facilitate.live.commands import (
    HIGHEST_NUMBER,
    Command,
    InvalidAnswer,
    Outcome,
    ParticipantGone,
    QuestionClosed,
    UnknownQuestion,
)
from facilitate.live.models import Answer, Participant, Stage
from facilitate.web import LARGEST_NUMBER

Key = tuple[int, str]


class Asked(NamedTuple):
    """What a frozen question takes, and whether it takes anything now."""

    dialogue_id: int
    scale_key: str
    open: bool


def store(commands: Sequence[Command]) -> list[Outcome]:
    """Store what may be stored, in one transaction of the caller's, and say of each command what stands now.

    Holds the stage rows of the dialogues, so no answer lands after its question has closed.
    """
    _lock_and_settle({command.dialogue_id for command in commands})
    asked = _asked(commands)
    present = _present(commands)
    refused = [_fault(command, asked.get(command.question), present) for command in commands]
    accepted = [command for command, error in zip(commands, refused, strict=True) if error is None]
    _upsert(accepted)
    stored = _stored(accepted)
    _revise(accepted)
    return [
        Outcome(command.question, error=error) if error else Outcome(command.question, *stored[_key(command)])
        for command, error in zip(commands, refused, strict=True)
    ]


def _lock_and_settle(dialogue_ids: set[int]) -> None:
    # In one order, so that two processes never wait for each other.
    query = (
        select(Stage).where(Stage.dialogue_id.in_(dialogue_ids)).order_by(Stage.dialogue_id).with_for_update()
    )
    for stage in db.session.scalars(query.execution_options(populate_existing=True)).all():
        if stage.answered_at is not None or stage.dialogue.phase == DialoguePhase.CLOSING:
            deadlines.settle(stage)


def _asked(commands: Sequence[Command]) -> dict[int, Asked]:
    query = (
        select(
            Question.id,
            Question.dialogue_id,
            Question.scale_key,
            Question.round == Step.round,
            Step.phase,
            Dialogue.phase,
        )
        .join(Step, Step.id == Question.step_id)
        .join(Dialogue, Dialogue.id == Question.dialogue_id)
        .where(Question.id.in_({one.question for one in commands if 0 < one.question <= LARGEST_NUMBER}))
    )
    return {
        question_id: Asked(dialogue_id, scale_key, _takes_answers(dialogue, step) and this_round)
        for question_id, dialogue_id, scale_key, this_round, step, dialogue in db.session.execute(query)
    }


def _takes_answers(dialogue_phase: str, step_phase: str) -> bool:
    return dialogue_phase in RUNNING and step_phase in phases.TAKING_ANSWERS


def _present(commands: Sequence[Command]) -> set[tuple[int, str]]:
    ids = {command.participant_id for command in commands}
    query = select(Participant.dialogue_id, Participant.id).where(Participant.id.in_(ids))
    return {(dialogue_id, participant_id) for dialogue_id, participant_id in db.session.execute(query)}


def _fault(command: Command, asked: Asked | None, present: set[tuple[int, str]]) -> DomainError | None:
    if (command.dialogue_id, command.participant_id) not in present:
        return ParticipantGone()
    if asked is None or asked.dialogue_id != command.dialogue_id:
        return UnknownQuestion()
    if (
        command.code not in (*SCALES[asked.scale_key].values, SKIPPED)
        or not 1 <= command.number <= HIGHEST_NUMBER
    ):
        return InvalidAnswer()
    return None if asked.open else QuestionClosed()


def _upsert(commands: Sequence[Command]) -> None:
    newest: dict[Key, Command] = {}
    for command in commands:
        before = newest.setdefault(_key(command), command)
        if command.number > before.number:
            newest[_key(command)] = command
    if not newest:
        return
    insert: Any = (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(Answer)
    # A late retry of an older choice carries a lower number and never overwrites the newer one.
    insert = insert.on_conflict_do_update(
        index_elements=[Answer.question_id, Answer.participant_id],
        set_={"code": insert.excluded.code, "number": insert.excluded.number},
        where=insert.excluded.number > Answer.number,
    )
    rows = [
        {"question_id": question, "participant_id": participant, "code": one.code, "number": one.number}
        for (question, participant), one in sorted(newest.items())
    ]
    db.session.execute(insert, rows)


def _stored(commands: Sequence[Command]) -> dict[Key, tuple[str, int]]:
    keys = {_key(command) for command in commands}
    query = select(Answer.question_id, Answer.participant_id, Answer.code, Answer.number).where(
        tuple_(Answer.question_id, Answer.participant_id).in_(keys)
    )
    rows = db.session.execute(query) if keys else ()
    return {(question, participant): (code, number) for question, participant, code, number in rows}


def _revise(commands: Sequence[Command]) -> None:
    dialogue_ids = {command.dialogue_id for command in commands}
    ours = Stage.dialogue_id.in_(dialogue_ids)
    db.session.execute(update(Stage).where(ours).values(revision=Stage.revision + 1))
    db.session.execute(update(Stage).where(ours, Stage.answered_at.is_not(None)).values(answered_at=now()))
    for dialogue_id in dialogue_ids:
        broadcast.progress_changed(dialogue_id)


def _key(command: Command) -> Key:
    return command.question, command.participant_id
