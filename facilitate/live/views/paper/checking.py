"""The second entry of a form, which shows nothing of the first, and the choice where the two differ."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Question
from facilitate.errors import DomainError, NotFound, wants_json
from facilitate.figures.scale import SCALES
from facilitate.live.actors import the_actor
from facilitate.live.paper import second, stack
from facilitate.live.paper.entry import PaperSealed
from facilitate.live.paper.people import names_of
from facilitate.live.paper.sheet import empty_sheet, sheet_as
from facilitate.live.views.paper.entering import saved, typed_before
from facilitate.live.views.paper.page import blueprint, page, sheet_page, the_dialogue, without_form
from facilitate.live.views.paper.typed import filled_from
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number

FIRST, SECOND = "first", "second"


@blueprint.get("/control/<int:dialogue_id>/paper/<int:number>/second")
@requires(Permission.ENTER_ANSWERS)
def enter_second(dialogue_id: int, number: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    form = stack.form_of(dialogue, number)
    try:
        second.require_other(form, the_actor())
    except DomainError as refusal:
        flash(str(refusal.sentence), "warn")
        return redirect(url_for("paper.pile", dialogue_id=dialogue_id), 303)
    return sheet_page("second", dialogue, empty_sheet(dialogue, number))


@blueprint.post("/control/<int:dialogue_id>/paper/<int:number>/second")
@requires(Permission.ENTER_ANSWERS)
def save_second(dialogue_id: int, number: int) -> ResponseReturnValue:
    try:
        with unit_of_work():
            dialogue = the_dialogue(dialogue_id)
            typed = filled_from(request.form, dialogue)
            differing = len(second.enter_again(dialogue, the_actor(), number, typed))
    except NotFound:
        return without_form(dialogue_id)
    except DomainError as refusal:
        if wants_json():
            raise
        dialogue = the_dialogue(dialogue_id)
        sheet = sheet_as(dialogue, typed_before(refusal, dialogue), str(number))
        return sheet_page("second", dialogue, sheet, refusal.sentence), refusal.status
    if not differing:
        sentence = _("Formulär %(number)s är kontrollerat. De två inskrivningarna är lika.", number=number)
        return saved(sentence, "paper.pile", dialogue_id)
    sentence = ngettext(
        "De två inskrivningarna skiljer sig åt på %(num)s ställe.",
        "De två inskrivningarna skiljer sig åt på %(num)s ställen.",
        differing,
    )
    return saved(sentence, "paper.differences", dialogue_id, category="warn", number=number)


@blueprint.get("/control/<int:dialogue_id>/paper/<int:number>/differences")
@requires(Permission.ENTER_ANSWERS)
def differences(dialogue_id: int, number: int) -> ResponseReturnValue:
    return _differences(dialogue_id, number)


@blueprint.post("/control/<int:dialogue_id>/paper/<int:number>/differences")
@requires(Permission.ENTER_ANSWERS)
def settle(dialogue_id: int, number: int) -> ResponseReturnValue:
    try:
        with unit_of_work():
            left = second.settle(
                the_dialogue(dialogue_id), the_actor(), number, _chosen(FIRST), _chosen(SECOND)
            )
    except NotFound:
        return without_form(dialogue_id)
    except DomainError as refusal:
        if isinstance(refusal, PaperSealed):
            return without_form(dialogue_id)
        return _differences(dialogue_id, number, refusal), refusal.status
    if left:
        flash(_("Sparat. Något skiljer sig fortfarande åt."), "warn")
        return redirect(url_for("paper.differences", dialogue_id=dialogue_id, number=number), 303)
    flash(_("Formulär %(number)s är kontrollerat.", number=number), "success")
    return redirect(url_for("paper.pile", dialogue_id=dialogue_id), 303)


def _chosen(which: str) -> set[int]:
    names = [name for name, value in request.form.items() if value == which]
    asked = {whole_number(name.removeprefix("choice-")) for name in names}
    return {question for question in asked if question is not None}


def _differences(dialogue_id: int, number: int, refusal: DomainError | None = None) -> str:
    dialogue = the_dialogue(dialogue_id)
    form = stack.form_of(dialogue, number)
    return page(
        "differences",
        dialogue,
        form=form,
        differences=second.differences_of(dialogue, form),
        names=names_of({key for key in (form.entered_by, form.checked_by) if key}),
        chosen=request.form,
        label_of=_label_of,
        refusal=refusal.sentence if refusal else None,
    )


def _label_of(question: Question, code: str) -> str:
    labels = {one.value: one.label for one in SCALES[question.scale_key].codes}
    return str(_(labels[code]) if code in labels else _("Inget kryss"))
