"""Pages of the import: upload, preview, confirm. What was uploaded travels signed in the page itself."""

from babel.lists import format_list
from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.errors import Invalid
from facilitate.places import operations, queries, spreadsheet
from facilitate.places.forms import KIND_CHOICES, ConfirmImportForm, ImportForm
from facilitate.places.names import KIND_NAMES
from facilitate.places.views.blueprint import blueprint
from facilitate.transaction import unit_of_work


@blueprint.get("/places/import")
@requires(Permission.EDIT_PLACES)
def choose_file() -> ResponseReturnValue:
    return render_template("places/import.html", form=ImportForm(), kinds=KIND_CHOICES)


@blueprint.post("/places/import")
@requires(Permission.EDIT_PLACES)
def preview() -> ResponseReturnValue:
    form = ImportForm()
    if form.validate():
        try:
            return _preview(spreadsheet.decoded(form.file.data.read()))
        except spreadsheet.Unreadable as trouble:
            form.file.errors = [trouble.sentence]
    return render_template("places/import.html", form=form, kinds=KIND_CHOICES), 422


@blueprint.post("/places/import/confirmation")
@requires(Permission.EDIT_PLACES)
def confirm() -> ResponseReturnValue:
    text = _unsigned(ConfirmImportForm().text.data or "")
    with unit_of_work():
        member = the_membership()
        # Read again: the register may have grown since the preview.
        rows = spreadsheet.read_rows(text, queries.names_taken(member.organisation_id))
        places = operations.import_places(
            organisation_id=member.organisation_id, user_id=member.user_id, rows=rows
        )
    count = len(places)
    flash(
        ngettext("%(num)s plats är tillagd.", "%(num)s platser är tillagda.", count),
        "success" if count else "warn",
    )
    if left_out := _left_out(text):
        flash(left_out, "info")
    return redirect(url_for("places.index"))


def _preview(text: str) -> ResponseReturnValue:
    member = the_membership()
    rows = spreadsheet.read_rows(text, queries.names_taken(member.organisation_id))
    form = ConfirmImportForm(formdata=None)
    form.text.data = _signer().dumps([member.organisation_id, text])
    return render_template(
        "places/preview.html",
        form=form,
        good=[row for row in rows if row.good],
        bad=[row for row in rows if not row.good],
        kind_names=KIND_NAMES,
        left_out=_left_out(text),
    )


def _left_out(text: str) -> str:
    """Which columns of the file the register has no room for; "" when it takes them all."""
    headings = [f"”{heading}”" for heading in spreadsheet.unknown_headings(text)]
    if not headings:
        return ""
    names = format_list(headings, locale=get_locale() or "sv")
    said = _("Registret har inget fält för %(names)s. Det som står där hämtas inte in.", names=names)
    return str(said)


def _unsigned(signed: str) -> str:
    try:
        organisation_id, text = _signer().loads(signed)
    except BadSignature as trouble:
        raise Invalid(_("Filen följde inte med. Välj den en gång till.")) from trouble
    if organisation_id != the_membership().organisation_id:
        raise Invalid(_("Filen valdes för en annan kommun. Välj den en gång till."))
    return str(text)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="places.import")
