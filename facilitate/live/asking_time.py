"""A participant asks for more time while a question closes. Control sees how many, not who."""

from facilitate.dialogues.models import StepPhase
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.commands import QuestionClosed
from facilitate.live.models import Participant, TimeRequest
from facilitate.live.position import locked_stage


def ask_for_more_time(participant: Participant) -> None:
    """Count the participant among those who want more time; twice is once.

    Raises QuestionClosed when the room's question is not closing.
    """
    stage = locked_stage(participant.dialogue_id)
    step = stage.step
    if step is None or step.phase != StepPhase.CLOSING:
        raise QuestionClosed
    if db.session.get(TimeRequest, (step.id, participant.id)) is None:
        db.session.add(TimeRequest(step_id=step.id, participant_id=participant.id))
        stage.revision += 1
        broadcast.progress_changed(participant.dialogue_id)
