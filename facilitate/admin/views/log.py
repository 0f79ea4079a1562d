"""The audit log as sentences."""

from flask import render_template
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.admin.log import entries_of, lines
from facilitate.admin.views.blueprint import blueprint
from facilitate.web import asked_page


@blueprint.get("/admin/log")
@requires(Permission.READ_AUDIT)
def log() -> ResponseReturnValue:
    pages = entries_of(the_membership().organisation_id, asked_page())
    return render_template("admin/log.html", pages=pages, lines=lines(pages.items))
