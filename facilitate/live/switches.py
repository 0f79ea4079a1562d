"""What is set rather than moved: no version is asked for, because the wish stands whoever moved meanwhile."""

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import note
from facilitate.live import way_in
from facilitate.live.broadcast import count_move, screens_ask_anew
from facilitate.live.models import Stage
from facilitate.live.position import locked_stage, stage_of


def blank(dialogue: Dialogue, *, blanked: bool) -> Stage:
    """Make the projector black, or show the room again."""
    stage = locked_stage(dialogue.id)
    stage.blanked = blanked
    count_move(stage)
    return stage


def show_join(dialogue: Dialogue, *, shown: bool) -> Stage:
    """Put the way in on the projector instead of the room, for those who come late."""
    stage = locked_stage(dialogue.id)
    stage.joining_shown = shown
    count_move(stage)
    return stage


def choose_address(dialogue: Dialogue, address: str | None) -> None:
    """Which of this machine's addresses the QR code carries; None for the likeliest. Who chooses, knows."""
    dialogue.phone_address = address
    if stage_of(dialogue.id) is None:
        screens_ask_anew(dialogue.id)
        return
    stage = locked_stage(dialogue.id)
    stage.shown_address = way_in.base_of(dialogue) or ""
    count_move(stage)


def pause_joining(dialogue: Dialogue, user_id: int | None, *, paused: bool) -> Stage:
    """Let nobody more in for now, or let people in again."""
    stage = locked_stage(dialogue.id)
    dialogue.joining_paused = paused
    note("joining.paused" if paused else "joining.resumed", dialogue, user_id)
    count_move(stage)
    return stage


def pause_comments(dialogue: Dialogue, user_id: int | None, *, paused: bool) -> Stage:
    """Take no comments for now, or take them again."""
    stage = locked_stage(dialogue.id)
    dialogue.comments_paused = paused
    note("comments.paused" if paused else "comments.resumed", dialogue, user_id)
    count_move(stage)
    return stage
