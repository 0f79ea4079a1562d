"""Two evaluation questions on one screen, and when and where the feedback comes."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds.kind import Kind, question
from facilitate.dialogues.models import Question, Spot, Step, StepKind
from facilitate.figures.scale import AGREEMENT
from facilitate.model import Texts

STATEMENTS: Mapping[str, Texts] = {
    "heard": {
        "sv": "Jag fick säga det jag ville",
        "en": "I got to say what I wanted",
        "sv-simple": "Jag fick säga det jag ville",
        "ar": "استطعت أن أقول ما أردت",
    },
    "leads": {
        "sv": "Jag tror att det leder till något",
        "en": "I believe it will lead to something",
        "sv-simple": "Jag tror att något blir bättre efter det här",
        "ar": "أعتقد أن هذا سيؤدي إلى نتيجة",
    },
}


def _questions(step: Step, _spots: Sequence[Spot]) -> list[Question]:
    return [question(step, aspect, AGREEMENT, text) for aspect, text in STATEMENTS.items()]


CLOSING = Kind(
    key=StepKind.CLOSING,
    name=_l("Avslutning"),
    sentence=_l("Två korta frågor om samtalet, och när och var deltagarna får veta vad som händer."),
    body_is=_l("Text på telefonerna när samtalet är slut"),
    asks=True,
    scale=AGREEMENT,
    default_title={
        "sv": "Avslutning",
        "en": "Closing",
        "sv-simple": "Slut",
        "ar": "الختام",
    },
    make_questions=_questions,
)
