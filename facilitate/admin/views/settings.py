"""Where the settings begin, and those of the organisation itself."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts import operations
from facilitate.accounts.current import the_membership
from facilitate.admin.forms import OrganisationForm
from facilitate.admin.models import NoticeKind
from facilitate.admin.notices import notice_text
from facilitate.admin.views.blueprint import blueprint
from facilitate.admin.words import NOTICE_NAMES
from facilitate.errors import Invalid
from facilitate.transaction import unit_of_work


@blueprint.get("/admin")
@requires(Permission.READ_AUDIT)
def home() -> str:
    organisation = the_membership().organisation
    untouched = [NOTICE_NAMES[kind] for kind in NoticeKind if not notice_text(organisation, kind).own]
    return render_template("admin/home.html", untouched=untouched)


@blueprint.route("/admin/organisation", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATION)
def organisation() -> ResponseReturnValue:
    by = the_membership()
    form = OrganisationForm(obj=by.organisation)
    form.offer(by.organisation.time_zone)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                operations.change_settings(
                    by.organisation,
                    form.name.data or "",
                    form.time_zone.data,
                    form.threshold.data or 0,
                    by_id=by.user_id,
                )
            flash(_("Inställningarna är sparade."), "success")
            return redirect(url_for("admin.home"))
        except Invalid as error:
            form.threshold.errors = [error.sentence]
    return render_template("admin/organisation.html", form=form), 422 if form.errors else 200
