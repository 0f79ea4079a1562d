"""Page three of preparing: the parts, their order, wording and minutes."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.kinds import KINDS, kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, StepKind
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.dialogues.views.pages import progress
from facilitate.dialogues.views.rows import Press, numbered, pressed
from facilitate.errors import Invalid
from facilitate.transaction import unit_of_work


@blueprint.get("/dialogues/<int:dialogue_id>/agenda")
@requires(Permission.PREPARE_DIALOGUE)
def agenda(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase != DialoguePhase.DRAFT:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    if dialogue.held_as:
        return redirect(url_for("dialogues.held_content", dialogue_id=dialogue_id))
    return _page(dialogue, {step.id: str(step.minutes) for step in dialogue.steps})


@blueprint.post("/dialogues/<int:dialogue_id>/agenda")
@requires(Permission.PREPARE_DIALOGUE)
def save_agenda(dialogue_id: int) -> ResponseReturnValue:
    press, typed = pressed(), numbered("minutes")
    try:
        with unit_of_work():
            added = _store(the_dialogue(dialogue_id), press, typed)
    except Invalid as refusal:
        dialogue = the_dialogue(dialogue_id)
        stored = {step.id: str(step.minutes) for step in dialogue.steps}
        return _page(dialogue, stored | typed, refusal.sentence), 422
    if press.act == "save":
        return redirect(url_for("dialogues.check", dialogue_id=dialogue_id))
    if press.act == "edit":
        return redirect(url_for("dialogues.step", dialogue_id=dialogue_id, step_id=press.row))
    row = press.row if press.direction else added
    return redirect(url_for("dialogues.agenda", dialogue_id=dialogue_id, moved=row, by=press.act))


def _store(dialogue: Dialogue, press: Press, typed: dict[int, str]) -> int | None:
    """Store the minutes and do what the button says; the id of the part that was added, if one was."""
    user_id = the_membership().user_id
    if not all(text.strip().isdecimal() and len(text.strip()) < 5 for text in typed.values()):
        raise Invalid(_("Skriv minuterna som ett tal, till exempel 15."))
    operations.set_minutes(dialogue, {number: int(text) for number, text in typed.items()})
    if press.direction:
        operations.move_step(dialogue, press.row, press.direction)
    elif press.act == "remove":
        operations.remove_step(dialogue, press.row, user_id)
    elif press.act == "add":
        kind = request.form.get("kind", "")
        if kind not in set(StepKind):
            raise Invalid(_("Välj vilken sorts del du vill lägga till."))
        return operations.add_step(dialogue, StepKind(kind), user_id).id
    return None


def _page(dialogue: Dialogue, minutes: dict[int, str], trouble: Any = None) -> str:
    return render_template(
        "dialogues/agenda.html",
        dialogue=dialogue,
        pages=progress(dialogue),
        page_number=3,
        minutes=minutes,
        total=sum(step.minutes for step in dialogue.steps),
        kinds=KINDS,
        kind_of=kind_of,
        trouble=trouble,
        moved=request.args.get("moved", type=int),
        by=request.args.get("by"),
    )
