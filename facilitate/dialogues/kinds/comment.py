"""Words about a place, another place or in general. Nobody else sees them before somebody has read them."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds.kind import Kind
from facilitate.dialogues.models import StepKind

COMMENT = Kind(
    key=StepKind.COMMENT,
    name=_l("Kommentarer"),
    sentence=_l("Deltagarna skriver med egna ord. Du läser innan något visas för andra."),
    body_is=_l("Frågan som deltagarna skriver om"),
    asks=True,
    opens_itself=True,
    default_minutes=10,
    default_title={
        "sv": "Kommentarer",
        "en": "Comments",
        "sv-simple": "Skriv med egna ord",
        "ar": "التعليقات",
    },
    default_body={
        "sv": "Vad gör platsen trygg eller otrygg?",
        "en": "What makes the place safe or unsafe?",
        "sv-simple": "Vad gör att platsen känns trygg eller otrygg?",
        "ar": "ما الذي يجعل المكان آمنًا أو غير آمن؟",
    },
)
