"""A look at a room that tells whether a page drawn a moment ago is the right one, and reads nothing more."""

from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, or_, select

from facilitate.dialogues.models import Dialogue, Question, Step
from facilitate.extensions import db
from facilitate.live import phases
from facilitate.live.models import Answer, Handover, Participant, Stage
from facilitate.tokens import hash_of


class Glance(NamedTuple):
    """Of the dialogue, of where its room is, and of the step it is in; None for what there is not yet."""

    dialogue_id: int
    phase: str
    setting: str
    languages: list[str]
    epoch: str | None
    version: int | None
    step_id: int | None
    step_phase: str | None
    step_options: dict[str, Any] | None


class Known(NamedTuple):
    """A phone that is in: whose, in which language, and whether it has anything of its own in this step."""

    participant_id: str
    language: str
    has_own: bool


# Built once: building them costs more than what they find.
_ROOM = (
    select(
        Dialogue.id, Dialogue.phase, Dialogue.setting, Dialogue.languages,
        Stage.epoch, Stage.version, Step.id, Step.phase, Step.options,
    )
    .outerjoin(Stage, Stage.dialogue_id == Dialogue.id)
    .outerjoin(Step, Step.id == Stage.step_id)
    .where(Dialogue.code == bindparam("code"))
)  # fmt: skip
_ASKED = select(Question.id).where(Question.step_id == bindparam("step"))
_OWN = or_(
    exists().where(Answer.participant_id == Participant.id, Answer.question_id.in_(_ASKED)),
    exists().where(Handover.participant_id == Participant.id, Handover.step_id == bindparam("step")),
)
_BY_TOKEN = Participant.token_hash == bindparam("token"), Participant.dialogue_id == bindparam("dialogue")
_WHO = select(Participant.id, Participant.language, _OWN).where(*_BY_TOKEN)
_HAS_OWN = select(_OWN).where(Participant.id == bindparam("participant"))


def room_of(code: str) -> Glance | None:
    """The room with this code, as `codes.tidy` gives it."""
    found = db.session.execute(_ROOM, {"code": code}).one_or_none()
    return Glance(*found) if found else None


def of_stage(dialogue: Dialogue, stage: Stage | None) -> Glance:
    """The same of what has been read already."""
    step = stage.step if stage else None
    return Glance(
        dialogue.id, dialogue.phase, dialogue.setting, dialogue.languages,
        *((stage.epoch, stage.version) if stage else (None, None)),
        *((step.id, step.phase, step.options) if step else (None, None, None)),
    )  # fmt: skip


def phone_of(room: Glance, token: str) -> Known | None:
    """Who comes to the room with this cookie."""
    asked = room.step_id if room.step_phase in phases.TAKING_ANSWERS else None
    sought = {"token": hash_of(token), "dialogue": room.dialogue_id, "step": asked}
    found = db.session.execute(_WHO, sought).one_or_none()
    return Known(*found) if found else None


def has_own(stage: Stage | None, participant: Participant) -> bool:
    """Whether the phone has answered any of what is asked now, or been handed over."""
    step = stage.step if stage else None
    if step is None or step.phase not in phases.TAKING_ANSWERS:
        return False
    return bool(db.session.scalar(_HAS_OWN, {"participant": participant.id, "step": step.id}))
