"""The page between closed and sealed. Every button saves all of it first, so nothing typed is lost."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive.entered import held_of
from facilitate.archive.gathering import gather
from facilitate.archive.internal import proposals_of_hidden_words, proposals_that_reveal
from facilitate.archive.models import Record
from facilitate.archive.operations import require_closed
from facilitate.archive.queries import record_about
from facilitate.archive.sealing import seal
from facilitate.archive.views.blueprint import blueprint
from facilitate.archive.work import Work, keep, work_on
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.queries import dialogue_of
from facilitate.live.faults import faults_of, report_of
from facilitate.live.late import all_revealed
from facilitate.live.operations import remove_proposal as remove_proposal_of
from facilitate.live.paper import stack
from facilitate.transaction import unit_of_work

FOLLOWING = {
    "totals": "archive.totals",
    "notes": "archive.notes",
    "forms": "paper.pile",
    "comments": "control.comments",
}
"""Where a button leads once all of the page has been saved."""


@blueprint.get("/archive/work/<int:dialogue_id>")
@requires(Permission.FINISH_DIALOGUE)
def work(dialogue_id: int) -> ResponseReturnValue:
    dialogue = dialogue_of(the_membership(), dialogue_id)
    if dialogue.phase == DialoguePhase.SEALED:
        return redirect(url_for("archive.show", record_id=record_about(dialogue).id))
    require_closed(dialogue)
    return _page(dialogue, work_on(dialogue, gather(dialogue).approved))


@blueprint.post("/archive/work/<int:dialogue_id>")
@requires(Permission.FINISH_DIALOGUE)
def save(dialogue_id: int) -> ResponseReturnValue:
    with unit_of_work():
        dialogue, typed, kept = _keep(dialogue_id)
    if not kept:
        return _page(dialogue, typed), 422
    if following := FOLLOWING.get(request.form.get("next", "")):
        return redirect(url_for(following, dialogue_id=dialogue_id), 303)
    flash(_("Sparat."), "success")
    return redirect(url_for("archive.work", dialogue_id=dialogue_id))


@blueprint.post("/archive/work/<int:dialogue_id>/proposals/<int:proposal_id>/removal")
@requires(Permission.FINISH_DIALOGUE)
def remove_proposal(dialogue_id: int, proposal_id: int) -> ResponseReturnValue:
    with unit_of_work():
        dialogue, typed, kept = _keep(dialogue_id)
        if kept:
            remove_proposal_of(dialogue, the_membership().user_id, proposal_id)
    if not kept:
        return _page(dialogue, typed), 422
    flash(_("Förslaget är borttaget."), "success")
    return redirect(url_for("archive.work", dialogue_id=dialogue_id, _anchor="proposals"))


@blueprint.post("/archive/work/<int:dialogue_id>/seal")
@requires(Permission.FINISH_DIALOGUE)
def seal_dialogue(dialogue_id: int) -> ResponseReturnValue:
    with unit_of_work():
        dialogue, typed, kept = _keep(dialogue_id)
    if not kept:
        return _page(dialogue, typed), 422
    record = _seal(dialogue_id)
    flash(_("Samtalet är fastställt och arkiverat."), "success")
    return redirect(url_for("archive.show", record_id=record))


def _seal(dialogue_id: int) -> int:
    """Seal in a unit of its own: a refusal must not undo what was just saved."""
    with unit_of_work():
        member = the_membership()
        record: Record = seal(dialogue_of(member, dialogue_id), member.user_id)
        return record.id


def _keep(dialogue_id: int) -> tuple[Dialogue, Work, bool]:
    """Keep what was posted, if all of it is right; inside a unit of work."""
    dialogue = dialogue_of(the_membership(), dialogue_id)
    require_closed(dialogue)
    typed = work_on(dialogue, gather(dialogue).approved, request.form)
    if not typed.valid():
        return dialogue, typed, False
    keep(dialogue, typed, the_membership().user_id)
    return dialogue, typed, not any(typed.errors)


def _page(dialogue: Dialogue, typed: Work) -> str:
    gathered = gather(dialogue)
    if dialogue.held_as:
        typed.form.in_the_room.label.text = _("Hur många var med?")
    return render_template(
        "archive/work.html",
        dialogue=dialogue,
        form=typed.form,
        proposals=typed.proposals,
        errors=list(typed.errors),
        waiting=len(gathered.waiting),
        revealed=all_revealed(dialogue),
        papers=len(stack.forms_of(dialogue)),
        papers_left=stack.outstanding(dialogue),
        approved=gathered.approved,
        held=held_of(dialogue),
        faults=[report_of(one, dialogue) for one in faults_of(dialogue)],
        revealing=proposals_that_reveal(gathered),
        hidden_words=proposals_of_hidden_words(gathered),
    )
