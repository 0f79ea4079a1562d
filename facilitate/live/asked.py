"""What a frozen question takes, and from whom it takes anything now."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select

from facilitate.dialogues.kinds import KINDS
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question, Step, StepKind
from facilitate.dialogues.phases import RUNNING
from facilitate.extensions import db
from facilitate.live import phases
from facilitate.live.models import Channel
from facilitate.web import LARGEST_NUMBER


class Asked(NamedTuple):
    """`channels` may answer now. `revealed`: somebody has seen the figures, so a new answer is a late one."""

    dialogue_id: int
    step_id: int
    scale_key: str
    channels: frozenset[Channel]
    revealed: bool


def asked_by(question_ids: Collection[int]) -> dict[int, Asked]:
    """The frozen questions among these, in one query."""
    query = (
        select(
            Question.id,
            Question.dialogue_id,
            Question.step_id,
            Question.scale_key,
            Question.round == Step.round,
            Step.kind,
            Step.phase,
            Step.revealed,
            Dialogue.phase,
        )
        .join(Step, Step.id == Question.step_id)
        .join(Dialogue, Dialogue.id == Question.dialogue_id)
        .where(Question.id.in_({one for one in question_ids if 0 < one <= LARGEST_NUMBER}))
    )
    return {question: _asked(facts) for question, *facts in db.session.execute(query)}


def _asked(facts: list[Any]) -> Asked:
    dialogue_id, step_id, scale, this_round, kind, step, revealed, dialogue = facts
    channels = channels_taken(dialogue, kind, step) if this_round else frozenset[Channel]()
    return Asked(dialogue_id, step_id, scale, channels, revealed)


def channels_taken(dialogue_phase: str, step_kind: str, step_phase: str) -> frozenset[Channel]:
    """Who may answer: phones while the question is open; whoever needs a hand or a form, as long as the
    dialogue runs; a form also afterwards, until the record is sealed."""
    taken: set[Channel] = set()
    if dialogue_phase in RUNNING and step_phase in phases.TAKING_ANSWERS:
        taken |= {Channel.PHONE, Channel.HELPER}
    if KINDS[StepKind(step_kind)].recorded and dialogue_phase in RUNNING:
        taken |= {Channel.HELPER, Channel.PAPER}
    if KINDS[StepKind(step_kind)].recorded and dialogue_phase == DialoguePhase.CLOSED:
        taken.add(Channel.PAPER)
    return frozenset(taken)
