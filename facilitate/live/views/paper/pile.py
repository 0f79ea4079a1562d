"""The stack: how many forms were handed out, which have been entered, and what is left to do."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.errors import DomainError
from facilitate.live.actors import the_actor
from facilitate.live.paper import entry, stack
from facilitate.live.paper.people import names_of
from facilitate.live.views.paper.page import blueprint, page, the_dialogue
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number


@blueprint.get("/control/<int:dialogue_id>/paper")
@requires(Permission.ENTER_ANSWERS)
def pile(dialogue_id: int) -> ResponseReturnValue:
    return _page(dialogue_id)


@blueprint.post("/control/<int:dialogue_id>/paper/handed-out")
@requires(Permission.ENTER_ANSWERS)
def say_handed_out(dialogue_id: int) -> ResponseReturnValue:
    typed = request.form.get("handed_out", "").strip()
    forms = whole_number(typed) if typed else None
    try:
        with unit_of_work():
            entry.say_handed_out(
                the_dialogue(dialogue_id), the_actor(), -1 if typed and forms is None else forms
            )
    except DomainError as refusal:
        return _page(dialogue_id, typed, refusal), refusal.status
    flash(_("Sparat."), "success")
    return redirect(url_for("paper.pile", dialogue_id=dialogue_id), 303)


def _page(dialogue_id: int, typed: str | None = None, refusal: DomainError | None = None) -> str:
    dialogue = the_dialogue(dialogue_id)
    forms = stack.forms_of(dialogue)
    keys = {key for one in forms for key in (one.form.entered_by, one.form.checked_by) if key}
    handed_out = dialogue.forms_handed_out
    return page(
        "pile",
        dialogue,
        forms=forms,
        names=names_of(keys),
        me=the_actor().key,
        handed_out=str(handed_out if handed_out is not None else "") if typed is None else typed,
        left=stack.outstanding(dialogue),
        checked=sum(one.checked for one in forms),
        refusal=refusal.sentence if refusal else None,
    )
