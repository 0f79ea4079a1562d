"""One part of the agenda: its wording, minutes and options."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.forms import StepForm
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import DialoguePhase, Step
from facilitate.dialogues.queries import step_of
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.dialogues.views.translated import as_fields, texts_from
from facilitate.errors import Invalid
from facilitate.transaction import unit_of_work

TEXTS = ("title", "body", "spoken")
OPTIONS = ("aspects", "results_on_phones", "pause")


@blueprint.get("/dialogues/<int:dialogue_id>/agenda/<int:step_id>")
@requires(Permission.PREPARE_DIALOGUE)
def step(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    chosen = step_of(the_dialogue(dialogue_id), step_id)
    if chosen.dialogue.phase != DialoguePhase.DRAFT:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    return _page(chosen, _form(chosen, data=_stored(chosen)))


@blueprint.post("/dialogues/<int:dialogue_id>/agenda/<int:step_id>")
@requires(Permission.PREPARE_DIALOGUE)
def save_step(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    chosen = step_of(the_dialogue(dialogue_id), step_id)
    form = _form(chosen)
    if form.validate():
        try:
            with unit_of_work():
                chosen = step_of(the_dialogue(dialogue_id), step_id)
                operations.edit_step(
                    chosen,
                    operations.StepTexts(*(texts_from(form, name, getattr(chosen, name)) for name in TEXTS)),
                    minutes=form.minutes.data or 0,
                    options={name: form[name].data for name in OPTIONS if name in form},
                    user_id=the_membership().user_id,
                )
            return redirect(url_for("dialogues.agenda", dialogue_id=dialogue_id, moved=step_id, by="edit"))
        except Invalid as refusal:
            form.form_errors.append(str(refusal.sentence))
    return _page(chosen, form), 422


def _form(chosen: Step, data: dict[str, Any] | None = None) -> StepForm:
    form = StepForm(data=data)
    for name in OPTIONS:
        if name not in kind_of(chosen).default_options:
            del form[name]
    form.body_sv.label.text = kind_of(chosen).body_is
    return form


def _stored(chosen: Step) -> dict[str, Any]:
    options = {**kind_of(chosen).default_options, **chosen.options}
    return options | as_fields(chosen, TEXTS) | {"minutes": chosen.minutes}


def _page(chosen: Step, form: StepForm) -> str:
    return render_template(
        "dialogues/step.html", dialogue=chosen.dialogue, step=chosen, kind=kind_of(chosen), form=form
    )
