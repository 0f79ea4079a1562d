"""A page that tells whether a file is an unchanged record, and whether it is one of ours."""

from flask import render_template
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive.checking import same_in_archive
from facilitate.archive.forms import VerifyForm
from facilitate.archive.verify import PROBLEMS, verify
from facilitate.archive.views.records import blueprint


@blueprint.get("/archive/verify")
@requires(Permission.READ_RECORDS)
def choose_record() -> ResponseReturnValue:
    return render_template("archive/verify.html", form=VerifyForm(), found=None, own=None, problems=PROBLEMS)


@blueprint.post("/archive/verify")
@requires(Permission.READ_RECORDS)
def verify_record() -> ResponseReturnValue:
    form = VerifyForm()
    if not form.validate():
        page = render_template("archive/verify.html", form=form, found=None, own=None, problems=PROBLEMS)
        return page, 422
    found = verify(form.file.data.read())
    own = same_in_archive(the_membership().organisation_id, found)
    return render_template("archive/verify.html", form=form, found=found, own=own, problems=PROBLEMS)
