"""One question about coffee, so that everybody has succeeded once and seen a tap become a picture."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds.kind import Kind, question
from facilitate.dialogues.models import Question, Spot, Step, StepKind
from facilitate.figures.scale import TASTE
from facilitate.model import Texts

COFFEE: Texts = {
    "sv": "Hur smakade kaffet?",
    "en": "How did the coffee taste?",
    "sv-simple": "Hur smakade kaffet?",
    "ar": "كيف كان طعم القهوة؟",
}


def _questions(step: Step, _spots: Sequence[Spot]) -> list[Question]:
    # The answers of the scale speak of coffee: a template may word the question, nobody else.
    return [question(step, "practice", TASTE, step.options.get("question") or COFFEE)]


PRACTICE = Kind(
    key=StepKind.PRACTICE,
    name=_l("Provfråga"),
    sentence=_l("Alla provar att svara på en ofarlig fråga. Provsvaren sparas inte efteråt."),
    body_is=_l("Text på telefonerna före provfrågan"),
    asks=True,
    shows=True,
    recorded=False,
    scale=TASTE,
    default_title={
        "sv": "Vi provar först",
        "en": "Let us try first",
        "sv-simple": "Vi övar först",
        "ar": "لنجرّب أولًا",
    },
    make_questions=_questions,
)
