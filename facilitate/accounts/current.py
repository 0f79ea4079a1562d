"""Who asks: the signed-in user and the membership in force for this request."""

from datetime import timedelta

from flask import Flask, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user
from sqlalchemy import select

from facilitate.accounts.models import Membership, Organisation, User
from facilitate.accounts.queries import IN_FORCE
from facilitate.accounts.sign_in_cookie import SignInCookie
from facilitate.clock import now
from facilitate.errors import Forbidden, wants_json
from facilitate.extensions import db, login

SIGN_IN = timedelta(hours=12)
"""How long a sign-in lasts that is not used: also a copy of the cookie, which signing out does not reach."""


def load_user(identity: str) -> User | None:
    """The user of a sign-in, unless the password has been changed since."""
    number, _, version = identity.partition(".")
    if not (number.isdigit() and version.isdigit()):
        return None
    user = db.session.get(User, int(number))
    return user if user and user.credential_version == int(version) else None


def recognise(user: User) -> None:
    """Make this browser one in which the user has signed in."""
    login_user(user)
    session.pop("_id", None)  # Flask-Login's hash of address and user agent: we keep neither


def _prolong() -> None:
    """Sign the cookie anew in every hour in which something is pressed: one that is not used dies.

    Not when a page is fetched: its answer could overtake that of a press, and take what the press had to say.
    """
    hour = int(now().timestamp()) // 3600
    if request.method == "POST" and session.get("hour") != hour:
        session["hour"] = hour


def forget_browser() -> None:
    """Leave nothing of an earlier sign-in in this browser but the language that was chosen."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language


def memberships_of(user: User) -> list[Membership]:
    """The user's memberships in force, oldest first."""
    query = select(Membership).where(Membership.user_id == user.id, IN_FORCE)
    return list(db.session.scalars(query.order_by(Membership.id)))


def current_membership() -> Membership | None:
    """The membership that this request acts under; the one chosen last where there are several."""
    if "membership" not in g:
        g.membership = _find_membership()
        if g.membership:
            g.time_zone = g.membership.organisation.time_zone
    return g.membership  # type: ignore[no-any-return]


def the_membership() -> Membership:
    """The same where the gate has already asked for a permission, so there is one."""
    membership = current_membership()
    if membership is None:
        raise Forbidden
    return membership


def _find_membership() -> Membership | None:
    if not current_user.is_authenticated:
        return None
    _prolong()
    found = memberships_of(current_user)
    g.several_organisations = len(found) > 1
    chosen = session.get("organisation_id")
    return next((one for one in found if one.organisation_id == chosen), found[0] if found else None)


def ask_to_sign_in() -> ResponseReturnValue:
    """Answer somebody who has to sign in first, and remember where they were going."""
    if wants_json():
        raise Forbidden
    going = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=going))


def footer_organisation() -> Organisation | None:
    """Whose notices the footer links to: the page's own, the member's, or the only one there is."""
    if "footer_organisation" in g:
        return g.footer_organisation  # type: ignore[no-any-return]
    membership = current_membership()
    if membership:
        return membership.organisation
    found = db.session.scalars(select(Organisation).limit(2)).all()
    return found[0] if len(found) == 1 else None


def init_app(app: Flask) -> None:
    app.session_interface = SignInCookie()
    login.user_loader(load_user)

    @app.context_processor
    def who() -> dict[str, object]:
        membership = current_membership()
        return {
            "membership": membership,
            "several_organisations": g.get("several_organisations", False),
            "footer_organisation": footer_organisation(),
        }
