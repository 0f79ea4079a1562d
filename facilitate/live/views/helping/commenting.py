"""What the person wants to say about a place, in their own words."""

from typing import Any

from flask import Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue, Spot
from facilitate.errors import DomainError, wants_json
from facilitate.live import helping
from facilitate.live.helping import Person, PersonDone
from facilitate.live.snapshot.helping import helped_snapshot
from facilitate.live.views.helping.page import blueprint, of_person, page
from facilitate.live.views.phone.commenting import as_typed, suspects
from facilitate.transaction import unit_of_work


@blueprint.get("/help/<int:dialogue_id>/persons/<key>/comment")
@requires(Permission.HELP_ANSWER)
@of_person
def comment(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    return _form(dialogue, person)


@blueprint.post("/help/<int:dialogue_id>/persons/<key>/comment")
@requires(Permission.HELP_ANSWER)
@of_person
def send_comment(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    """Store the words; somebody reads them before anybody else sees them."""
    found = [] if wants_json() or "anyway" in request.form else suspects(dialogue)
    if found:
        return _form(dialogue, person, found=found, typed=_typed()), 422
    try:
        with unit_of_work():
            sent = helping.comment(dialogue, person, **as_typed()).key
    except PersonDone:
        raise
    except DomainError as error:
        if wants_json():
            raise
        return _form(dialogue, person, notice=error.sentence, typed=_typed()), error.status
    following = _address(dialogue, person, sent=sent)
    return jsonify(ok=True, next=following) if wants_json() else redirect(following, 303)


def _form(dialogue: Dialogue, person: Person, **why: Any) -> Response:
    asked = request.values.get("q", "")
    back = url_for("helping.person", dialogue_id=dialogue.id, key=person.key, q=asked or None)
    spot = _spot_asked(dialogue, person, asked)
    return page(
        "comment", dialogue, person=person, back=back, action=_address(dialogue, person), spot=spot, **why
    )


def _spot_asked(dialogue: Dialogue, person: Person, asked: str) -> Spot | None:
    questions = helped_snapshot(dialogue, person).questions
    return next((one.spot for one in questions if str(one.id) == asked), None)


def _address(dialogue: Dialogue, person: Person, **more: Any) -> str:
    q = request.values.get("q") or None
    return url_for("helping.comment", dialogue_id=dialogue.id, key=person.key, q=q, **more)


def _typed() -> dict[str, Any]:
    return as_typed() | {"place": request.form.get("place", "")}
