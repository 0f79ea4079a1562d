"""The kinds of steps: what each asks, shows and is called. A new kind is one module and one line here."""

from collections.abc import Mapping

from facilitate.dialogues.kinds.closing import CLOSING
from facilitate.dialogues.kinds.comment import COMMENT
from facilitate.dialogues.kinds.kind import Kind
from facilitate.dialogues.kinds.practice import PRACTICE
from facilitate.dialogues.kinds.rate import RATE
from facilitate.dialogues.kinds.talk import TALK
from facilitate.dialogues.kinds.welcome import WELCOME
from facilitate.dialogues.models import Step, StepKind

KINDS: Mapping[StepKind, Kind] = {
    kind.key: kind for kind in (WELCOME, PRACTICE, RATE, COMMENT, TALK, CLOSING)
}


def kind_of(step: Step) -> Kind:
    """The kind of a step."""
    return KINDS[StepKind(step.kind)]


__all__ = ["KINDS", "Kind", "kind_of"]
