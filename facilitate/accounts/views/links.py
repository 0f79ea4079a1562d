"""Pages behind one-time links: setting up, accepting an invitation, choosing a new password."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import public
from facilitate.accounts import operations
from facilitate.accounts.forms import AcceptForm, AcceptKnownForm, NewPasswordForm, SetUpForm
from facilitate.accounts.links import LinkDead, link_of
from facilitate.accounts.models import LinkPurpose, OneTimeLink, User
from facilitate.accounts.operations.credentials import may_reset
from facilitate.accounts.passwords import hash_password
from facilitate.accounts.signing_in import WrongPassword, begin, first_page, prove
from facilitate.accounts.views.blueprint import blueprint
from facilitate.accounts.wire import refuse_in_the_clear
from facilitate.transaction import unit_of_work


@blueprint.route("/setup/<token>", methods=["GET", "POST"])
@public
def set_up(token: str) -> ResponseReturnValue:
    refuse_in_the_clear()
    link_of(token, LinkPurpose.SETUP)
    form = SetUpForm()
    if not form.validate_on_submit():
        return render_template("accounts/set_up.html", form=form), 422 if form.errors else 200
    password_hash = hash_password(form.new_password.data or "")
    with unit_of_work():
        user = operations.set_up(
            token, form.organisation.data or "", form.name.data or "", form.email.data or "", password_hash
        )
    memberships = begin(user, form.new_password.data or "")
    flash(_("Klart. Nu finns %(name)s här.", name=form.organisation.data), "success")
    return redirect(first_page(memberships[0]))


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@public
def accept_invitation(token: str) -> ResponseReturnValue:
    refuse_in_the_clear()
    link = link_of(token, LinkPurpose.INVITATION)
    if link.user is None:
        raise LinkDead
    if link.user.password_hash is None:
        return _accept_as_new(token, link, link.user)
    return _accept_as_known(token, link, link.user)


def _accept_as_new(token: str, link: OneTimeLink, user: User) -> ResponseReturnValue:
    organisation_id = link.organisation_id
    form = AcceptForm(name=user.name)
    form.account = user.email
    if not form.validate_on_submit():
        return render_template("accounts/accept.html", form=form, link=link), 422 if form.errors else 200
    password_hash = hash_password(form.new_password.data or "")
    with unit_of_work():
        operations.accept_invitation(token, name=form.name.data, password_hash=password_hash)
    return _welcome(user, form.new_password.data or "", organisation_id)


def _accept_as_known(token: str, link: OneTimeLink, user: User) -> ResponseReturnValue:
    organisation_id, email = link.organisation_id, user.email
    form = AcceptKnownForm()
    if form.validate_on_submit():
        try:
            user = prove(email, form.password.data or "")
        except WrongPassword:
            form.password.errors = [_("Det är inte ditt lösenord. Försök igen.")]
        else:
            with unit_of_work():
                operations.accept_invitation(token)
            return _welcome(user, form.password.data or "", organisation_id)
    page = render_template("accounts/accept_known.html", form=form, link=link)
    return page, 422 if form.errors else 200


def _welcome(user: User, password: str, organisation_id: int | None) -> ResponseReturnValue:
    memberships = begin(user, password, organisation_id)
    joined = next(one for one in memberships if one.organisation_id == organisation_id)
    flash(_("Välkommen! Du är inloggad hos %(name)s.", name=joined.organisation.name), "success")
    return redirect(first_page(joined))


@blueprint.route("/reset/<token>", methods=["GET", "POST"])
@public
def reset_password(token: str) -> ResponseReturnValue:
    refuse_in_the_clear()
    link = link_of(token, LinkPurpose.RESET)
    if link.user is None or not may_reset(link):
        raise LinkDead
    form = NewPasswordForm()
    form.account = link.user.email
    if not form.validate_on_submit():
        return render_template("accounts/reset.html", form=form, user=link.user), 422 if form.errors else 200
    password_hash = hash_password(form.new_password.data or "")
    with unit_of_work():
        operations.reset_password(token, password_hash)
    flash(_("Lösenordet är bytt. Logga in med det nya."), "success")
    return redirect(url_for("accounts.sign_in"))
