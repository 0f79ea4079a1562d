"""Two who share one phone: becoming two, handing it over, and taking that back."""

from flask import jsonify, make_response, redirect, request
from flask.typing import ResponseReturnValue

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import NotNow
from facilitate.errors import Conflict, DomainError, wants_json
from facilitate.live import sharing
from facilitate.live.joining import participant_from
from facilitate.live.models import Participant
from facilitate.live.sharing import Partner
from facilitate.live.snapshot import PhoneState, phone_snapshot
from facilitate.live.views.cookies import give_cookie
from facilitate.live.views.phone.page import (
    COOKIE,
    PARTNER,
    blueprint,
    home_of,
    in_room,
    not_joined,
    page,
    the_partner,
)
from facilitate.transaction import unit_of_work

SCREEN = "live/phone/sharing/two.html"


@blueprint.get("/<join_code:code>/share")
@in_room
def two(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """What it means to be two on one phone."""
    phone = phone_snapshot(dialogue, participant)
    if not phone.joined or phone.state is PhoneState.ENDED:
        return redirect(home_of(dialogue), 303)
    return page(phone, screen=SCREEN, undoable=_undoable(dialogue, participant))


@blueprint.post("/<join_code:code>/share")
@in_room
def share(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """Make the second person. Doing it again is harmless."""
    if participant is None:
        return not_joined(dialogue)
    response = make_response(redirect(home_of(dialogue), 303))
    if the_partner(dialogue):
        return response
    try:
        with unit_of_work():
            partner = sharing.share(dialogue, participant)
    except DomainError as error:
        return page(phone_snapshot(dialogue, participant), screen=SCREEN, notice=error.sentence), error.status
    give_cookie(response, PARTNER, partner.cookie, home_of(dialogue))
    return response


@blueprint.post("/<join_code:code>/share/hand-over")
@in_room
def hand_over(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """The one who holds the phone is done with this step: now the other."""
    partner = the_partner(dialogue)
    if participant is None or partner is None:
        return not_joined(dialogue)
    try:
        with unit_of_work():
            waits = sharing.hand_over(participant, request.cookies[COOKIE], partner)
    except NotNow as error:
        if wants_json():
            raise
        return page(phone_snapshot(dialogue, participant), notice=error.sentence), error.status
    response = jsonify(ok=True) if wants_json() else make_response(redirect(home_of(dialogue), 303))
    give_cookie(response, COOKIE, partner.token, home_of(dialogue))
    give_cookie(response, PARTNER, waits.cookie, home_of(dialogue))
    return response


@blueprint.post("/<join_code:code>/share/undo")
@in_room
def undo(dialogue: Dialogue, participant: Participant | None) -> ResponseReturnValue:
    """One person after all, as long as the second has given nothing."""
    partner = the_partner(dialogue)
    if participant is None or partner is None:
        return redirect(home_of(dialogue), 303)
    try:
        with unit_of_work():
            sharing.stop_sharing(*_first_and_second(dialogue, participant, partner))
    except Conflict as error:
        return page(phone_snapshot(dialogue, participant), screen=SCREEN, notice=error.sentence), error.status
    response = make_response(redirect(home_of(dialogue), 303))
    if partner.number == 1:
        give_cookie(response, COOKIE, partner.token, home_of(dialogue))
    response.delete_cookie(PARTNER, path=home_of(dialogue))
    return response


def _first_and_second(
    dialogue: Dialogue, holder: Participant, partner: Partner
) -> tuple[Participant, Participant]:
    other = participant_from(dialogue.id, partner.token)
    if other is None:
        raise NotNow
    return (holder, other) if partner.number == 2 else (other, holder)


def _undoable(dialogue: Dialogue, holder: Participant | None) -> bool:
    partner = the_partner(dialogue)
    if holder is None or partner is None:
        return False
    return not sharing.has_given(_first_and_second(dialogue, holder, partner)[1])
