"""Whose move it is: the room is locked, and whoever moved from an old page is told who was first."""

from flask_babel import lazy_gettext as _l

from facilitate.accounts.models import User
from facilitate.audit import colleague_name
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, StepPhase
from facilitate.dialogues.phases import RUNNING, NotNow
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import broadcast, deadlines
from facilitate.live.models import Stage
from facilitate.live.position import locked_stage


class Overtaken(Conflict):
    """Somebody else moved first; nothing was done."""

    code = "overtaken"
    discreet = _l("Samtalet hade redan gått vidare. Nu ser du var ni är.")


def take_turn(dialogue: Dialogue, version: int, user_id: int | None) -> Stage:
    """Lock the room, make sure that nobody was first, and count the move."""
    stage = locked_stage(dialogue.id)
    db.session.refresh(dialogue)
    if stage.version != version:
        raise Overtaken(_who_was_first(stage, user_id))
    deadlines.settle(stage)
    if dialogue.phase not in RUNNING:
        raise NotNow(_l("Samtalet är slut."))
    _note_what_was_shown(stage)
    stage.moved_by_id = user_id
    stage.moved_by = colleague_name(user_id)
    stage.moved_at = now()
    broadcast.count_move(stage)
    return stage


def _note_what_was_shown(stage: Stage) -> None:
    """Windows that always show a result keep the one that the room now leaves."""
    if stage.step is not None and stage.step.phase == StepPhase.SHOWN:
        stage.shown_step, stage.shown_spot = stage.step, stage.spot


def _who_was_first(stage: Stage, user_id: int | None) -> object:
    mover = db.session.get(User, stage.moved_by_id) if stage.moved_by_id else None
    name = mover.name if mover else stage.moved_by
    if not name or (stage.moved_by_id, stage.moved_by) == (user_id, colleague_name(user_id)):
        return Overtaken.discreet
    return _l("%(name)s gick vidare just nu. Du är på samma ställe.", name=name)
