"""The pages that the law asks for: editing them, and showing them to everybody."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, public, requires
from facilitate.accounts.current import the_membership
from facilitate.accounts.queries import organisation_by_slug
from facilitate.admin import operations
from facilitate.admin.forms import NoticeForm
from facilitate.admin.models import NoticeKind
from facilitate.admin.notices import notice_text, render
from facilitate.admin.views.blueprint import blueprint
from facilitate.admin.words import NOTICE_NAMES, NOTICE_PURPOSES
from facilitate.dialogues import codes
from facilitate.errors import Invalid, NotFound
from facilitate.languages import PARTICIPANTS_LANGUAGES, language_in_force
from facilitate.transaction import unit_of_work


@blueprint.get("/admin/notices")
@requires(Permission.MANAGE_ORGANISATION)
def notices() -> str:
    organisation = the_membership().organisation
    texts = [notice_text(organisation, kind) for kind in NoticeKind]
    return render_template("admin/notices.html", texts=texts, names=NOTICE_NAMES, purposes=NOTICE_PURPOSES)


@blueprint.route("/admin/notices/<kind>", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATION)
def edit_notice(kind: str) -> ResponseReturnValue:
    by = the_membership()
    which = _kind(kind)
    form = NoticeForm(data=notice_text(by.organisation, which).body)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                operations.edit_notice(
                    by.organisation,
                    which,
                    {"sv": form.sv.data or "", "en": form.en.data or ""},
                    by_id=by.user_id,
                )
            flash(_("Sidan är sparad."), "success")
            return redirect(url_for("admin.notices"))
        except Invalid as error:
            form.sv.errors = [error.sentence]
    page = render_template(
        "admin/edit_notice.html",
        form=form,
        kind=which,
        name=NOTICE_NAMES[which],
        purpose=NOTICE_PURPOSES[which],
    )
    return page, 422 if form.errors else 200


@blueprint.get("/about/<organisation>/<kind>")
@public
def notice(organisation: str, kind: str) -> str:
    found = organisation_by_slug(organisation)
    which = _kind(kind)
    g.footer_organisation, g.time_zone = found, found.time_zone
    if request.args.get("lang") in PARTICIPANTS_LANGUAGES:
        g.language = request.args["lang"]
    _offer_way_back()
    text = notice_text(found, which)
    body, language = text.in_language(language_in_force())
    return render_template(
        "admin/notice.html",
        name=NOTICE_NAMES[which],
        body=render(body),
        language=language,
        text=text,
        offered=PARTICIPANTS_LANGUAGES,
    )


def _offer_way_back() -> None:
    """To the question that a participant came from. Only a join code is taken, never an address."""
    code = codes.tidy(request.args.get("back", ""))
    g.footer_back = f"/{code}" if code else None


def _kind(kind: str) -> NoticeKind:
    try:
        return NoticeKind(kind)
    except ValueError:
        raise NotFound from None
