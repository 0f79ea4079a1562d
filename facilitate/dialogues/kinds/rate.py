"""Each place rated by day and in the dark. The wording is fixed: ratings are compared over years."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds.kind import Kind, question
from facilitate.dialogues.models import Question, Spot, Step, StepKind
from facilitate.figures.scale import SAFETY
from facilitate.model import Texts

ASPECTS = ("day", "evening")
HOW_SAFE: Texts = {
    "sv": "Hur trygg eller otrygg känner du dig här?",
    "en": "How safe or unsafe do you feel here?",
    "sv-simple": "Hur trygg eller otrygg känner du dig här?",
    "ar": "إلى أي مدى تشعر هنا بالأمان أو بعدم الأمان؟",
}


def aspects_of(step: Step) -> list[str]:
    """The times of day that the step asks about, by day first; both when nothing was chosen."""
    chosen = step.options.get("aspects") or ASPECTS
    return [aspect for aspect in ASPECTS if aspect in chosen] or list(ASPECTS)


def _questions(step: Step, spots: Sequence[Spot]) -> list[Question]:
    aspects = aspects_of(step)
    return [question(step, aspect, SAFETY, HOW_SAFE, spot) for spot in spots for aspect in aspects]


RATE = Kind(
    key=StepKind.RATE,
    name=_l("Svara om platserna"),
    sentence=_l("Alla svarar om varje plats: på dagen och när det är mörkt. Sedan visar du resultatet."),
    body_is=_l("Text på telefonerna före den första platsen"),
    asks=True,
    shows=True,
    stops=True,
    scale=SAFETY,
    default_options={"aspects": list(ASPECTS), "results_on_phones": False},
    default_minutes=15,
    default_title={
        "sv": "Platserna",
        "en": "The places",
        "sv-simple": "Platserna",
        "ar": "الأماكن",
    },
    make_questions=_questions,
)
