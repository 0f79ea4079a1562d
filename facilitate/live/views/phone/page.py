"""The participant's page: whose it is, in which language, whole or as the part that has changed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import public
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.live.joining import dialogue_by_code, participant_from
from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneSnapshot, PhoneState

blueprint = Blueprint("phone", __name__)

COOKIE = "participant"


def in_room(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Find the dialogue of the code and who this is, and speak the participant's language."""

    @wraps(view)
    def found(code: str) -> ResponseReturnValue:
        dialogue = dialogue_by_code(code)
        participant = participant_from(dialogue.id, request.cookies.get(COOKIE))
        _speak(dialogue, participant)
        return view(dialogue, participant)

    return public(found)


def _speak(dialogue: Dialogue, participant: Participant | None) -> None:
    wanted = participant.language if participant else request.values.get("lang")
    if wanted not in dialogue.languages:
        wanted = request.accept_languages.best_match(dialogue.languages) or dialogue.languages[0]
    g.language = wanted
    g.time_zone = dialogue.organisation.time_zone
    g.footer_organisation = dialogue.organisation
    g.footer_code = dialogue.code


def page(phone: PhoneSnapshot, *, notice: Any = None, screen: str | None = None, **more: Any) -> Response:
    """The screen of the snapshot: whole, or the part inside for a phone that has the rest already.

    `screen` is another template than the state's own; such a page stays when the room moves on.
    """
    fragment = request.args.get("fragment") == "1"
    html = render_template(
        "live/phone/_stage.html" if fragment else "live/phone/page.html",
        phone=phone,
        screen=screen or _template_of(phone.state),
        stays=screen is not None,
        showing=_showing(phone),
        notice=notice,
        now=now(),
        **more,
    )
    response = make_response(html)
    response.headers["X-Screen"] = phone.state
    return response


def home_of(dialogue: Dialogue) -> str:
    """The address of the participant's page."""
    return url_for("phone.show", code=dialogue.code)


def _template_of(state: PhoneState) -> str:
    # The last two minutes of a question look like the question.
    name = PhoneState.ASKING if state is PhoneState.CLOSING else state
    return f"live/phone/states/{name}.html"


def _showing(phone: PhoneSnapshot) -> str:
    """Which screen of a step the page begins with: the one asked for, else the first without an answer."""
    wanted = request.args.get("q", "")
    if wanted == phone.last_screen or any(str(one.id) == wanted for one in phone.questions):
        return wanted
    return str(phone.current.id) if phone.current else phone.last_screen
