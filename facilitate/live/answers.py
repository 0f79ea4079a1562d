"""Stores a batch of answers: each checked against the frozen questions, the highest number of each kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, delete, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.figures.scale import SCALES, SKIPPED
from facilitate.live import broadcast, deadlines, late
from facilitate.live.asked import Asked, asked_by
from facilitate.live.commands import (
    HIGHEST_NUMBER,
    Command,
    HandedOver,
    InvalidAnswer,
    Outcome,
    ParticipantGone,
    QuestionClosed,
    UnknownQuestion,
)
from facilitate.live.models import Answer, Handover, Participant, Stage
from facilitate.live.position import lock_room, locked_stage
from facilitate.model import UtcDateTime

Key = tuple[int, str]
Standing = dict[Key, tuple[str, int]]
"""What is stored: (question, participant) -> code and number."""
Present = Mapping[tuple[int, str], tuple[str, frozenset[int]]]
"""Who is there: (dialogue, participant) -> channel, and the steps in which the phone has been handed over."""

_NOWHERE: frozenset[int] = frozenset()
_CODES = {key: frozenset({*scale.values, SKIPPED}) for key, scale in SCALES.items()}

# Built once: what a batch costs is mostly the building of its statements.
_IN_ROOMS = Stage.dialogue_id.in_(bindparam("dialogues", expanding=True))
# In one order, so that two processes never wait for each other.
_ROOMS = (
    select(Stage.dialogue_id, Stage.answered_at, Dialogue.phase)
    .join(Dialogue)
    .where(_IN_ROOMS)
    .order_by(Stage.dialogue_id)
    .with_for_update(of=Stage)
)
_COUNT_BATCH = (
    update(Stage)
    .where(_IN_ROOMS)
    .values(
        revision=Stage.revision + 1,
        answered_at=case((Stage.answered_at.is_not(None), bindparam("now", type_=UtcDateTime))),
    )
)
_IDS: BindParameter[Any] = bindparam("participants", expanding=True)
_WHO = select(Participant.dialogue_id, Participant.id, Participant.channel).where(Participant.id.in_(_IDS))
_HANDED_OVER = select(Handover.participant_id, Handover.step_id).where(Handover.participant_id.in_(_IDS))


def _upsert_of(dialect: Any) -> Any:
    """A late retry of an older choice carries a lower number and never overwrites the newer one."""
    insert = dialect.insert(Answer.__table__)
    return insert.on_conflict_do_update(
        index_elements=[Answer.question_id, Answer.participant_id],
        set_={"code": insert.excluded.code, "number": insert.excluded.number},
        where=insert.excluded.number > Answer.number,
    ).returning(Answer.question_id, Answer.participant_id, Answer.code, Answer.number)


_UPSERT = {"sqlite": _upsert_of(sqlite), "postgresql": _upsert_of(postgresql)}


def store(commands: Sequence[Command]) -> list[Outcome]:
    """Store what may be stored, in one transaction of the caller's, and say of each command what stands now.

    Holds the stage rows of the dialogues, so no answer lands after its question has closed.
    """
    _lock_and_settle({command.dialogue_id for command in commands})
    asked = asked_by({command.question for command in commands})
    present = _present(commands)
    seen = _seen(commands, asked)
    refused = [_fault(command, asked.get(command.question), present, seen) for command in commands]
    accepted = [command for command, error in zip(commands, refused, strict=True) if error is None]
    stored = _upsert(accepted, asked)
    _revise(accepted)
    return [
        Outcome(command.question, error=error) if error else Outcome(command.question, *stored[_key(command)])
        for command, error in zip(commands, refused, strict=True)
    ]


def enter(participant: Participant, codes: Mapping[int, str]) -> None:
    """Store what a member of staff enters for one person: question id -> code, "" to take an answer away.

    All of it or nothing, in the caller's unit of work. Raises what a phone would be told, and AlreadyShown
    for a change of an answer that somebody has seen in a figure. What already stands is left alone.
    """
    lock_room(participant.dialogue_id)
    standing = _standing(Answer.participant_id == participant.id)
    changed = []
    for question, code in codes.items():
        before, number = standing.get((question, participant.id), ("", 0))
        if code and code != before:
            changed.append(Command(participant.dialogue_id, participant.id, question, code, number + 1))
    for outcome in store(changed) if changed else ():
        if outcome.error:
            raise outcome.error
    _take_away(participant, [question for question, code in codes.items() if not code])


def withdraw(participant: Participant) -> None:
    """Take away a person that was entered by mistake, with all answers. Raises AlreadyShown if one of them
    has been seen in a figure. Comments stay, without their writer."""
    lock_room(participant.dialogue_id)
    late.require_unseen(participant)
    broadcast.progress_changed(participant.dialogue_id)
    db.session.delete(participant)
    db.session.flush()


def _take_away(participant: Participant, questions: Sequence[int]) -> None:
    if not questions:
        return
    late.require_unseen(participant, questions)
    own = Answer.participant_id == participant.id
    db.session.execute(delete(Answer).where(own, Answer.question_id.in_(questions)))
    broadcast.progress_changed(participant.dialogue_id)


def _lock_and_settle(dialogue_ids: set[int]) -> None:
    rooms = db.session.execute(_ROOMS, {"dialogues": list(dialogue_ids)}).all()
    for dialogue_id, answered_at, phase in rooms:
        if answered_at is not None or phase == DialoguePhase.CLOSING:
            deadlines.settle(locked_stage(dialogue_id))


def _present(commands: Sequence[Command]) -> Present:
    ids = {"participants": list({command.participant_id for command in commands})}
    handed: dict[str, frozenset[int]] = {}
    for one, step_id in db.session.execute(_HANDED_OVER, ids):
        handed[one] = handed.get(one, _NOWHERE) | {step_id}
    return {
        (dialogue_id, one): (channel, handed.get(one, _NOWHERE))
        for dialogue_id, one, channel in db.session.execute(_WHO, ids)
    }


def _seen(commands: Sequence[Command], asked: Mapping[int, Asked]) -> Standing:
    """Of the answers that stand: those in a figure that somebody has seen. Costs nothing until then."""
    keys = {_key(one) for one in commands if one.question in asked and asked[one.question].revealed}
    if not keys:
        return {}
    return _standing(tuple_(Answer.question_id, Answer.participant_id).in_(keys), Answer.late.is_(False))


def _fault(command: Command, asked: Asked | None, present: Present, seen: Standing) -> DomainError | None:
    channel, handed_over = present.get((command.dialogue_id, command.participant_id), (None, _NOWHERE))
    if channel is None:
        return ParticipantGone()
    if asked is None or asked.dialogue_id != command.dialogue_id:
        return UnknownQuestion()
    if command.code not in _CODES[asked.scale_key] or not 1 <= command.number <= HIGHEST_NUMBER:
        return InvalidAnswer()
    if channel not in asked.channels:
        return QuestionClosed()
    if asked.step_id in handed_over:
        return HandedOver()
    code, number = seen.get(_key(command), (command.code, 0))
    return late.AlreadyShown() if code != command.code and command.number > number else None


def _upsert(commands: Sequence[Command], asked: Mapping[int, Asked]) -> Standing:
    """Store the newest of each, and say what stands then: that, or something newer still."""
    newest: dict[Key, Command] = {}
    for command in commands:
        before = newest.setdefault(_key(command), command)
        if command.number > before.number:
            newest[_key(command)] = command
    if not newest:
        return {}
    rows = [
        {
            "question_id": question,
            "participant_id": participant,
            "code": one.code,
            "number": one.number,
            "late": asked[question].revealed,
        }
        for (question, participant), one in sorted(newest.items())
    ]
    # Past the objects, which would be made for every row.
    written = db.session.connection().execute(_UPSERT[db.engine.dialect.name], rows)
    standing = {(question, participant): (code, number) for question, participant, code, number in written}
    older = newest.keys() - standing.keys()
    if older:
        standing |= _standing(tuple_(Answer.question_id, Answer.participant_id).in_(older))
    return standing


def _standing(*which: ColumnElement[bool]) -> Standing:
    query = select(Answer.question_id, Answer.participant_id, Answer.code, Answer.number).where(*which)
    rows = db.session.execute(query)
    return {(question, participant): (code, number) for question, participant, code, number in rows}


def _revise(commands: Sequence[Command]) -> None:
    dialogue_ids = {command.dialogue_id for command in commands}
    db.session.execute(_COUNT_BATCH, {"dialogues": list(dialogue_ids), "now": now()})
    for dialogue_id in dialogue_ids:
        broadcast.progress_changed(dialogue_id)


def _key(command: Command) -> Key:
    return command.question, command.participant_id
