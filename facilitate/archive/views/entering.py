"""A meeting that was held without the tool: entering begins, and what was said is noted."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive.forms import NoteForm
from facilitate.archive.views.blueprint import blueprint
from facilitate.archive.wording import theme_names
from facilitate.archive.work import places_of
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.queries import dialogue_of
from facilitate.fields import as_choices
from facilitate.live import notes as noting
from facilitate.live.actors import the_actor
from facilitate.live.afterwards import AnswersEntered, SomethingMissing, require_entering
from facilitate.live.afterwards import enter_afterwards as begin_entering
from facilitate.live.afterwards import stop_entering as take_back
from facilitate.live.models import Comment
from facilitate.transaction import unit_of_work

Move = Callable[[Dialogue, int | None], object]


@blueprint.post("/archive/work/<int:dialogue_id>/entry")
@requires(Permission.PREPARE_DIALOGUE)
def enter_afterwards(dialogue_id: int) -> ResponseReturnValue:
    return _move(dialogue_id, begin_entering, to="archive.work", else_to="dialogues.check")


@blueprint.post("/archive/work/<int:dialogue_id>/entry/withdrawal")
@requires(Permission.PREPARE_DIALOGUE)
def stop_entering(dialogue_id: int) -> ResponseReturnValue:
    """Back to preparing, to put the day or a place right."""
    return _move(dialogue_id, take_back, to="dialogues.about", else_to="dialogues.show")


@blueprint.get("/archive/work/<int:dialogue_id>/notes")
@requires(Permission.FINISH_DIALOGUE)
def notes(dialogue_id: int) -> ResponseReturnValue:
    dialogue = _the_dialogue(dialogue_id)
    require_entering(dialogue)
    return _page(dialogue, _form(dialogue))


@blueprint.post("/archive/work/<int:dialogue_id>/notes")
@requires(Permission.FINISH_DIALOGUE)
def write_note(dialogue_id: int) -> ResponseReturnValue:
    dialogue = _the_dialogue(dialogue_id)
    form = _form(dialogue)
    if not form.validate():
        return _page(dialogue, form), 422
    with unit_of_work():
        noting.write_note(_the_dialogue(dialogue_id), the_actor(), form.text.data or "", **_about(form))
    return _to_notes(dialogue_id, _("Anteckningen är sparad."))


@blueprint.get("/archive/work/<int:dialogue_id>/notes/<note_id>")
@requires(Permission.FINISH_DIALOGUE)
def note(dialogue_id: int, note_id: str) -> ResponseReturnValue:
    dialogue = _the_dialogue(dialogue_id)
    require_entering(dialogue)
    kept = noting.note_of(dialogue, note_id)
    given = {
        "text": kept.text,
        "place": str(kept.spot_id or ""),
        "elsewhere": kept.elsewhere,
        "theme": kept.theme or "",
    }
    return _note_page(dialogue, kept, _form(dialogue, given))


@blueprint.post("/archive/work/<int:dialogue_id>/notes/<note_id>")
@requires(Permission.FINISH_DIALOGUE)
def save_note(dialogue_id: int, note_id: str) -> ResponseReturnValue:
    dialogue = _the_dialogue(dialogue_id)
    form, kept = _form(dialogue), noting.note_of(dialogue, note_id)
    if not form.validate():
        return _note_page(dialogue, kept, form), 422
    with unit_of_work():
        dialogue = _the_dialogue(dialogue_id)
        noting.edit_note(dialogue, the_actor(), note_id, form.text.data or "", **_about(form))
    return _to_notes(dialogue_id, _("Anteckningen är sparad."))


@blueprint.post("/archive/work/<int:dialogue_id>/notes/<note_id>/removal")
@requires(Permission.FINISH_DIALOGUE)
def remove_note(dialogue_id: int, note_id: str) -> ResponseReturnValue:
    with unit_of_work():
        noting.remove_note(_the_dialogue(dialogue_id), the_actor(), note_id)
    return _to_notes(dialogue_id, _("Anteckningen är borttagen."))


def _the_dialogue(dialogue_id: int) -> Dialogue:
    return dialogue_of(the_membership(), dialogue_id)


def _move(dialogue_id: int, move: Move, *, to: str, else_to: str) -> ResponseReturnValue:
    """Begin or stop entering; where that is refused, say why on the page where it can be put right."""
    try:
        with unit_of_work():
            move(_the_dialogue(dialogue_id), the_membership().user_id)
    except (SomethingMissing, AnswersEntered) as refusal:
        flash(str(refusal.sentence), "error")
        return redirect(url_for(else_to, dialogue_id=dialogue_id))
    return redirect(url_for(to, dialogue_id=dialogue_id))


def _to_notes(dialogue_id: int, done: str) -> ResponseReturnValue:
    flash(done, "success")
    return redirect(url_for("archive.notes", dialogue_id=dialogue_id), 303)


def _form(dialogue: Dialogue, given: dict[str, str] | None = None) -> NoteForm:
    form = NoteForm(data=given) if given else NoteForm()
    form.place.choices = places_of(dialogue)
    form.theme.choices = as_choices([("", _("Inget tema")), *theme_names()])
    return form


def _about(form: NoteForm) -> dict[str, Any]:
    return {
        "spot_id": int(form.place.data) if form.place.data else None,
        "elsewhere": form.elsewhere.data or "",
        "theme": form.theme.data or None,
    }


def _page(dialogue: Dialogue, form: NoteForm) -> str:
    return render_template(
        "archive/held/notes.html", dialogue=dialogue, form=form, notes=noting.notes_of(dialogue),
        theme_names=dict(theme_names()),
    )  # fmt: skip


def _note_page(dialogue: Dialogue, kept: Comment, form: NoteForm) -> str:
    return render_template("archive/held/note.html", dialogue=dialogue, note=kept, form=form)
