"""Letting colleagues in from control: a QR code for each, and the list of those who are in."""

from dataclasses import dataclass

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from facilitate.access import PassRole, Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.errors import Conflict
from facilitate.live import letting_in
from facilitate.live.letting_in import Invitation
from facilitate.live.qr import draw_qr
from facilitate.live.views.control.page import act, blueprint, go, page, the_dialogue, the_user_id
from facilitate.live.way_in import base_of
from facilitate.transaction import unit_of_work


@dataclass(frozen=True)
class Code:
    """What the colleague scans, or types: shown once, in the answer to the press that made it."""

    pass_id: str
    role: PassRole
    address: str
    picture: Markup


@blueprint.get("/control/<int:dialogue_id>/colleagues")
@requires(Permission.LET_IN_COLLEAGUES)
def colleagues(dialogue_id: int) -> ResponseReturnValue:
    return _page(dialogue_id)


@blueprint.post("/control/<int:dialogue_id>/colleagues")
@requires(Permission.LET_IN_COLLEAGUES)
def invite(dialogue_id: int) -> ResponseReturnValue:
    """Make a code for one colleague. It is not led on to: nothing but its hash is kept to show it again."""
    asked = request.form.get("role", "")
    if asked not in set(PassRole):
        abort(400)
    try:
        with unit_of_work():
            dialogue = the_dialogue(dialogue_id)
            code = _code(dialogue, letting_in.invite(dialogue, PassRole(asked), the_user_id()))
    except Conflict as refusal:
        flash(str(refusal.sentence), "warn")
        return go("control.colleagues", dialogue_id=dialogue_id)
    return _page(dialogue_id, code)


@blueprint.post("/control/<int:dialogue_id>/colleagues/<pass_id>/removal")
@requires(Permission.LET_IN_COLLEAGUES)
def send_out(dialogue_id: int, pass_id: str) -> ResponseReturnValue:
    """End a colleague's pass, or take a code back before anybody has used it."""
    return act(
        dialogue_id,
        lambda one: letting_in.send_out(one, pass_id, the_user_id()),
        "control.colleagues",
    )


def _code(dialogue: Dialogue, invitation: Invitation) -> Code:
    base = base_of(dialogue) or request.host_url.rstrip("/")
    address = base + url_for("colleagues.invitation", token=invitation.token)
    return Code(
        pass_id=invitation.given.id,
        role=PassRole(invitation.given.role),
        address=address,
        picture=draw_qr(address, _("QR-kod för en kollega")),
    )


def _page(dialogue_id: int, code: Code | None = None) -> ResponseReturnValue:
    return page(dialogue_id, "colleagues", code=code)
