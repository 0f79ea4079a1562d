"""A colleague's own way in: by the QR code that control showed, without an account or a password."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import PassRole, public
from facilitate.accounts.current import ask_to_sign_in
from facilitate.errors import Forbidden, Invalid, wants_json
from facilitate.live import letting_in
from facilitate.live.actors import COOKIE
from facilitate.live.letting_in import InvitationDead
from facilitate.live.passes import Pass
from facilitate.live.views.cookies import give_cookie
from facilitate.transaction import unit_of_work

blueprint = Blueprint("colleagues", __name__)

FIRST_PAGES = {
    PassRole.LEAD: "control.show",
    PassRole.READ: "control.comments",
    PassRole.HELP: "helping.show",
}


@blueprint.get("/colleague/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """What one is let in for, and for one's name. Looking uses nothing up: a link preview looks too."""
    return _page(letting_in.invited(token))


@blueprint.post("/colleague/<token>")
@public
def come_in(token: str) -> ResponseReturnValue:
    name = request.form.get("name", "")
    try:
        with unit_of_work():
            given, own = letting_in.come_in(token, name)
            address = url_for(FIRST_PAGES[PassRole(given.role)], dialogue_id=given.dialogue_id)
    except Invalid as wrong:
        return _page(letting_in.invited(token), name, wrong), wrong.status
    response = redirect(address, 303)
    give_cookie(response, COOKIE, own, "/")
    return response


@blueprint.errorhandler(InvitationDead)
def too_late(error: InvitationDead) -> ResponseReturnValue:
    return render_template("live/colleague/too_late.html", sentence=error.sentence), error.status


def ask_to_come_in() -> ResponseReturnValue:
    """Answer somebody who may not come in here: a colleague whose pass has ended, else a stranger."""
    shown = COOKIE in request.cookies and "dialogue_id" in (request.view_args or {})
    if not shown:
        return ask_to_sign_in()
    if wants_json():
        raise Forbidden
    return render_template("live/colleague/ended.html"), Forbidden.status


def _page(given: Pass, name: str = "", wrong: Invalid | None = None) -> str:
    g.time_zone, g.footer_organisation = (
        given.dialogue.organisation.time_zone,
        given.dialogue.organisation,
    )
    return render_template(
        "live/colleague/come_in.html",
        given=given,
        dialogue=given.dialogue,
        name=name,
        limit=letting_in.NAME,
        problem=wrong.sentence if wrong else None,
    )
