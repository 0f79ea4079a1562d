"""The dialogue itself: opened, ended, regretted."""

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Step, StepKind
from facilitate.dialogues.operations import freeze_questions, note
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.extensions import db
from facilitate.live import broadcast, phases, way_in
from facilitate.live.models import Stage
from facilitate.live.turns import take_turn


def open_dialogue(dialogue: Dialogue, user_id: int | None) -> Stage:
    """Begin the dialogue."""
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.OPEN)
    dialogue.opened_at = now()
    stage = let_people_in(dialogue, user_id)
    note("dialogue.opened", dialogue, user_id)
    return stage


def let_people_in(dialogue: Dialogue, user_id: int | None) -> Stage:
    """Freeze the questions and put the room at its first step. The phase is the caller's to change."""
    freeze_questions(dialogue)
    stage = Stage(dialogue_id=dialogue.id, dialogue=dialogue, moved_by_id=user_id)
    stage.step, stage.came_at = first_step(dialogue), now()
    stage.shown_address = way_in.base_of(dialogue) or ""
    db.session.add(stage)
    db.session.flush()
    broadcast.stage_moved(stage)
    return stage


def first_step(dialogue: Dialogue) -> Step | None:
    """Where the room begins: at its welcome, if it begins with one."""
    first = dialogue.steps[0] if dialogue.steps else None
    return first if first and first.kind == StepKind.WELCOME else None


def end_dialogue(dialogue: Dialogue, version: int, user_id: int | None) -> Stage:
    """Begin to end: for two minutes it can be regretted, then nobody can answer any more."""
    stage = take_turn(dialogue, version, user_id)
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.END)
    dialogue.closing_ends_at = phases.closing_end(now())
    note("dialogue.ending", dialogue, user_id)
    return stage


def regret_end(dialogue: Dialogue, version: int, user_id: int | None) -> Stage:
    """Go on after all."""
    stage = take_turn(dialogue, version, user_id)
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.REGRET)
    dialogue.closing_ends_at = None
    note("dialogue.ending-regretted", dialogue, user_id)
    return stage
