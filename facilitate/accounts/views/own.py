"""What members of staff change for themselves: password, organisation in force, language."""

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, public, requires
from facilitate.accounts.current import memberships_of, recognise, the_membership
from facilitate.accounts.forms import ChangePasswordForm
from facilitate.accounts.operations import change_password as replace_password
from facilitate.accounts.passwords import hash_password
from facilitate.accounts.paths import own_path
from facilitate.accounts.signing_in import WrongPassword, first_page, prove
from facilitate.accounts.views.blueprint import blueprint
from facilitate.accounts.wire import refuse_in_the_clear
from facilitate.errors import NotFound
from facilitate.languages import STAFF_LANGUAGES
from facilitate.transaction import unit_of_work


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def change_password() -> ResponseReturnValue:
    refuse_in_the_clear()
    form = ChangePasswordForm()
    form.account = the_membership().user.email
    if form.validate_on_submit() and _change(form):
        flash(_("Lösenordet är bytt. Andra inloggningar har avslutats."), "success")
        return redirect(first_page(the_membership()))
    return render_template("accounts/password.html", form=form), 422 if form.errors else 200


def _change(form: ChangePasswordForm) -> bool:
    membership = the_membership()
    try:
        user = prove(membership.user.email, form.password.data or "")
    except WrongPassword:
        form.password.errors = [_("Det är inte ditt nuvarande lösenord. Försök igen.")]
        return False
    password_hash = hash_password(form.new_password.data or "")
    with unit_of_work():
        replace_password(user, password_hash, organisation_id=membership.organisation_id)
    recognise(user)
    return True


@blueprint.route("/account/organisation", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def choose_organisation() -> ResponseReturnValue:
    memberships = memberships_of(the_membership().user)
    if request.method == "POST":
        wanted = request.form.get("organisation", type=int)
        chosen = next((one for one in memberships if one.organisation_id == wanted), None)
        if chosen is None:
            raise NotFound
        session["organisation_id"] = chosen.organisation_id
        return redirect(own_path(request.form.get("next")) or first_page(chosen))
    going = own_path(request.args.get("next"))
    return render_template("accounts/organisation.html", memberships=memberships, going=going)


@blueprint.post("/language")
@public
def choose_language() -> ResponseReturnValue:
    """Keep the language of the desk in the browser's own session."""
    language = request.form.get("language")
    if language not in STAFF_LANGUAGES:
        abort(400)
    session["language"] = language
    return redirect(own_path(request.form.get("next")) or url_for("accounts.sign_in"))
