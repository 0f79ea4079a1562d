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
from facilitate.live.views.phone.page import blueprint, home_of, in_room, page
from facilitate.transaction import unit_of_work


@blueprint.get("/<join_code:code>/comment")
@in_room
def comment(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    phone = phone_snapshot(dialogue, participant)
    if not phone.comment_open:
        return redirect(home_of(dialogue), 303)
    name = "sent" if request.args.get("sent") else "comment"
    return page(phone, screen=f"live/phone/{name}.html")


@blueprint.post("/<join_code:code>/comment")
@in_room
def send_comment(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Store the words; somebody reads them before anybody else sees them."""
    if participant is None:
        if wants_json():
            raise ParticipantGone
        return redirect(home_of(dialogue), 303)
    asked = _as_typed()
    if not wants_json() and _should_ask_first(dialogue, asked["text"]):
        return _ask_first(phone_snapshot(dialogue, participant), dialogue, asked)
    try:
        with unit_of_work():
            write_comment(participant, **asked)
    except DomainError as error:
        if wants_json():
            raise
        return page(phone_snapshot(dialogue, participant), screen="live/phone/comment.html", typed=asked,
                    notice=error.sentence), error.status  # fmt: skip
    following = _after_sending(phone_snapshot(dialogue, participant))
    return jsonify(ok=True, next=following) if wants_json() else redirect(following, 303)


def _after_sending(phone: PhoneSnapshot) -> str:
    """The step's own screen while the room writes, else a word of thanks with the way back."""
    endpoint = "phone.show" if phone.state is PhoneState.COMMENT else "phone.comment"
    return url_for(endpoint, code=phone.dialogue.code, sent=1)


def _as_typed() -> dict[str, Any]:
    form = request.form
    place = form.get("place", "")
    return {
        "text": form.get("text", ""),
        "key": form.get("key", ""),
        "spot_id": int(place) if place.isascii() and place.isdigit() and len(place) < 10 else None,
        "elsewhere": form.get("elsewhere", ""),
        "theme": form.get("theme") or None,
    }


def _should_ask_first(dialogue: Dialogue, text: str) -> bool:
    """Without scripts the server asks, once, whether a likely name or number should stand there."""
    return "anyway" not in request.form and bool(_suspects(dialogue, text))


def _suspects(dialogue: Dialogue, text: str) -> list[str]:
    return personal_details.find(text, personal_details.known_names(dialogue))


def _ask_first(phone: PhoneSnapshot, dialogue: Dialogue, typed: dict[str, Any]) -> ResponseReturnValue:
    found = _suspects(dialogue, typed["text"])
    return page(phone, screen="live/phone/comment.html", typed=typed, found=found)


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
