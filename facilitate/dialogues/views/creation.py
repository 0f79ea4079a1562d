"""A new dialogue: from a template or the same again."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.forms import MeetingForm
from facilitate.dialogues.models import Setting, TargetGroup
from facilitate.dialogues.queries import dialogues_for
from facilitate.dialogues.templates import TEMPLATES
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.errors import NotFound
from facilitate.transaction import unit_of_work
from facilitate.web import asked_page


@blueprint.get("/dialogues/new")
@requires(Permission.PREPARE_DIALOGUE)
def new() -> ResponseReturnValue:
    return render_template("dialogues/new.html", templates=TEMPLATES.values(), form=MeetingForm())


@blueprint.post("/dialogues")
@requires(Permission.PREPARE_DIALOGUE)
def create() -> ResponseReturnValue:
    group = request.form.get("target_group")
    setting = request.form.get("setting", Setting.HALL)
    if group not in set(TargetGroup) or setting not in set(Setting):
        raise NotFound
    with unit_of_work():
        member = the_membership()
        dialogue = operations.create_dialogue(
            member.organisation,
            target_group=TargetGroup(group),
            setting=Setting(setting),
            owner_id=member.user_id,
            lead_department_id=member.only_department_id,
        )
    return redirect(url_for("dialogues.about", dialogue_id=dialogue.id))


@blueprint.get("/dialogues/again")
@requires(Permission.PREPARE_DIALOGUE)
def again() -> ResponseReturnValue:
    words = request.args.get("q", "")
    pages = dialogues_for(the_membership(), words, page=asked_page())
    return render_template("dialogues/again.html", pages=pages, words=words)


@blueprint.post("/dialogues/<int:dialogue_id>/copies")
@requires(Permission.PREPARE_DIALOGUE)
def copy(dialogue_id: int) -> ResponseReturnValue:
    with unit_of_work():
        source = the_dialogue(dialogue_id)
        dialogue = operations.copy_dialogue(source, owner_id=the_membership().user_id)
    return redirect(url_for("dialogues.about", dialogue_id=dialogue.id))
