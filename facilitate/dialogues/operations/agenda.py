"""The parts of the agenda: added, worded, timed, put in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds import KINDS, kind_of
from facilitate.dialogues.models import Dialogue, Step, StepKind
from facilitate.dialogues.operations.about import clean_texts
from facilitate.dialogues.operations.lifecycle import note, require_draft
from facilitate.dialogues.operations.order import Direction, move, number
from facilitate.dialogues.queries import step_of
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.model import Texts

MOST_STEPS = 20
MOST_MINUTES = 240
LIMITS = {"title": 60, "body": 300, "spoken": 1000}
"""Characters for each text, in each language."""


@dataclass(frozen=True)
class StepTexts:
    """How a part is worded: short name, what participants read, what the facilitator says."""

    title: Texts
    body: Texts
    spoken: Texts


def add_step(dialogue: Dialogue, kind: StepKind, user_id: int | None) -> Step:
    """A part of a kind with its default wording: last, but before the closing part.

    Raises Invalid when the agenda is full.
    """
    require_draft(dialogue)
    if len(dialogue.steps) >= MOST_STEPS:
        raise Invalid(_l("Dagordningen kan ha högst %(most)s delar.", most=MOST_STEPS))
    made = KINDS[StepKind(kind)]
    step = Step(
        kind=made.key,
        position=0,
        title=dict(made.default_title),
        body=dict(made.default_body),
        minutes=made.default_minutes,
        options=dict(made.default_options),
    )
    ends = bool(dialogue.steps) and dialogue.steps[-1].kind == StepKind.CLOSING
    dialogue.steps.insert(len(dialogue.steps) - ends, step)
    number(dialogue.steps)
    db.session.flush()
    note("dialogue.edited", dialogue, user_id)
    return step


def edit_step(
    step: Step, texts: StepTexts, *, minutes: int, options: Mapping[str, Any], user_id: int | None
) -> Step:
    """Word and time a part. Options that its kind does not know are left out; the rest stays as it was.

    Raises Invalid for a text that is too long, minutes outside 0-240, or ratings at no time of day.
    """
    require_draft(step.dialogue)
    for name, limit in LIMITS.items():
        setattr(step, name, clean_texts(getattr(texts, name), limit))
    step.minutes = _minutes(minutes)
    known = kind_of(step).default_options
    chosen = {name: option for name, option in options.items() if name in known}
    if "aspects" in chosen and not chosen["aspects"]:
        raise Invalid(_l("Välj minst en tid: på dagen eller när det är mörkt."))
    step.options = {**step.options, **chosen}
    note("dialogue.edited", step.dialogue, user_id)
    return step


def set_minutes(dialogue: Dialogue, minutes: Mapping[int, int]) -> None:
    """How long each part takes, by step id; raises Invalid outside 0-240."""
    require_draft(dialogue)
    for step in dialogue.steps:
        if step.id in minutes:
            step.minutes = _minutes(minutes[step.id])


def move_step(dialogue: Dialogue, step_id: int, direction: Direction) -> Step:
    """A part one place up or down; raises NotFound for one that the dialogue does not have."""
    require_draft(dialogue)
    step = step_of(dialogue, step_id)
    dialogue.steps = move(dialogue.steps, dialogue.steps.index(step), direction)
    return step


def remove_step(dialogue: Dialogue, step_id: int, user_id: int | None) -> None:
    """Take a part out of the agenda."""
    require_draft(dialogue)
    dialogue.steps.remove(step_of(dialogue, step_id))
    number(dialogue.steps)
    note("dialogue.edited", dialogue, user_id)


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= MOST_MINUTES:
        raise Invalid(_l("Skriv minuterna som ett tal från 0 till %(most)s.", most=MOST_MINUTES))
    return minutes
