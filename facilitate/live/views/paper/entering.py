"""One form after the other: what was read on paper is typed, saved, and the next one opens."""

from typing import Any

from flask import flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError, wants_json
from facilitate.live.actors import the_actor
from facilitate.live.paper import entry, stack
from facilitate.live.paper.filled import Filled
from facilitate.live.paper.sheet import Sheet, empty_sheet, sheet_as
from facilitate.live.views.paper.page import blueprint, sheet_page, the_dialogue
from facilitate.live.views.paper.typed import filled_from, number_from
from facilitate.model import random_id
from facilitate.transaction import unit_of_work


@blueprint.get("/control/<int:dialogue_id>/paper/new")
@requires(Permission.ENTER_ANSWERS)
def new(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    after = request.args.get("after", 0, type=int)
    number = stack.next_number((one.number for one in stack.forms_of(dialogue)), max(0, after))
    return _page(dialogue, empty_sheet(dialogue, number, random_id()))


@blueprint.post("/control/<int:dialogue_id>/paper/new")
@requires(Permission.ENTER_ANSWERS)
def save_new(dialogue_id: int) -> ResponseReturnValue:
    number, key = number_from(request.form), request.form.get("key", "")
    try:
        with unit_of_work():
            dialogue = the_dialogue(dialogue_id)
            entry.enter(dialogue, the_actor(), number, filled_from(request.form, dialogue), key)
    except DomainError as refusal:
        if wants_json():
            raise
        return _again(dialogue_id, refusal), refusal.status
    return saved(_("Formulär %(number)s är sparat.", number=number), "paper.new", dialogue_id, after=number)


def saved(
    sentence: str, endpoint: str, dialogue_id: int, *, category: str = "success", **to: Any
) -> ResponseReturnValue:
    """Say that it is saved, and lead on; a script that asks is told where."""
    flash(sentence, category)
    following = url_for(endpoint, dialogue_id=dialogue_id, **to)
    return jsonify(ok=True, next=following) if wants_json() else redirect(following, 303)


def _again(dialogue_id: int, refusal: DomainError) -> str:
    dialogue = the_dialogue(dialogue_id)
    key = request.form.get("key", "")
    sheet = sheet_as(dialogue, typed_before(refusal, dialogue), request.form.get("number", ""), key)
    return _page(dialogue, sheet, refusal)


def typed_before(refusal: DomainError, dialogue: Dialogue) -> Filled:
    """What stays on the page when it is refused: everything, but for what was typed before a beginning."""
    return Filled() if isinstance(refusal, entry.PaperAnew) else filled_from(request.form, dialogue)


def _page(dialogue: Dialogue, sheet: Sheet, refusal: DomainError | None = None) -> str:
    forms, me = stack.forms_of(dialogue), the_actor().key
    return sheet_page(
        "new",
        dialogue,
        sheet,
        refusal.sentence if refusal else None,
        taken=refusal.number if isinstance(refusal, entry.NumberTaken) else None,
        own={one.number: one.form.entered_by == me for one in forms},
        left=stack.outstanding(dialogue),
        entered=len(forms),
    )
