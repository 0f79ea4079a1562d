"""The facilitator's moves. Each names the version it was made from, so that two at once move one step.

Every verb belongs inside a unit of work and raises Overtaken, NotNow or NotFound; none commits.
"""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, Step, StepPhase
from facilitate.dialogues.phases import NotNow
from facilitate.dialogues.queries import spot_of, step_of
from facilitate.live import asking, deadlines, tallies, timing
from facilitate.live.models import Stage
from facilitate.live.next_move import Move, following_spot, next_move, preceding_spot, step_after, step_before
from facilitate.live.opening import open_dialogue
from facilitate.live.turns import take_turn
from facilitate.live.walking import is_on_the_way


def advance(dialogue: Dialogue, version: int, user_id: int | None, verb: str | None = None) -> Stage:
    """Press the one large button. `verb` is what it said; if it means something else now, nothing happens."""
    if dialogue.phase == DialoguePhase.READY:
        return open_dialogue(dialogue, user_id)
    stage = take_turn(dialogue, version, user_id)
    progress = tallies.progress_of(dialogue.id, stage.step)
    move = next_move(dialogue, stage, progress)
    if move.disabled or verb not in (None, move.verb):
        raise NotNow
    _apply(move.verb, stage)
    deadlines.settle(stage)
    return stage


def _apply(verb: Move, stage: Stage) -> None:
    if verb is Move.GO:
        _go_to(stage, step_after(stage.dialogue, stage.step))
        return
    if stage.step is None:
        raise NotNow
    match verb:
        case Move.ASK:
            asking.ask(stage.step)
            _focus_first_place(stage, stage.step)
        case Move.CLOSE:
            asking.close(stage, stage.step)
        case Move.SHOW:
            _show(stage, stage.step)
        case Move.NEXT_PLACE | Move.NEXT_STOP:
            stage.spot = following_spot(stage.dialogue, stage)
        case _:
            raise NotNow


def back(dialogue: Dialogue, version: int, user_id: int | None) -> Stage:
    """Show the place or the step before again. Nothing is opened anew."""
    stage = take_turn(dialogue, version, user_id)
    spot = preceding_spot(dialogue, stage)
    if spot:
        stage.spot = spot
        return stage
    step = step_before(dialogue, stage.step)
    if step is None:
        raise NotNow(_l("Det här är den första delen."))
    _go_to(stage, step)
    if stage.spot:
        stage.spot = dialogue.spots[-1]
    return stage


def jump_to(dialogue: Dialogue, version: int, user_id: int | None, step_id: int) -> Stage:
    """Go to any step. A question that is open stays open, and can be closed from the agenda."""
    stage = take_turn(dialogue, version, user_id)
    _go_to(stage, step_of(dialogue, step_id))
    return stage


def focus_place(dialogue: Dialogue, version: int, user_id: int | None, spot_id: int) -> Stage:
    """Show the result of one place of the step that is shown, or take the walk to another stop."""
    stage = take_turn(dialogue, version, user_id)
    if stage.step is None or not _has_focus(stage.step):
        raise NotNow
    stage.spot = spot_of(dialogue, spot_id)
    return stage


def close_question(dialogue: Dialogue, version: int, user_id: int | None, step_id: int) -> Stage:
    """Begin to close a step that is asking, the current one or one that was left open."""
    stage = take_turn(dialogue, version, user_id)
    asking.close(stage, step_of(dialogue, step_id))
    deadlines.settle(stage)
    return stage


def reopen(dialogue: Dialogue, version: int, user_id: int | None, step_id: int) -> Stage:
    """Regret a closing while it runs."""
    stage = take_turn(dialogue, version, user_id)
    asking.reopen(stage, step_of(dialogue, step_id))
    return stage


def more_time(dialogue: Dialogue, version: int, user_id: int | None, step_id: int) -> Stage:
    """Give those who answer two minutes more."""
    stage = take_turn(dialogue, version, user_id)
    asking.give_more_time(step_of(dialogue, step_id))
    return stage


def _go_to(stage: Stage, step: Step | None) -> None:
    if stage.step and stage.step is not step and asking.is_practice(stage.step):
        asking.erase(stage, stage.step)
    timing.go(stage, step)
    stage.spot = None
    if step is None:
        return
    if step.phase == StepPhase.WAITING and kind_of(step).opens_itself:
        asking.ask(step)
    _focus_first_place(stage, step)


def _show(stage: Stage, step: Step) -> None:
    if not kind_of(step).shows:
        raise NotNow
    asking.show(step)
    _focus_first_place(stage, step)


def _has_focus(step: Step) -> bool:
    """Whether the room is at one place of the step at a time."""
    return step.phase == StepPhase.SHOWN or is_on_the_way(step)


def _focus_first_place(stage: Stage, step: Step) -> None:
    if not _has_focus(step):
        return
    asked = {question.spot_id for question in tallies.questions_of(step)}
    stage.spot = next((spot for spot in stage.dialogue.spots if spot.id in asked), None)
