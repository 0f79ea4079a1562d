"""A page that tells anybody whether a file is an unchanged record, and whether an archive here holds it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from facilitate.access import public
from facilitate.accounts.current import current_membership
from facilitate.archive.checking import same_in_archive
from facilitate.archive.forms import VerifyForm
from facilitate.archive.verify import PROBLEMS
from facilitate.archive.verify import verify as verify_file
from facilitate.archive.views.blueprint import blueprint
from facilitate.errors import TooMany
from facilitate.limits import TokenBucket

_uploads = TokenBucket(capacity=20, per_second=0.5)
"""For all strangers together: checking a large file takes the server a moment."""


@blueprint.route("/archive/verify", methods=["GET", "POST"])
@public
def verify() -> ResponseReturnValue:
    """Open to all: whoever was given a record must be able to check it without asking the municipality."""
    form, member = VerifyForm(), current_membership()
    if not form.validate_on_submit():
        page = render_template("archive/verify.html", form=form, found=None, own=None, problems=PROBLEMS)
        return page, 422 if form.errors else 200
    if member is None and not _uploads.take("strangers"):
        raise TooMany
    found = verify_file(form.file.data.read())
    own = same_in_archive(found)
    ours = own is not None and member is not None and own.organisation_id == member.organisation_id
    return render_template(
        "archive/verify.html", form=form, found=found, own=own, ours=ours, problems=PROBLEMS
    )
