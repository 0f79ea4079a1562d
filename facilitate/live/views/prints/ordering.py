"""The page "Skriv ut allt till rummet": how many, in which languages, all of it or one part."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.live.printing.pack import Order, Sheet, may_print, note_print
from facilitate.live.views.prints.blueprint import blueprint, the_dialogue, the_way
from facilitate.live.views.prints.forms import PrintForm, print_form, usual_numbers
from facilitate.live.wifi import wifi_of
from facilitate.transaction import unit_of_work

SHEETS = (
    (Sheet.RUNNING_ORDER, _l("Körschema"), _l("Tider, vad du säger och vad du behöver ha med dig")),
    (Sheet.GUIDE, _l("Så gör du"), _l("En sida om före, under och efter, och när något krånglar")),
    (Sheet.CARDS, _l("Kort till borden"), _l("Vägen in, och på baksidan när och var återkopplingen kommer")),
    (Sheet.JOIN_CARD, _l("Stort kort"), _l("Att hålla upp eller skicka runt om projektorn strular")),
    (Sheet.POSTER, _l("Affisch"), _l("Till dörren och anslagstavlan")),
    (Sheet.FORMS, _l("Formulär"), _l("Samma frågor som på telefonen, numrerade")),
)


@blueprint.get("/control/<int:dialogue_id>/print")
@requires(Permission.LEAD_DIALOGUE)
def page(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    return _page(dialogue, print_form(dialogue, formdata=None, data=usual_numbers(dialogue)))


@blueprint.post("/control/<int:dialogue_id>/print")
@requires(Permission.LEAD_DIALOGUE)
def order(dialogue_id: int) -> ResponseReturnValue:
    """Note what is printed and lead on to the PDF, which can be fetched again without being counted again."""
    dialogue = the_dialogue(dialogue_id)
    form = print_form(dialogue)
    sheet = _asked_sheet()
    if not form.validate() or form.lacks(sheet):
        form.form_errors.extend(filter(None, [form.lacks(sheet)] if not form.errors else []))
        return _page(dialogue, form), 422
    with unit_of_work():
        dialogue = the_dialogue(dialogue_id)
        wanted = form.order(sheet)
        first = note_print(dialogue, wanted, the_way(dialogue))
    return redirect(_address(dialogue_id, wanted, first), 303)


def _asked_sheet() -> Sheet:
    asked = request.form.get("sheet")
    return Sheet(asked) if asked in set(Sheet) else Sheet.PACK


def _address(dialogue_id: int, wanted: Order, first: int) -> str:
    numbers: dict[str, Any] = {f"forms-{one}": number for one, number in wanted.forms.items() if number}
    numbers |= {f"cards-{one}": number for one, number in wanted.cards.items() if number}
    return url_for(
        "prints.sheet",
        dialogue_id=dialogue_id,
        what=wanted.sheet.value,
        language=wanted.language,
        first=first,
        **numbers,
    )


def _page(dialogue: Dialogue, form: PrintForm) -> str:
    ready = may_print(dialogue)
    return render_template(
        "live/prints/page.html",
        dialogue=dialogue,
        form=form,
        ready=ready,
        way=the_way(dialogue) if ready else None,
        wifi=wifi_of(dialogue),
        sheets=SHEETS,
    )
