"""The PDFs. Fetching one changes nothing: what was ordered stands in the address."""

from flask import Response, request

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.errors import NotFound
from facilitate.live.printing.pack import MOST, Order, Sheet, print_sheets
from facilitate.live.views.prints.blueprint import blueprint, the_dialogue, the_way

LARGEST_FORM = 9_999
NAMES = {
    Sheet.PACK: "utskrift",
    Sheet.RUNNING_ORDER: "korschema",
    Sheet.GUIDE: "sa-gor-du",
    Sheet.CARDS: "kort",
    Sheet.JOIN_CARD: "stort-kort",
    Sheet.POSTER: "affisch",
    Sheet.FORMS: "formular",
}


@blueprint.get("/control/<int:dialogue_id>/print/<what>.pdf")
@requires(Permission.LEAD_DIALOGUE)
def sheet(dialogue_id: int, what: str) -> Response:
    dialogue = the_dialogue(dialogue_id)
    if what not in set(Sheet):
        raise NotFound
    wanted = _order(dialogue, Sheet(what))
    response = Response(print_sheets(dialogue, wanted, the_way(dialogue)), content_type="application/pdf")
    name = f"{dialogue.code}-{NAMES[wanted.sheet]}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _order(dialogue: Dialogue, wanted: Sheet) -> Order:
    """What the address asks for, within bounds; the master language where it names none of the dialogue's."""
    language = request.args.get("language")
    return Order(
        sheet=wanted,
        language=language if language in dialogue.languages else dialogue.languages[0],
        forms=_numbers(dialogue, "forms"),
        cards=_numbers(dialogue, "cards"),
        first=_within(request.args.get("first", 1, type=int), 1, LARGEST_FORM),
    )


def _numbers(dialogue: Dialogue, what: str) -> dict[str, int]:
    numbers, left = {}, MOST
    for one in dialogue.languages:
        numbers[one] = _within(request.args.get(f"{what}-{one}", 0, type=int), 0, left)
        left -= numbers[one]
    return numbers


def _within(number: int, least: int, most: int) -> int:
    return min(max(number, least), most)
