"""Proposals for action, noted at any time, also from an approved comment in one tap."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.live import operations
from facilitate.live.models import Proposal
from facilitate.live.position import stage_of
from facilitate.live.views.control.forms import ProposalForm
from facilitate.live.views.control.page import act, blueprint, go, page, the_dialogue, the_user_id
from facilitate.transaction import unit_of_work


@blueprint.get("/control/<int:dialogue_id>/proposals")
@requires(Permission.LEAD_DIALOGUE)
def proposals(dialogue_id: int) -> ResponseReturnValue:
    """An empty form, for the place that the room is at if it is at one."""
    form, stage = ProposalForm(formdata=None), stage_of(dialogue_id)
    form.spot.data = str(stage.spot_id) if stage and stage.spot_id else ""
    return _page(dialogue_id, form)


@blueprint.post("/control/<int:dialogue_id>/proposals")
@requires(Permission.LEAD_DIALOGUE)
def note_proposal(dialogue_id: int) -> ResponseReturnValue:
    """Note a proposal; from a comment, its place and words are filled in and the measure is asked for."""
    comment_id = request.form.get("comment")
    if comment_id:
        return _note_from_comment(dialogue_id, comment_id)
    form = ProposalForm().for_dialogue(the_dialogue(dialogue_id))
    return _store(dialogue_id, form, None)


@blueprint.get("/control/<int:dialogue_id>/proposals/<int:proposal_id>")
@requires(Permission.LEAD_DIALOGUE)
def proposal(dialogue_id: int, proposal_id: int) -> ResponseReturnValue:
    edited = operations.proposal_of(the_dialogue(dialogue_id), proposal_id)
    return _page(dialogue_id, ProposalForm(formdata=None).fill(edited), edited)


@blueprint.post("/control/<int:dialogue_id>/proposals/<int:proposal_id>")
@requires(Permission.LEAD_DIALOGUE)
def edit_proposal(dialogue_id: int, proposal_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    edited = operations.proposal_of(dialogue, proposal_id)
    return _store(dialogue_id, ProposalForm().for_dialogue(dialogue), edited)


@blueprint.post("/control/<int:dialogue_id>/proposals/<int:proposal_id>/removal")
@requires(Permission.LEAD_DIALOGUE)
def remove_proposal(dialogue_id: int, proposal_id: int) -> ResponseReturnValue:
    return act(
        dialogue_id,
        lambda one: operations.remove_proposal(one, the_user_id(), proposal_id),
        "control.proposals",
    )


def _store(dialogue_id: int, form: ProposalForm, edited: Proposal | None) -> ResponseReturnValue:
    if not form.validate_on_submit():
        return _page(dialogue_id, form, edited)
    proposal_id = edited.id if edited else None
    try:
        with unit_of_work():
            dialogue = the_dialogue(dialogue_id)
            if proposal_id is None:
                operations.note_proposal(dialogue, the_user_id(), **form.words)
            else:
                operations.edit_proposal(dialogue, the_user_id(), proposal_id, **form.words)
    except DomainError as refusal:
        form.form_errors.append(str(refusal.sentence))
        return _page(dialogue_id, form, db.session.get(Proposal, proposal_id) if proposal_id else None)
    flash(_("Förslaget är sparat."), "success")
    return go("control.proposals", dialogue_id=dialogue_id)


def _note_from_comment(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    try:
        with unit_of_work():
            noted = operations.note_proposal(
                the_dialogue(dialogue_id), the_user_id(), measure="", comment_id=comment_id
            )
            proposal_id = noted.id
    except DomainError as refusal:
        flash(str(refusal.sentence), "warn")
        return go("control.comments", dialogue_id=dialogue_id)
    flash(_("Förslaget är sparat. Skriv gärna till vad som föreslås."), "success")
    return go("control.proposal", dialogue_id=dialogue_id, proposal_id=proposal_id)


def _page(dialogue_id: int, form: ProposalForm, edited: Proposal | None = None) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    noted = operations.proposals_of(dialogue)
    return page(dialogue_id, "proposals", form=form.for_dialogue(dialogue), edited=edited, noted=noted)
