"""Page two of preparing: which places, what they are called, in which order.

One form with several buttons: whichever is pressed, labels and ticks are stored with it, so nothing is lost.
"""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.forms import NewSpotForm
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.queries import places_to_choose
from facilitate.dialogues.readiness import MANY_SPOTS
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.dialogues.views.pages import progress
from facilitate.dialogues.views.rows import Press, numbered, pressed, ticked
from facilitate.errors import Invalid
from facilitate.model import Texts
from facilitate.places.forms import KIND_CHOICES
from facilitate.places.models import Place, PlaceKind
from facilitate.places.names import KIND_NAMES
from facilitate.places.operations import add_place
from facilitate.places.queries import place_named
from facilitate.transaction import unit_of_work

MOST_OFFERED = 60


@blueprint.get("/dialogues/<int:dialogue_id>/spots")
@requires(Permission.PREPARE_DIALOGUE)
def spots(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase != DialoguePhase.DRAFT:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    form = NewSpotForm(data={"q": request.args.get("q", ""), "new_kind": PlaceKind.OTHER.value})
    labels = {spot.id: dict(spot.label) for spot in dialogue.spots}
    return _page(dialogue, form, labels)


@blueprint.post("/dialogues/<int:dialogue_id>/spots")
@requires(Permission.PREPARE_DIALOGUE)
def save_spots(dialogue_id: int) -> ResponseReturnValue:
    form, press, labels = NewSpotForm(), pressed(), _typed_labels()
    try:
        with unit_of_work():
            _store(the_dialogue(dialogue_id), form, press, labels)
    except Invalid as refusal:
        form.form_errors.append(str(refusal.sentence))
        dialogue = the_dialogue(dialogue_id)
        stored = {spot.id: dict(spot.label) for spot in dialogue.spots}
        return _page(dialogue, form, stored | labels), 422
    if press.act == "save":
        following = "held_content" if the_dialogue(dialogue_id).held_as else "agenda"
        return redirect(url_for(f"dialogues.{following}", dialogue_id=dialogue_id))
    return redirect(_same_page(dialogue_id, form.q.data or None, press))


def _same_page(dialogue_id: int, looked_for: str | None, press: Press) -> str:
    """The page again, at what was pressed: a row that was moved keeps the focus by itself."""
    moved: dict[str, Any] = {"moved": press.row, "by": press.act} if press.direction else {}
    anchor = None if moved else "register" if press.act == "search" else "places"
    return url_for("dialogues.spots", dialogue_id=dialogue_id, q=looked_for, _anchor=anchor, **moved)


def _store(dialogue: Dialogue, form: NewSpotForm, press: Press, labels: dict[int, Texts]) -> None:
    user_id = the_membership().user_id
    operations.label_spots(dialogue, labels)
    operations.add_spots(dialogue, ticked(), user_id)
    if form.new_name.data and form.new_name.data.strip():
        place = _named_place(dialogue, form, user_id)
        operations.add_spots(dialogue, [place.id], user_id)
    elif press.act == "add_new":
        raise Invalid(_("Skriv vad den nya platsen heter."))
    if press.direction:
        operations.move_spot(dialogue, press.row, press.direction)
    elif press.act == "remove":
        operations.remove_spot(dialogue, press.row, user_id)


def _named_place(dialogue: Dialogue, form: NewSpotForm, user_id: int | None) -> Place:
    """The place of that name that the register has already, else a new one."""
    name = form.new_name.data or ""
    kind = form.new_kind.data if form.new_kind.data in set(PlaceKind) else PlaceKind.OTHER
    return place_named(dialogue.organisation_id, name) or add_place(
        organisation_id=dialogue.organisation_id,
        user_id=user_id,
        name=name,
        kind=PlaceKind(kind or PlaceKind.OTHER),
    )


def _typed_labels() -> dict[int, Texts]:
    english = numbered("label-en")
    return {
        number: {"sv": text, "en": english.get(number, "")} for number, text in numbered("label-sv").items()
    }


def _page(dialogue: Dialogue, form: NewSpotForm, labels: dict[int, Texts]) -> str:
    form.new_kind.choices = KIND_CHOICES
    places = places_to_choose(dialogue, the_membership(), form.q.data or "", MOST_OFFERED + 1)
    return render_template(
        "dialogues/spots.html",
        dialogue=dialogue,
        form=form,
        labels=labels,
        pages=progress(dialogue),
        page_number=2,
        places=places[:MOST_OFFERED],
        more=len(places) > MOST_OFFERED,
        ticked=set(ticked()),
        many=len(dialogue.spots) > MANY_SPOTS,
        kind_names=KIND_NAMES,
        moved=request.args.get("moved", type=int),
        by=request.args.get("by"),
    )
