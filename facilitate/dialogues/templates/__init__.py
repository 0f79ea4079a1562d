"""Templates by target group: agenda, wording, spoken lines, minutes and safeguards."""

from collections.abc import Mapping

from facilitate.dialogues.models import TargetGroup
from facilitate.dialogues.templates.actors import ACTORS
from facilitate.dialogues.templates.newcomers import NEWCOMERS
from facilitate.dialogues.templates.pensioners import PENSIONERS
from facilitate.dialogues.templates.residents import RESIDENTS
from facilitate.dialogues.templates.template import StepTemplate, Template
from facilitate.dialogues.templates.young import YOUNG

TEMPLATES: Mapping[TargetGroup, Template] = {
    template.target_group: template for template in (PENSIONERS, YOUNG, ACTORS, RESIDENTS, NEWCOMERS)
}

__all__ = ["TEMPLATES", "StepTemplate", "Template"]
