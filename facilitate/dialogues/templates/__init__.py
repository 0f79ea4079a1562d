"""Templates by target group: agenda, wording, spoken lines, minutes and safeguards."""

from collections.abc import Mapping

from facilitate.dialogues.models import Setting, TargetGroup
from facilitate.dialogues.templates.actors import ACTORS
from facilitate.dialogues.templates.newcomers import NEWCOMERS
from facilitate.dialogues.templates.pensioners import PENSIONERS
from facilitate.dialogues.templates.residents import RESIDENTS
from facilitate.dialogues.templates.template import StepTemplate, Template
from facilitate.dialogues.templates.walk import on_a_walk
from facilitate.dialogues.templates.young import YOUNG

TEMPLATES: Mapping[TargetGroup, Template] = {
    template.target_group: template for template in (PENSIONERS, YOUNG, ACTORS, RESIDENTS, NEWCOMERS)
}


def template_for(target_group: str, setting: str) -> Template:
    """What a dialogue with these people begins with, where they meet."""
    template = TEMPLATES[TargetGroup(target_group)]
    return on_a_walk(template) if setting == Setting.WALK else template


__all__ = ["TEMPLATES", "StepTemplate", "Template", "template_for"]
