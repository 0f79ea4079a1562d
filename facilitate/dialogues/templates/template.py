"""What a template says, as data to be read: one module for each target group, nothing computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.model import Texts


@dataclass(frozen=True)
class StepTemplate:
    """One part of the agenda. `spoken` are lines for the facilitator, `minutes` an estimate.

    A text that is left out is taken from the kind.
    """

    kind: StepKind
    minutes: int
    spoken: Texts
    title: Texts | None = None
    body: Texts | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """A dialogue for one target group. `reminders` are safeguards to read before the room is opened."""

    target_group: TargetGroup
    name: Any
    sentence: Any
    title: Texts
    purpose: Texts
    steps: tuple[StepTemplate, ...]
    reminders: tuple[Any, ...]
    languages: tuple[str, ...] = ("sv", "sv-simple", "en")
    """Those that the participants can choose from the start."""

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)
