"""One entered form: read again, corrected, or taken away."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.errors import DomainError, NotFound, wants_json
from facilitate.live.actors import the_actor
from facilitate.live.paper import entry, stack
from facilitate.live.paper.people import names_of
from facilitate.live.paper.sheet import stored_sheet
from facilitate.live.views.paper.entering import saved, typed_before
from facilitate.live.views.paper.page import blueprint, sheet_page, the_dialogue, without_form
from facilitate.live.views.paper.typed import filled_from
from facilitate.transaction import unit_of_work


@blueprint.get("/control/<int:dialogue_id>/paper/<int:number>")
@requires(Permission.ENTER_ANSWERS)
def form(dialogue_id: int, number: int) -> ResponseReturnValue:
    return _page(dialogue_id, number)


@blueprint.post("/control/<int:dialogue_id>/paper/<int:number>")
@requires(Permission.ENTER_ANSWERS)
def correct(dialogue_id: int, number: int) -> ResponseReturnValue:
    try:
        with unit_of_work():
            dialogue = the_dialogue(dialogue_id)
            twice = stack.form_of(dialogue, number).checked_by
            corrected = entry.correct(dialogue, the_actor(), number, filled_from(request.form, dialogue))
            void = bool(twice and not corrected.checked_by)
    except NotFound:
        return without_form(dialogue_id)
    except DomainError as refusal:
        if wants_json():
            raise
        return _page(dialogue_id, number, refusal), refusal.status
    sentence = _("Formulär %(number)s är sparat.", number=number)
    if void:
        sentence += " " + _("Svar har ändrats, så den andra inskrivningen gäller inte längre.")
    return saved(sentence, "paper.pile", dialogue_id)


@blueprint.post("/control/<int:dialogue_id>/paper/<int:number>/removal")
@requires(Permission.ENTER_ANSWERS)
def remove(dialogue_id: int, number: int) -> ResponseReturnValue:
    try:
        with unit_of_work():
            entry.remove(the_dialogue(dialogue_id), the_actor(), number)
    except NotFound:
        return without_form(dialogue_id)
    except DomainError as refusal:
        flash(str(refusal.sentence), "warn")
        if isinstance(refusal, entry.PaperSealed):
            return redirect(url_for("paper.pile", dialogue_id=dialogue_id), 303)
        return redirect(url_for("paper.form", dialogue_id=dialogue_id, number=number), 303)
    flash(_("Formulär %(number)s är borttaget.", number=number), "success")
    return redirect(url_for("paper.pile", dialogue_id=dialogue_id), 303)


def _page(dialogue_id: int, number: int, refusal: DomainError | None = None) -> str:
    dialogue = the_dialogue(dialogue_id)
    entered = stack.form_of(dialogue, number)
    typed = typed_before(refusal, dialogue) if refusal else None
    return sheet_page(
        "form",
        dialogue,
        stored_sheet(dialogue, entered, typed),
        refusal.sentence if refusal else None,
        form=entered,
        names=names_of({key for key in (entered.entered_by, entered.checked_by) if key}),
    )
