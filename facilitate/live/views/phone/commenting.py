"""Writing a comment: a page of its own, and part of the comment step."""

import secrets
from typing import Any

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError, wants_json
from facilitate.figures.themes import THEMES
from facilitate.live import personal_details
from facilitate.live.commands import ParticipantGone
from facilitate.live.comments import LIMIT, PLACE_LIMIT, write_comment
from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneSnapshot, PhoneState, phone_snapshot
from facilitate.live.views.phone.page import blueprint, home_of, in_room, not_joined, page
from facilitate.texts import TooLong, clean
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number


@blueprint.get("/<join_code:code>/comment")
@in_room
def comment(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    phone = phone_snapshot(dialogue, participant)
    if not phone.comment_open:
        return redirect(home_of(dialogue), 303)
    if request.args.get("sent"):
        return page(phone, screen="live/phone/sent.html")
    about = whole_number(request.args.get("place"))
    return page(phone, screen="live/phone/comment.html", stays=True, about=about)


@blueprint.post("/<join_code:code>/comment")
@in_room
def send_comment(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Store the words; somebody reads them before anybody else sees them."""
    if participant is None:
        return not_joined(dialogue)
    found = [] if wants_json() or "anyway" in request.form else suspects(dialogue)
    if found:
        return _form_again(phone_snapshot(dialogue, participant), found=found), 422
    try:
        with unit_of_work():
            sent = write_comment(participant, **as_typed()).key
    except ParticipantGone:
        return not_joined(dialogue)
    except DomainError as error:
        if wants_json():
            raise
        return _form_again(phone_snapshot(dialogue, participant), notice=error.sentence), error.status
    following = _after_sending(phone_snapshot(dialogue, participant), sent)
    return jsonify(ok=True, next=following) if wants_json() else redirect(following, 303)


def _after_sending(phone: PhoneSnapshot, sent: str | None) -> str:
    """The step's own screen while the room writes, else a word of thanks with the way back. It names what was
    stored: words that were sent before a script came are no draft any more."""
    endpoint = "phone.show" if phone.state is PhoneState.COMMENT else "phone.comment"
    return url_for(endpoint, code=phone.dialogue.code, sent=sent)


def as_typed() -> dict[str, Any]:
    """The words and what they are about, as the form has them."""
    form = request.form
    return {
        "text": form.get("text", ""),
        "key": form.get("key", ""),
        "spot_id": whole_number(form.get("place")),
        "elsewhere": form.get("elsewhere", ""),
        "theme": form.get("theme") or None,
        "epoch": form.get("epoch", ""),
    }


def _form_again(phone: PhoneSnapshot, **why: Any) -> Any:
    """The form with everything as it was typed: on the room's own screen while the room writes."""
    typed = as_typed() | {"place": request.form.get("place", "")}
    screen = None if phone.state is PhoneState.COMMENT else "live/phone/comment.html"
    return page(phone, screen=screen, stays=True, typed=typed, **why)


def suspects(dialogue: Dialogue) -> list[str]:
    """Without scripts the server asks, once, whether a likely name or number should stand there."""
    try:
        words = clean(request.form.get("text", ""), LIMIT)
    except TooLong:
        return []  # refused in a moment; a search through it would hold up the whole room
    return personal_details.find(words, personal_details.known_names(dialogue))


@blueprint.app_context_processor
def _for_comment_form() -> dict[str, Any]:
    return {
        "themes": THEMES,
        "comment_limit": LIMIT,
        "place_limit": PLACE_LIMIT,
        "new_key": lambda: secrets.token_urlsafe(12),
        "name_rules": personal_details.rules_for_phone,
        "known_names": personal_details.known_names,
    }
