"""Closings that are over are completed by whoever notices: a page, an answer, or the tick."""

from sqlalchemy import or_, select

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase, Step, StepPhase
from facilitate.dialogues.phases import RUNNING
from facilitate.extensions import db
from facilitate.live import asking, broadcast, closing, phases, wall
from facilitate.live.models import Stage
from facilitate.live.position import locked_stage, stage_of
from facilitate.transaction import unit_of_work


def settle(stage: Stage) -> None:
    """Complete what is over in this room. The stage row is locked; doing it twice changes nothing more."""
    dialogue = stage.dialogue
    if _has_ended(dialogue):
        closing.close(stage)
        return
    over = [step for step in _closing_steps(stage) if asking.is_over(stage, step)]
    for step in over:
        asking.complete(stage, step)
    if wall.release(stage) or over:
        broadcast.count_move(stage)


def notice(dialogue_id: int) -> Stage | None:
    """Settle the room if anything in it is over, and return where it is; None before it has been opened.

    Only reads when nothing is over. Not inside a unit of work.
    """
    stage = stage_of(dialogue_id)
    if stage and _is_due(stage):
        with unit_of_work():
            settle(locked_stage(dialogue_id))
    return stage


def notice_all() -> None:
    """Settle every room in which something is closing or waits for the wall."""
    for dialogue_id in waiting_rooms():
        notice(dialogue_id)


def waiting_rooms() -> list[int]:
    """The dialogues in which something has an end."""
    closing_steps = select(Step.dialogue_id).where(Step.phase == StepPhase.CLOSING)
    query = (
        select(Stage.dialogue_id)
        .join(Dialogue)
        .where(
            Dialogue.phase.in_(RUNNING),
            or_(
                Dialogue.closing_ends_at.is_not(None),
                Stage.wall_due_at.is_not(None),
                Stage.dialogue_id.in_(closing_steps),
            ),
        )
    )
    return list(db.session.scalars(query))


def _is_due(stage: Stage) -> bool:
    if stage.dialogue.phase not in RUNNING:
        return False
    return (
        _has_ended(stage.dialogue)
        or wall.is_due(stage)
        or any(asking.is_over(stage, step) for step in stage.dialogue.steps)
    )


def _has_ended(dialogue: Dialogue) -> bool:
    return dialogue.phase == DialoguePhase.CLOSING and phases.is_past(dialogue.closing_ends_at, now())


def _closing_steps(stage: Stage) -> list[Step]:
    query = select(Step).where(Step.dialogue_id == stage.dialogue_id, Step.phase == StepPhase.CLOSING)
    return list(db.session.scalars(query))
