"""Passwords and sign-ins of one user."""

from flask_babel import lazy_gettext as _l

from facilitate import audit
from facilitate.accounts import queries
from facilitate.accounts.links import LinkDead, make_link, revoke_links, use_link
from facilitate.accounts.models import LinkPurpose, OneTimeLink, User
from facilitate.accounts.operations.rights import announce
from facilitate.errors import Forbidden, Invalid
from facilitate.extensions import db

ELSEWHERE = _l(
    "Personen är medlem i en annan organisation också. Då är det bara den som sköter servern som kan ge "
    "en länk för nytt lösenord."
)


def make_reset_link(user: User, *, organisation_id: int | None, by_id: int | None) -> str:
    """The token of a link for a new password.

    In an organisation's name only for those who belong nowhere else: its administrator would otherwise hold
    the key to another organisation. A command on the server names no organisation.
    """
    if organisation_id is not None and queries.belongs_elsewhere(user.id, organisation_id):
        raise Forbidden(ELSEWHERE)
    if user.password_hash is None:
        raise Invalid(_l("Personen har inget lösenord än. Ge en ny inbjudan i stället."))
    _record("password.link_made", user, organisation_id, by_id)
    return make_link(LinkPurpose.RESET, user_id=user.id, organisation_id=organisation_id, made_by_id=by_id)


def may_reset(link: OneTimeLink) -> bool:
    """Whether the link still opens what it was made for: the user may have joined elsewhere since."""
    if link.user_id is None or link.organisation_id is None:
        return True
    return not queries.belongs_elsewhere(link.user_id, link.organisation_id)


def reset_password(token: str, password_hash: str) -> User:
    """Set a new password by a one-time link. All sign-ins of the user end."""
    link = use_link(token, LinkPurpose.RESET)
    if not may_reset(link):
        raise LinkDead
    user = db.session.get_one(User, link.user_id)
    _replace(user, password_hash)
    _record("password.reset", user, link.organisation_id, user.id)
    return user


def change_password(user: User, password_hash: str, *, organisation_id: int | None) -> None:
    """Set a new password for somebody who knew the old one. Sign-ins made before end."""
    _replace(user, password_hash)
    _record("password.changed", user, organisation_id, user.id)


def note_sign_in(user: User, *, organisation_id: int | None, password_hash: str | None = None) -> None:
    """Write a sign-in into the log; `password_hash` replaces one that was made with weaker settings."""
    if password_hash:
        user.password_hash = password_hash
    _record("user.signed_in", user, organisation_id, user.id)


def note_sign_out(user: User, *, organisation_id: int | None) -> None:
    _record("user.signed_out", user, organisation_id, user.id)
    announce(user.id)


def _replace(user: User, password_hash: str) -> None:
    user.password_hash = password_hash
    user.credential_version += 1
    revoke_links(user.id, LinkPurpose.RESET)
    announce(user.id)


def _record(act: str, user: User, organisation_id: int | None, by_id: int | None) -> None:
    audit.record(act, organisation_id=organisation_id, user_id=by_id, subject=f"user:{user.id}")
