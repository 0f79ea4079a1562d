"""Purpose, who asks, what can be influenced, anonymity; phones wait."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds.kind import Kind
from facilitate.dialogues.models import StepKind

WELCOME = Kind(
    key=StepKind.WELCOME,
    name=_l("Välkommen"),
    sentence=_l("Deltagarna ansluter. Du berättar varför ni ses och vad som händer med svaren."),
    body_is=_l("Text på telefonerna medan ni väntar"),
    default_minutes=7,
    default_title={
        "sv": "Välkommen",
        "en": "Welcome",
        "sv-simple": "Välkommen",
        "ar": "أهلًا وسهلًا",
    },
)
