"""What may happen to a sealed record: additions, proposals, corrections, withdrawals."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive import amending
from facilitate.archive.forms import (
    AdditionForm,
    CorrectionForm,
    LaterProposalForm,
    WithdrawalForm,
)
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.archive.queries import record_of, whole_of
from facilitate.archive.reading import opener_of, texts_of
from facilitate.archive.view import RecordView
from facilitate.archive.views.blueprint import blueprint
from facilitate.archive.withdrawing import withdraw
from facilitate.fields import as_choices
from facilitate.languages import text_in
from facilitate.transaction import unit_of_work


@blueprint.route("/archive/<int:record_id>/additions", methods=["GET", "POST"])
@requires(Permission.AMEND_RECORD)
def additions(record_id: int) -> ResponseReturnValue:
    record, form = _record(record_id), AdditionForm()
    if not form.validate_on_submit():
        return _form_page("archive/addition.html", record, form)
    with unit_of_work():
        member = the_membership()
        amending.add(record_of(member, record_id), form.text.data or "", member.user_id)
    flash(_("Tillägget är fastställt."), "success")
    return redirect(url_for("archive.show", record_id=record_id, _anchor="additions"))


@blueprint.route("/archive/<int:record_id>/proposals", methods=["GET", "POST"])
@requires(Permission.AMEND_RECORD)
def proposals(record_id: int) -> ResponseReturnValue:
    record, form = _record(record_id), LaterProposalForm()
    form.place.choices = _places(history_of(record).view)
    if not form.validate_on_submit():
        return _form_page("archive/proposal.html", record, form)
    proposal = {
        "place": int(form.place.data) if form.place.data else None,
        "problem": form.problem.data or "",
        "measure": form.measure.data or "",
        "owner": form.owner.data or "",
    }
    with unit_of_work():
        member = the_membership()
        amending.add(record_of(member, record_id), "", member.user_id, [proposal])
    flash(_("Förslaget är antecknat."), "success")
    return redirect(url_for("archive.show", record_id=record_id, _anchor="additions"))


@blueprint.route("/archive/<int:record_id>/corrections", methods=["GET", "POST"])
@requires(Permission.AMEND_RECORD)
def corrections(record_id: int) -> ResponseReturnValue:
    record = _record(record_id)
    form = CorrectionForm(data=_as_it_reads(history_of(record).view))
    if not form.validate_on_submit():
        return _form_page("archive/correction.html", record, form)
    with unit_of_work():
        member = the_membership()
        newer = amending.correct(
            record_of(member, record_id), _corrected(form), form.reason.data or "", member.user_id
        )
        newer_id = newer.id
    flash(_("Rättelsen är fastställd. Den ersätter den tidigare arkivposten."), "success")
    return redirect(url_for("archive.show", record_id=newer_id))


@blueprint.route("/archive/<int:record_id>/withdrawals", methods=["GET", "POST"])
@requires(Permission.AMEND_RECORD)
def withdrawals(record_id: int) -> ResponseReturnValue:
    record, form = record_of(the_membership(), record_id), WithdrawalForm()
    if form.commitment.data is None:
        form.commitment.data = request.args.get("text")
    texts = texts_of(record)
    chosen = texts.get(form.commitment.data or "")
    if chosen is None or not form.validate_on_submit():
        passages = [opener_of(texts)(commitment) for commitment in texts]
        ordered = sorted(passages, key=lambda one: (one.withdrawn, str(one).casefold()))
        return _form_page("archive/withdrawal.html", record, form, passages=ordered, chosen=chosen)
    with unit_of_work():
        member = the_membership()
        withdraw(
            record_of(member, record_id), form.commitment.data or "", form.reason.data or "", member.user_id
        )
    flash(_("Texten är borttagen. Ett kort besked om varför står kvar på dess plats."), "success")
    return redirect(url_for("archive.show", record_id=record_id))


def _record(record_id: int) -> Record:
    """The record in force: what is added to an addition is added to the whole."""
    return whole_of(record_of(the_membership(), record_id))


def _form_page(template: str, record: Record, form: Any, **given: Any) -> ResponseReturnValue:
    status = 422 if form.errors else 200
    return render_template(template, record=record, form=form, **given), status


def _places(view: RecordView) -> list[Any]:
    none = ("", _("Ingen särskild plats"))
    return as_choices([none, *((place.number, text_in(place.label)) for place in view.places)])


def _as_it_reads(view: RecordView) -> dict[str, Any]:
    about = view.about
    readable = {
        name: passage.text if passage and not passage.withdrawn else ""
        for name, passage in (
            ("room", about["room"]),
            ("invited", about["invited"]),
            ("works_well", view.works_well),
        )
    }
    return readable | {
        "held_on": view.held_on,
        "time": about["time"],
        "case_number": about["case_number"],
        "in_the_room": view.participation["in_the_room"],
        "sentences": "\n".join(one.text for one in view.sentences if one.text),
    }


def _corrected(form: CorrectionForm) -> amending.Corrected:
    return amending.Corrected(
        held_on=form.held_on.data,
        time=form.time.data or None,
        room=form.room.data or "",
        invited=form.invited.data or "",
        case_number=form.case_number.data or "",
        in_the_room=form.in_the_room.data,
        sentences=(form.sentences.data or "").split("\n"),
        works_well=form.works_well.data or "",
    )
