"""How far the entering of a meeting that was held without the tool has come."""

from dataclasses import dataclass

from facilitate.dialogues.models import Dialogue
from facilitate.live.notes import notes_of
from facilitate.live.totals import totals_in


@dataclass(frozen=True)
class Entered:
    """`questions` that answers can be entered for, how many of them have `counted` answers, and `notes`."""

    questions: int
    counted: int
    notes: int


def held_of(dialogue: Dialogue) -> Entered | None:
    """How far it is; None for a dialogue that the tool held."""
    if not dialogue.held_as:
        return None
    lines = totals_in(dialogue)
    return Entered(len(lines), sum(bool(line.counts) for line in lines), len(notes_of(dialogue)))
