"""The paper form: the dialogue's questions as blocks of tick boxes, in the phone's order."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question, Setting, Step, StepKind
from facilitate.dialogues.names import ASPECT_NAMES
from facilitate.extensions import db
from facilitate.figures.scale import SCALES
from facilitate.languages import text_in
from facilitate.live import tallies
from facilitate.live.printing.wording import label_of, part, said
from facilitate.model import Texts


def forms(dialogue: Dialogue, numbers: Sequence[int]) -> dict[str, Any]:
    """One form for each number, in the language in force. Practice is not on paper: it teaches the phone."""
    return part(
        "forms",
        numbers=list(numbers),
        title=said(dialogue.title),
        welcome=_welcome(dialogue),
        places=[place for step in _asking(dialogue) for place in _places(dialogue, step)],
        ending=[
            _asked(question, said(question.text))
            for step in _asking(dialogue)
            for question in questions_of(step)
            if question.spot_id is None
        ],
        comment=_comment(dialogue),
        words=_words(),
    )


def questions_of(step: Step) -> list[Question]:
    """The step's questions in their order: the frozen ones, or before the opening those that will be."""
    frozen = tallies.questions_of(step)
    if frozen:
        return frozen
    with db.session.no_autoflush:
        return kind_of(step).questions(step, step.dialogue.spots)


def _asking(dialogue: Dialogue) -> list[Step]:
    return [step for step in dialogue.steps if kind_of(step).recorded and kind_of(step).asks]


def _welcome(dialogue: Dialogue) -> list[str]:
    """What a phone's welcome says, in the same words."""
    name = dialogue.organisation.name
    return [
        _("%(name)s vill veta var du känner dig trygg eller otrygg.", name=name),
        _("Vi frågar inte vem du är."),
        _("Det du skriver med egna ord blir allmän handling. Andra kan få läsa det."),
        _("Det här är ingen polisanmälan. Pågår ett brott? Ring 112."),
    ]


def _places(dialogue: Dialogue, step: Step) -> Iterable[dict[str, Any]]:
    labels = {spot.id: label_of(spot) for spot in dialogue.spots}
    asked = [question for question in questions_of(step) if question.spot_id is not None]
    blocks = [(spot_id, list(group)) for spot_id, group in groupby(asked, lambda one: one.spot_id)]
    for number, (spot_id, questions) in enumerate(blocks, 1):
        yield {
            "name": said(labels.get(spot_id or 0)),
            "counted": _counted(dialogue, number, len(blocks)),
            "question": said(questions[0].text),
            "asked": [_asked(one, _when(one)) for one in questions],
        }


def _counted(dialogue: Dialogue, number: int, total: int) -> str:
    if dialogue.setting == Setting.WALK:
        return str(_("Stopp %(number)s av %(total)s", number=number, total=total))
    return str(_("Plats %(number)s av %(total)s", number=number, total=total))


def _when(question: Question) -> dict[str, str] | None:
    """Day or dark as a heading, in the language in force: no text of anybody's."""
    return {"text": str(ASPECT_NAMES[question.aspect]), "lang": ""}


def _asked(question: Question, words: dict[str, str] | None) -> dict[str, Any]:
    codes = SCALES[question.scale_key].codes
    return {"words": words, "answers": [{"sign": one.value, "label": _(one.label)} for one in codes]}


def _comment(dialogue: Dialogue) -> dict[str, str]:
    written: list[Texts] = [step.body for step in dialogue.steps if step.kind == StepKind.COMMENT]
    if written and text_in(written[0]):
        return said(written[0])
    return {"text": _("Vad gör platsen trygg eller otrygg?"), "lang": ""}


def _words() -> dict[str, str]:
    return {
        "number": _("Formulär nr %(number)s", number="#"),
        "page": _("Sida %(page)s av %(pages)s", page="#", pages="¤"),
        "how": _(
            "Sätt ett kryss i en ruta för varje fråga. Hoppa över det som du inte vill svara på."
            " Hellre telefon eller hjälp? Säg till."
        ),
        "ending": _("Två frågor om samtalet"),
        "no_names": _(
            "Skriv inte namn eller annat som pekar ut någon. En medarbetare läser innan något visas."
        ),
        "place": _("Vilken plats?"),
        "more": _("Plats för mer text"),
        "hand_in": _("Lämna formuläret till den som leder samtalet eller till en medhjälpare."),
    }
