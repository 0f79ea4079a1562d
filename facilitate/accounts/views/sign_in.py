"""Signing in and out."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, logout_user

from facilitate.access import public
from facilitate.accounts.current import current_membership, forget_browser, memberships_of
from facilitate.accounts.forms import SignInForm
from facilitate.accounts.operations import note_sign_out
from facilitate.accounts.paths import own_path
from facilitate.accounts.signing_in import WrongPassword, begin, first_page, prove
from facilitate.accounts.views.blueprint import blueprint
from facilitate.accounts.wire import refuse_in_the_clear
from facilitate.transaction import unit_of_work


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    refuse_in_the_clear()
    form = SignInForm()
    if form.validate_on_submit() and (answer := _sign_in(form)):
        return answer
    return _page(form)


def _page(form: SignInForm) -> ResponseReturnValue:
    if not form.is_submitted():
        form.next.data = own_path(request.args.get("next"))
        membership = current_membership()
        if membership:
            return redirect(form.next.data or first_page(membership))
    return render_template("accounts/sign_in.html", form=form), 422 if form.errors else 200


def _sign_in(form: SignInForm) -> ResponseReturnValue | None:
    """Where to go on to; None, with the reason in the form, when the door stays shut."""
    try:
        user = prove(form.email.data or "", form.password.data or "")
    except WrongPassword as wrong:
        form.password.errors = [wrong.sentence]
        return None
    if not memberships_of(user):
        form.email.errors = [_("Du har inte längre behörighet här. Fråga kommunens administratör.")]
        return None
    memberships = begin(user, form.password.data or "")
    going = own_path(form.next.data)
    if len(memberships) > 1:
        return redirect(url_for("accounts.choose_organisation", next=going))
    return redirect(going or first_page(memberships[0]))


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """Open to all, so that somebody whose membership has ended can still leave."""
    if current_user.is_authenticated:
        membership = current_membership()
        with unit_of_work():
            note_sign_out(current_user, organisation_id=membership.organisation_id if membership else None)
        logout_user()
        forget_browser()
    return redirect(url_for("accounts.sign_in"))
