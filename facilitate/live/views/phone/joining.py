"""Typing the code, the first page, joining, the language, and where the room is."""

from flask import g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import public
from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError, TooMany
from facilitate.live import joining, reaching
from facilitate.live.models import Participant
from facilitate.live.snapshot import phone_snapshot
from facilitate.live.views.cookies import give_cookie
from facilitate.live.views.phone.drawn import page_kept, page_of_all
from facilitate.live.views.phone.page import COOKIE, blueprint, home_of, in_room, page, speak_as_wanted
from facilitate.transaction import unit_of_work


@blueprint.get("/")
@public
def start() -> ResponseReturnValue:
    """Where people type the code. A right one leads on; a wrong one is answered after a second."""
    speak_as_wanted()
    typed = request.args.get("code", "")
    if not typed.strip():
        return render_template("live/phone/start.html", typed="", problem=None)
    try:
        dialogue = joining.dialogue_by_code(typed)
    except DomainError as error:
        return render_template("live/phone/start.html", typed=typed, problem=error.sentence), error.status
    return redirect(url_for("phone.show", code=dialogue.code))


@blueprint.get("/<join_code:code>")
@public
def show(code: str) -> ResponseReturnValue:
    """Where the room is; when it moves, all fetch this within a second."""
    return page_kept(code) or _show(code)


@in_room
def _show(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    reaching.note_arrival(dialogue)
    return page_of_all(dialogue, participant)


@blueprint.post("/<join_code:code>")
@in_room
def join(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Join and show the first screen at once: one way less on a slow network. Doing it again is harmless."""
    if participant is not None:
        return page(phone_snapshot(dialogue, participant))
    dialogue_id = dialogue.id
    try:
        with unit_of_work(rereads=False):
            joined = joining.join(dialogue_id, str(g.language))
    except TooMany as error:
        return page(phone_snapshot(dialogue, None), notice=error.sentence), error.status
    except DomainError:
        return page(phone_snapshot(dialogue, None))  # early, paused and late have pages of their own
    if request.cookies.get(COOKIE):
        response = page(phone_snapshot(dialogue, joined.participant), again=True)
    else:
        response = page_of_all(dialogue, joined.participant, new=True)
    give_cookie(response, COOKIE, joined.token, home_of(dialogue))
    return response


@blueprint.post("/<join_code:code>/language")
@in_room
def language(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    chosen = request.form.get("language", "")
    if chosen in dialogue.languages and participant is not None:
        with unit_of_work():
            joining.change_language(participant, chosen)
    return redirect(home_of(dialogue), 303)


@blueprint.get("/<join_code:code>/state")
@in_room
def state(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Where the room is, for phones whose network blocks WebSockets."""
    phone = phone_snapshot(dialogue, participant)
    return jsonify(**phone.position.as_json(), state=phone.state)
