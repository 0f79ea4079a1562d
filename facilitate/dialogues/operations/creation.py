"""New drafts: from a template, or the same again as an earlier dialogue."""

from facilitate.accounts.models import Organisation
from facilitate.dialogues.kinds import KINDS
from facilitate.dialogues.models import Dialogue, Partner, Setting, Spot, Step, TargetGroup
from facilitate.dialogues.operations.about import index_words
from facilitate.dialogues.operations.lifecycle import note
from facilitate.dialogues.templates import StepTemplate, Template, template_for
from facilitate.extensions import db


def create_dialogue(
    organisation: Organisation,
    *,
    target_group: TargetGroup,
    owner_id: int | None,
    lead_department_id: int | None = None,
    setting: Setting = Setting.HALL,
) -> Dialogue:
    """A draft from the template of a target group, with the organisation's threshold as it is now."""
    template = template_for(target_group, setting)
    dialogue = Dialogue(
        organisation_id=organisation.id,
        owner_id=owner_id,
        target_group=target_group,
        setting=setting,
        title=dict(template.title),
        purpose=dict(template.purpose),
        languages=list(template.languages),
        lead_department_id=lead_department_id,
        threshold=organisation.threshold,
        steps=[_step(position, step) for position, step in enumerate(template.steps, 1)],
    )
    return store_draft(dialogue, "dialogue.created", owner_id)


def copy_dialogue(source: Dialogue, *, owner_id: int | None) -> Dialogue:
    """The same again: texts, places in their order, agenda, partners. No date, case number or code.

    The threshold is today's of the organisation, never lower than the earlier dialogue's.
    """
    dialogue = Dialogue(
        organisation_id=source.organisation_id,
        owner_id=owner_id,
        copied_from_id=source.id,
        target_group=source.target_group,
        setting=source.setting,
        title=dict(source.title),
        purpose=dict(source.purpose),
        influence=source.influence,
        can_influence=dict(source.can_influence),
        cannot_influence=dict(source.cannot_influence),
        room=source.room,
        wifi_name=source.wifi_name,
        wifi_password=source.wifi_password,
        invited=source.invited,
        feedback_where=dict(source.feedback_where),
        contact=source.contact,
        languages=list(source.languages),
        lead_department_id=source.lead_department_id,
        threshold=max(source.threshold, source.organisation.threshold),
        co_organisers=list(source.co_organisers),
        partners=[Partner(kind=partner.kind, name=partner.name) for partner in source.partners],
        steps=_steps_again(source),
        spots=[
            Spot(place_id=spot.place_id, position=spot.position, label=dict(spot.label))
            for spot in source.spots
        ],
    )
    return store_draft(dialogue, "dialogue.copied", owner_id, copied_from=source.id)


def _step(position: int, template: StepTemplate) -> Step:
    kind = KINDS[template.kind]
    return Step(
        position=position,
        kind=kind.key,
        title=dict(template.title or kind.default_title),
        body=dict(template.body or kind.default_body),
        spoken=dict(template.spoken),
        minutes=template.minutes,
        options={**kind.default_options, **template.options},
    )


def _steps_again(source: Dialogue) -> list[Step]:
    """The agenda once more. What was entered afterwards had none to open with: its questions are asked again
    within the template's, which welcomes people and lets them practise."""
    if not source.held_as:
        return [_copied(step) for step in source.steps]
    steps = [_step(at, step) for at, step in enumerate(_template_of(source).steps, 1)]
    asked = {step.kind: dict(step.options) for step in source.steps}
    for step in steps:
        step.options = {**step.options, **asked.get(step.kind, {})}
    return steps


def _template_of(dialogue: Dialogue) -> Template:
    return template_for(dialogue.target_group, dialogue.setting)


def _copied(step: Step) -> Step:
    return Step(
        position=step.position,
        kind=step.kind,
        title=dict(step.title),
        body=dict(step.body),
        spoken=dict(step.spoken),
        minutes=step.minutes,
        options=dict(step.options),
    )


def store_draft(dialogue: Dialogue, act: str, user_id: int | None, **details: int) -> Dialogue:
    """Keep a new draft, to be found by its words."""
    index_words(dialogue)
    db.session.add(dialogue)
    db.session.flush()
    note(act, dialogue, user_id, **details)
    return dialogue
