"""One step's way from waiting to shown. Called by the moves of `stage.py`, which hold the stage row."""

from sqlalchemy import delete, select

from facilitate.clock import now
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Question, Step, StepPhase
from facilitate.extensions import db
from facilitate.live import late, phases, tallies
from facilitate.live.models import Answer, EnteredCount, Handover, LateTally, Stage, Tally, TimeRequest
from facilitate.live.phases import StepVerb, move_step


def ask(step: Step) -> None:
    step.phase = move_step(step.phase, StepVerb.ASK)
    step.asked_at = step.asked_at or now()


def close(stage: Stage, step: Step) -> None:
    """Begin to close: those who are answering get two minutes; nobody answering, and it is closed at once."""
    step.phase = move_step(step.phase, StepVerb.CLOSE)
    step.closing_ends_at = phases.closing_end(now())
    stage.answered_at = now()


def reopen(stage: Stage, step: Step) -> None:
    step.phase = move_step(step.phase, StepVerb.REOPEN)
    _stop_clock(stage, step)


def give_more_time(step: Step) -> None:
    """Two minutes more; those who asked have been heard."""
    step.phase = move_step(step.phase, StepVerb.MORE_TIME)
    step.closing_ends_at = phases.prolonged(step.closing_ends_at or now(), now())
    _forget_requests(step)


def complete(stage: Stage, step: Step) -> None:
    step.phase = move_step(step.phase, StepVerb.COMPLETE)
    if stage.step_id == step.id:
        stage.spot = None  # a walk has left its last stop
    _stop_clock(stage, step)


def show(step: Step) -> None:
    """Freeze what was answered and let it be shown."""
    step.phase = move_step(step.phase, StepVerb.SHOW)
    late.reveal(step)


def erase(stage: Stage, step: Step) -> None:
    """Forget what was answered, also frozen, as if the step had never been asked."""
    step.phase = move_step(step.phase, StepVerb.ERASE)
    questions = select(Question.id).where(Question.step_id == step.id)
    for table in (Answer, Tally, LateTally, EnteredCount):
        db.session.execute(delete(table).where(table.question_id.in_(questions)))
    step.asked_at, step.revealed = None, False
    _take_back(step)
    _stop_clock(stage, step)


def is_over(stage: Stage, step: Step) -> bool:
    """Whether a closing step's time is up, or nobody is left to wait for."""
    if step.phase != StepPhase.CLOSING:
        return False
    if phases.is_past(step.closing_ends_at, now()):
        return True
    progress = tallies.progress_of(step.dialogue_id, step)
    return phases.may_end_early(
        progress.answering + progress.more_time, progress.silent, stage.answered_at, now()
    )


def is_practice(step: Step) -> bool:
    """Whether what is given in the step is erased when the room leaves it."""
    return kind_of(step).asks and not kind_of(step).recorded


def _stop_clock(stage: Stage, step: Step) -> None:
    step.closing_ends_at = None
    if not any(one.phase == StepPhase.CLOSING for one in stage.dialogue.steps):
        stage.answered_at = None
    _forget_requests(step)


def _forget_requests(step: Step) -> None:
    db.session.execute(delete(TimeRequest).where(TimeRequest.step_id == step.id))


def _take_back(step: Step) -> None:
    """Two who share a phone answer anew, one after the other."""
    db.session.execute(delete(Handover).where(Handover.step_id == step.id))
