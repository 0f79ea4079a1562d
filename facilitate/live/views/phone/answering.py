"""The door for answers beside the socket: plain forms, and the phone's scripts when no socket is open."""

from typing import Any

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError, wants_json
from facilitate.figures.scale import SKIPPED
from facilitate.live import asking_time, intake
from facilitate.live.commands import Busy, Outcome, QuestionClosed
from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneQuestion, PhoneSnapshot, phone_snapshot
from facilitate.live.views.phone.page import blueprint, home_of, in_room, not_joined, page
from facilitate.transaction import unit_of_work


@blueprint.post("/<join_code:code>/answers")
@in_room
def answer(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Store what was chosen, then the next question; a JSON caller gets the acknowledgement instead."""
    if participant is None:
        return not_joined(dialogue)
    if wants_json():
        outcome = intake.answer_from_json(participant, _sent())
        return jsonify(outcome.reply()), outcome.error.status if outcome.error else 200
    return _answer_form(dialogue, participant)


def _sent() -> Any:
    """The body as it was meant, or None."""
    try:
        return request.get_json(silent=True)
    except RecursionError:  # a list in a list in a list ...
        return None


def _answer_form(dialogue: Dialogue, participant: Participant) -> ResponseReturnValue:
    form = _with_skips(request.form.to_dict())
    chosen = {name.removeprefix("code-"): code for name, code in form.items() if name.startswith("code-")}
    if not chosen:
        return _nothing_chosen(phone_snapshot(dialogue, participant))
    for outcome in intake.answer_from_form(participant, form):
        if outcome.error:
            return _refused(phone_snapshot(dialogue, participant), outcome.question, outcome.error)
        if outcome.code != chosen.get(str(outcome.question)):
            return _older(phone_snapshot(dialogue, participant), outcome)
    return _move_on(dialogue)


def _with_skips(form: dict[str, str]) -> dict[str, str]:
    """The form with the code for what was skipped: by the button, or left open where one screen asks more."""
    pressed = form.pop("skip", "")
    if pressed:
        return form | {f"code-{pressed}": SKIPPED}
    asked = [name.removeprefix("number-") for name in form if name.startswith("number-")]
    return {f"code-{one}": SKIPPED for one in asked if len(asked) > 1} | form


def _move_on(dialogue: Dialogue) -> ResponseReturnValue:
    return redirect(url_for("phone.show", code=dialogue.code, q=request.form.get("next") or None), 303)


def _nothing_chosen(phone: PhoneSnapshot) -> ResponseReturnValue:
    asked = next((name.removeprefix("number-") for name in request.form if name.startswith("number-")), "")
    question = _question(phone, asked)
    if question is None or question.skipped:
        return _move_on(phone.dialogue)
    return page(phone, showing=asked, missing=question.id), 422


def _refused(phone: PhoneSnapshot, question: int, error: DomainError) -> ResponseReturnValue:
    sentence: Any = error.sentence
    if isinstance(error, Busy):  # its own sentence speaks of the phone's storage, which needs scripts
        sentence = _("Många svarar just nu, så svaret är inte sparat. Välj det en gång till.")
    return page(phone, showing=str(question), notice=sentence), error.status


def _older(phone: PhoneSnapshot, stored: Outcome) -> ResponseReturnValue:
    """The form was made before the answer was last changed, as in another tab: what is stored stands."""
    notice = _(
        "Du har redan ändrat det här svaret. Det som är sparat: %(answer)s.", answer=_label(phone, stored)
    )
    return page(phone, showing=str(stored.question), notice=notice), 409


def _label(phone: PhoneSnapshot, stored: Outcome) -> str:
    question = _question(phone, str(stored.question))
    codes = question.scale.codes if question else ()
    labels = {code.value: str(_(code.label)) for code in codes}
    return labels.get(stored.code) or str(_("du hoppade över frågan"))


def _question(phone: PhoneSnapshot, name: str) -> PhoneQuestion | None:
    return next((one for one in phone.questions if str(one.id) == name), None)


@blueprint.post("/<join_code:code>/more-time")
@in_room
def more_time(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Somebody needs more time for a question that closes; control sees how many."""
    if participant is not None:
        try:
            with unit_of_work():
                asking_time.ask_for_more_time(participant)
        except QuestionClosed:
            pass  # the page says that it is closed; no answer was late, as the error's sentence would have it
    return redirect(home_of(dialogue), 303)
