"""What may be handed to the host of a dialogue: the link that staff make, and where it leads."""

from flask import current_app, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, public, requires
from facilitate.accounts.current import the_membership
from facilitate.archive import attendance, facts, handing_out
from facilitate.archive.documents.delivery import LANGUAGE, handed_out_summary
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.archive.queries import record_of, whole_of
from facilitate.archive.views.blueprint import blueprint
from facilitate.archive.views.downloads import as_download
from facilitate.languages import speaking
from facilitate.live.way_in import base_for_others
from facilitate.transaction import unit_of_work


@blueprint.get("/archive/<int:record_id>/handouts")
@requires(Permission.HAND_OUT_RECORD)
def handouts(record_id: int) -> ResponseReturnValue:
    return _page(_record(record_id))


@blueprint.post("/archive/<int:record_id>/handouts")
@requires(Permission.HAND_OUT_RECORD)
def make_handout(record_id: int) -> ResponseReturnValue:
    with unit_of_work():
        token = handing_out.make_handout(_record(record_id), the_membership().user_id)
    return _page(_record(record_id), base_for_others() + url_for("archive.handout", token=token))


@blueprint.post("/archive/<int:record_id>/handouts/<int:handout_id>/revocation")
@requires(Permission.HAND_OUT_RECORD)
def revoke_handout(record_id: int, handout_id: int) -> ResponseReturnValue:
    with unit_of_work():
        handing_out.revoke_handout(_record(record_id), the_membership().user_id, handout_id)
    flash(_("Länken leder ingenstans längre."), "success")
    return redirect(url_for("archive.handouts", record_id=record_id))


@blueprint.get("/handout/<token>")
@public
def handout(token: str) -> ResponseReturnValue:
    """What the host sees: where the dialogue was held, how many came, and the file to fetch."""
    record = _handed_out(token)
    view = history_of(record).view
    return render_template(
        "archive/handout.html",
        view=view,
        token=token,
        line=facts.where_and_when(view),
        people=attendance.people_in_words(view),
        next_lines=facts.what_happens_now(view),
    )


@blueprint.get("/handout/<token>/summary.pdf")
@public
def handed_out_pdf(token: str) -> ResponseReturnValue:
    record = _handed_out(token)
    with speaking(LANGUAGE):
        return as_download(handed_out_summary(history_of(record)))


def _handed_out(token: str) -> Record:
    record = handing_out.record_by_handout(token)
    g.footer_organisation, g.time_zone = record.organisation, record.organisation.time_zone
    return record


def _record(record_id: int) -> Record:
    return whole_of(record_of(the_membership(), record_id))


def _page(record: Record, link: str = "") -> str:
    return render_template(
        "archive/handouts.html",
        record=record,
        handouts=handing_out.handouts_of(record),
        link=link,
        near_only=current_app.config["SETTINGS"].base_url is None,
    )
