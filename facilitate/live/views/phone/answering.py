"""The door for answers beside the socket: plain forms, and the phone's scripts when no socket is open."""

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.dialogues.models import Dialogue
from facilitate.errors import wants_json
from facilitate.figures.scale import SKIPPED
from facilitate.live import asking_time, intake
from facilitate.live.commands import ParticipantGone
from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneSnapshot, phone_snapshot
from facilitate.live.views.phone.page import blueprint, home_of, in_room, page
from facilitate.transaction import unit_of_work


@blueprint.post("/<join_code:code>/answers")
@in_room
def answer(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Store what was chosen, then the next question; a JSON caller gets the acknowledgement instead."""
    if wants_json():
        if participant is None:
            raise ParticipantGone
        return jsonify(intake.answer_from_json(participant, request.get_json(silent=True)).reply())
    if participant is None:
        return redirect(home_of(dialogue), 303)
    return _answer_form(dialogue, participant)


def _answer_form(dialogue: Dialogue, participant: Participant) -> ResponseReturnValue:
    form = request.form.to_dict()
    skipped = form.pop("skip", "")
    if skipped:
        form[f"code-{skipped}"] = SKIPPED
    if not any(name.startswith("code-") for name in form):
        return _nothing_chosen(phone_snapshot(dialogue, participant))
    refused = [one.error for one in intake.answer_from_form(participant, form) if one.error]
    if refused:
        return page(phone_snapshot(dialogue, participant), notice=refused[0].sentence)
    return redirect(url_for("phone.show", code=dialogue.code, q=request.form.get("next", "")), 303)


def _nothing_chosen(phone: PhoneSnapshot) -> ResponseReturnValue:
    asked = next((name.removeprefix("number-") for name in request.form if name.startswith("number-")), "")
    return page(phone, missing=int(asked) if asked.isdigit() else None), 422


@blueprint.post("/<join_code:code>/more-time")
@in_room
def more_time(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Somebody needs more time for a question that closes; control sees how many."""
    if participant is not None:
        with unit_of_work():
            asking_time.ask_for_more_time(participant)
    return redirect(home_of(dialogue), 303)
