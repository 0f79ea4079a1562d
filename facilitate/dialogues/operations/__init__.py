"""The verbs of preparing a dialogue. None commits; each raises when the phase does not allow it."""

from facilitate.dialogues.operations.lifecycle import (
    back_to_draft,
    discard,
    freeze_questions,
    make_ready,
)

__all__ = ["back_to_draft", "discard", "freeze_questions", "make_ready"]
