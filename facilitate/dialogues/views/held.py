"""A dialogue that was held without the tool: how it was held and with whom, and what there is of it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.held_forms import HeldContentForm, HeldForm
from facilitate.dialogues.models import Dialogue, DialoguePhase, HeldAs, TargetGroup
from facilitate.dialogues.templates import TEMPLATES
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.dialogues.views.pages import progress
from facilitate.errors import NotFound
from facilitate.transaction import unit_of_work


@blueprint.get("/dialogues/held")
@requires(Permission.PREPARE_DIALOGUE)
def held() -> ResponseReturnValue:
    return render_template("dialogues/held/new.html", templates=TEMPLATES.values(), form=HeldForm())


@blueprint.post("/dialogues/held")
@requires(Permission.PREPARE_DIALOGUE)
def create_held() -> ResponseReturnValue:
    group, held_as = request.form.get("target_group"), request.form.get("held_as")
    if group not in set(TargetGroup) or held_as not in set(HeldAs):
        raise NotFound
    with unit_of_work():
        member = the_membership()
        dialogue = operations.create_held_dialogue(
            member.organisation,
            target_group=TargetGroup(group),
            held_as=HeldAs(held_as),
            owner_id=member.user_id,
            lead_department_id=member.only_department_id,
        )
    return redirect(url_for("dialogues.about", dialogue_id=dialogue.id))


@blueprint.get("/dialogues/<int:dialogue_id>/held-content")
@requires(Permission.PREPARE_DIALOGUE)
def held_content(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase != DialoguePhase.DRAFT or not dialogue.held_as:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    content = operations.held_content_of(dialogue)
    return _page(
        dialogue,
        HeldContentForm(
            data={
                "figures": "yes" if content.figures else "no",
                "aspects": content.aspects,
                "evaluated": content.evaluated,
            }
        ),
    )


@blueprint.post("/dialogues/<int:dialogue_id>/held-content")
@requires(Permission.PREPARE_DIALOGUE)
def save_held_content(dialogue_id: int) -> ResponseReturnValue:
    dialogue, form = the_dialogue(dialogue_id), HeldContentForm()
    if not form.validate():
        return _page(dialogue, form), 422
    content = operations.HeldContent(
        figures=form.figures.data == "yes",
        aspects=form.aspects.data or operations.held_content_of(dialogue).aspects,
        evaluated=form.evaluated.data,
    )
    with unit_of_work():
        operations.set_held_content(the_dialogue(dialogue_id), content, the_membership().user_id)
    return redirect(url_for("dialogues.check", dialogue_id=dialogue_id))


def _page(dialogue: Dialogue, form: HeldContentForm) -> str:
    return render_template(
        "dialogues/held/content.html",
        dialogue=dialogue,
        form=form,
        pages=progress(dialogue),
        page_number=3,
    )
