"""People talk at their tables, or drink coffee. Phones rest; the comment box stays."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds.kind import Kind
from facilitate.dialogues.models import StepKind

TALK = Kind(
    key=StepKind.TALK,
    name=_l("Samtal eller paus"),
    sentence=_l("Telefonerna vilar. Den som vill kan ändå skriva en kommentar."),
    body_is=_l("Text på storskärmen och telefonerna"),
    default_options={"pause": False},
    default_minutes=15,
    default_title={
        "sv": "Prata vid bordet",
        "en": "Talk at your table",
        "sv-simple": "Prata vid bordet",
        "ar": "تحدّثوا حول الطاولة",
    },
    default_body={
        "sv": "Varför? När? Vad skulle hjälpa?",
        "en": "Why? When? What would help?",
        "sv-simple": "Varför är det så? När är det så? Vad kan hjälpa?",
        "ar": "لماذا؟ متى؟ ما الذي يمكن أن يساعد؟",
    },
)
