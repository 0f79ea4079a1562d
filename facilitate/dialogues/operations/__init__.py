"""The verbs of preparing a dialogue. None commits; each raises when the phase does not allow it."""

from facilitate.dialogues.operations.about import About, edit_about
from facilitate.dialogues.operations.agenda import (
    StepTexts,
    add_step,
    edit_step,
    move_step,
    remove_step,
    set_minutes,
)
from facilitate.dialogues.operations.creation import copy_dialogue, create_dialogue
from facilitate.dialogues.operations.held import (
    HeldContent,
    create_held_dialogue,
    held_content_of,
    set_held_content,
)
from facilitate.dialogues.operations.lifecycle import (
    back_to_draft,
    discard,
    freeze_questions,
    give_code,
    make_ready,
    note,
)
from facilitate.dialogues.operations.order import Direction
from facilitate.dialogues.operations.spots import add_spots, label_spots, move_spot, remove_spot

__all__ = [
    "About",
    "Direction",
    "HeldContent",
    "StepTexts",
    "add_spots",
    "add_step",
    "back_to_draft",
    "copy_dialogue",
    "create_dialogue",
    "create_held_dialogue",
    "discard",
    "edit_about",
    "edit_step",
    "freeze_questions",
    "give_code",
    "held_content_of",
    "label_spots",
    "make_ready",
    "move_spot",
    "move_step",
    "note",
    "remove_spot",
    "remove_step",
    "set_held_content",
    "set_minutes",
]
