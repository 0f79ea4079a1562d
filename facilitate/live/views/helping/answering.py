"""One person's questions on the helper's device, and the door for the answers."""

from typing import Any

from flask import Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError, wants_json
from facilitate.figures.scale import SKIPPED
from facilitate.live import helping, intake
from facilitate.live.commands import Busy, Outcome
from facilitate.live.helping import Person
from facilitate.live.snapshot.helping import LAST, HelpedSnapshot, helped_snapshot
from facilitate.live.views.helping.page import blueprint, of_person, page


@blueprint.get("/help/<int:dialogue_id>/persons/<key>")
@requires(Permission.HELP_ANSWER)
@of_person
def person(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    return _page(helped_snapshot(dialogue, person), request.args.get("q", ""))


def _page(helped: HelpedSnapshot, wanted: str, **why: Any) -> Response:
    showing = wanted if wanted in helped.screens else helped.current
    return page("person", helped.dialogue, helped=helped, person=helped.person, showing=showing, **why)


@blueprint.get("/help/<int:dialogue_id>/persons/<key>/answers")
@requires(Permission.HELP_ANSWER)
@of_person
def answers(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    """What the person has given so far, for the device's script. Kept by no browser."""
    given = {one.id: one for one in helped_snapshot(dialogue, person).questions if one.code}
    return jsonify({str(one): {"code": own.code, "number": own.number} for one, own in given.items()})


@blueprint.post("/help/<int:dialogue_id>/persons/<key>/answers")
@requires(Permission.HELP_ANSWER)
@of_person
def answer(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    """Store what was chosen, then the next question; a JSON caller gets the acknowledgement instead."""
    if not wants_json():
        return _answer_form(dialogue, person)
    outcome = helping.answer(dialogue, person, intake.message_from_json(request.get_json(silent=True)))
    return jsonify(outcome.reply()), outcome.error.status if outcome.error else 200


def _answer_form(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    asked = request.form.get("question", "")
    form = request.form.to_dict() | ({"code": SKIPPED} if "skip" in request.form else {})
    helped = helped_snapshot(dialogue, person)
    if "code" not in form:
        if helped.has_answered(asked):
            return _move_on(dialogue, person)
        return _page(helped, asked, missing=asked), 422
    [message] = intake.messages_from_form(form)
    outcome = helping.answer(dialogue, person, message)
    if outcome.error or outcome.code != message.code:
        return _not_stored(dialogue, person, outcome)
    return _move_on(dialogue, person)


def _move_on(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    following = request.form.get("next") or LAST
    return redirect(url_for("helping.person", dialogue_id=dialogue.id, key=person.key, q=following), 303)


def _not_stored(dialogue: Dialogue, person: Person, outcome: Outcome) -> ResponseReturnValue:
    error: DomainError | None = outcome.error
    sentence: Any = error.sentence if error else _("Svaret har redan ändrats. Välj en gång till.")
    if isinstance(error, Busy):  # its own sentence speaks of a storage that needs scripts
        sentence = _("Många svarar just nu, så svaret är inte sparat. Välj det en gång till.")
    status = error.status if error else 409
    return _page(helped_snapshot(dialogue, person), str(outcome.question), notice=sentence), status
