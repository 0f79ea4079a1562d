"""The way into the staff's pages: who knows the password, slowly enough, and the sign-in of this browser."""

import time

from flask import session, url_for
from flask_babel import gettext as _

from facilitate.access import Permission, allows
from facilitate.accounts import queries
from facilitate.accounts.current import forget_browser, memberships_of, recognise
from facilitate.accounts.models import Membership, User
from facilitate.accounts.operations import note_sign_in
from facilitate.accounts.passwords import hash_password, matches, outdated
from facilitate.accounts.patience import Patience
from facilitate.extensions import db
from facilitate.transaction import unit_of_work

patience = Patience()


class WrongPassword(Exception):
    """Address and password do not belong together; the sentence does not say which is wrong."""

    @property
    def sentence(self) -> str:
        return str(_("E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen."))


def prove(email: str, password: str) -> User:
    """The user whose password this is, else WrongPassword: the same answer, as slowly, for every address."""
    account = queries.tidy_email(email)
    db.session.rollback()  # nothing is held while this attempt waits and is computed
    time.sleep(patience.attempt(account))
    user = queries.user_by_email(account)
    password_hash = user.password_hash if user else None
    db.session.rollback()
    if not matches(password_hash, password) or user is None:
        raise WrongPassword
    patience.succeeded(account)
    return user


def begin(user: User, password: str, organisation_id: int | None = None) -> list[Membership]:
    """Sign this browser in, after `prove`, and give the memberships to choose from."""
    stronger = hash_password(password) if outdated(user.password_hash or "") else None
    memberships = memberships_of(user)
    known = {one.organisation_id for one in memberships}
    chosen = organisation_id if organisation_id in known else min(known, default=None)
    with unit_of_work():
        note_sign_in(user, organisation_id=chosen, password_hash=stronger)
    forget_browser()
    recognise(user)
    if len(known) == 1 or organisation_id in known:
        session["organisation_id"] = chosen
    return memberships


def first_page(membership: Membership) -> str:
    """Where a member starts: the desk, or the settings for somebody who only administers."""
    leads = allows(membership, Permission.READ_DIALOGUES)
    return url_for("dialogues.home" if leads else "admin.home")
