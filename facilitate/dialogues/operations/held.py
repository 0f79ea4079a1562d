"""A dialogue that was held without the tool: a draft of it, and what there is of it to enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from facilitate.accounts.models import Organisation
from facilitate.dialogues.kinds import KINDS
from facilitate.dialogues.kinds.rate import ASPECTS, aspects_of
from facilitate.dialogues.models import Dialogue, HeldAs, Setting, Step, StepKind, TargetGroup
from facilitate.dialogues.operations.creation import store_draft
from facilitate.dialogues.operations.lifecycle import note, require_draft
from facilitate.dialogues.operations.order import number
from facilitate.dialogues.templates import template_for
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db

_COUNTED = frozenset({HeldAs.PAPER, HeldAs.WALK})
"""Where there usually are figures; of talks and interviews there mostly are notes."""


class NotHeldBefore(Conflict):
    code = "not-held-before"
    sentence = _l("Det gäller bara samtal som har hållits utan verktyget.")


@dataclass(frozen=True)
class HeldContent:
    """What there is to enter besides notes. `evaluated`: people also said how the meeting was."""

    figures: bool
    aspects: Sequence[str] = ASPECTS
    evaluated: bool = False

    @property
    def kinds(self) -> list[StepKind]:
        """The parts of the agenda that it comes to. Notes are always taken."""
        rated = [StepKind.RATE] if self.figures else []
        return [*rated, StepKind.COMMENT, *([StepKind.CLOSING] if self.figures and self.evaluated else [])]


def create_held_dialogue(
    organisation: Organisation,
    *,
    target_group: TargetGroup,
    held_as: HeldAs,
    owner_id: int | None,
    lead_department_id: int | None = None,
) -> Dialogue:
    """A draft of a dialogue that has been held: nothing to open, only what was asked."""
    setting = Setting.WALK if held_as == HeldAs.WALK else Setting.HALL
    template = template_for(target_group, setting)
    dialogue = Dialogue(
        organisation_id=organisation.id,
        owner_id=owner_id,
        target_group=target_group,
        held_as=held_as,
        setting=setting,
        title=dict(template.title),
        languages=list(template.languages),
        lead_department_id=lead_department_id,
        threshold=organisation.threshold,
    )
    _set_steps(dialogue, HeldContent(figures=held_as in _COUNTED))
    return store_draft(dialogue, "dialogue.created", owner_id)


def held_content_of(dialogue: Dialogue) -> HeldContent:
    """What was said to be there."""
    steps = {step.kind: step for step in dialogue.steps}
    rate = steps.get(StepKind.RATE)
    return HeldContent(
        figures=rate is not None,
        aspects=aspects_of(rate) if rate else ASPECTS,
        evaluated=StepKind.CLOSING in steps,
    )


def set_held_content(dialogue: Dialogue, content: HeldContent, user_id: int | None) -> None:
    """Say what there is to enter. Raises NotHeldBefore, Conflict when it is no draft, Invalid for figures of
    no time of day."""
    require_draft(dialogue)
    if not dialogue.held_as:
        raise NotHeldBefore
    if content.figures and not content.aspects:
        raise Invalid(_l("Välj minst en tid: på dagen eller när det är mörkt."))
    _set_steps(dialogue, content)
    db.session.flush()
    note("dialogue.edited", dialogue, user_id)


def _set_steps(dialogue: Dialogue, content: HeldContent) -> None:
    kept = {step.kind: step for step in dialogue.steps}
    dialogue.steps = [kept.get(kind) or _step(kind) for kind in content.kinds]
    number(dialogue.steps)
    for step in dialogue.steps:
        if step.kind == StepKind.RATE:
            step.options = {**step.options, "aspects": [one for one in ASPECTS if one in content.aspects]}


def _step(key: StepKind) -> Step:
    kind = KINDS[key]
    return Step(
        kind=kind.key,
        position=0,
        title=dict(kind.default_title),
        body=dict(kind.default_body),
        minutes=0,
        options=dict(kind.default_options),
    )
