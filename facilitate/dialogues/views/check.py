"""The last page of preparing: what is missing, ready, back to draft, discarded."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import DialoguePhase
from facilitate.dialogues.readiness import missing_for_ready, worth_a_look
from facilitate.dialogues.templates import template_for
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.dialogues.views.pages import progress
from facilitate.errors import Invalid
from facilitate.transaction import unit_of_work


@blueprint.get("/dialogues/<int:dialogue_id>/check")
@requires(Permission.PREPARE_DIALOGUE)
def check(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase != DialoguePhase.DRAFT:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    return render_template(
        "dialogues/held/check.html" if dialogue.held_as else "dialogues/check.html",
        dialogue=dialogue,
        pages=progress(dialogue),
        page_number=4,
        missing=missing_for_ready(dialogue),
        advice=worth_a_look(dialogue),
        reminders=template_for(dialogue.target_group, dialogue.setting).reminders,
        kind_of=kind_of,
        minutes=sum(step.minutes for step in dialogue.steps),
    )


@blueprint.post("/dialogues/<int:dialogue_id>/readiness")
@requires(Permission.PREPARE_DIALOGUE)
def make_ready(dialogue_id: int) -> ResponseReturnValue:
    try:
        with unit_of_work():
            operations.make_ready(the_dialogue(dialogue_id), the_membership().user_id)
    except Invalid as refusal:
        flash(refusal.sentence, "error")
        return redirect(url_for("dialogues.check", dialogue_id=dialogue_id))
    flash(_("Samtalet är klart att öppna."), "success")
    return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))


@blueprint.post("/dialogues/<int:dialogue_id>/readiness/withdrawal")
@requires(Permission.PREPARE_DIALOGUE)
def back_to_draft(dialogue_id: int) -> ResponseReturnValue:
    with unit_of_work():
        operations.back_to_draft(the_dialogue(dialogue_id), the_membership().user_id)
    return redirect(url_for("dialogues.about", dialogue_id=dialogue_id))


@blueprint.post("/dialogues/<int:dialogue_id>/discarding")
@requires(Permission.PREPARE_DIALOGUE)
def discard(dialogue_id: int) -> ResponseReturnValue:
    with unit_of_work():
        operations.discard(the_dialogue(dialogue_id), the_membership().user_id)
    flash(_("Utkastet är borttaget."), "success")
    return redirect(url_for("dialogues.home"))
