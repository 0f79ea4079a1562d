"""The desk, the list of dialogues, and one dialogue as a whole."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues.codes import spaced
from facilitate.dialogues.desk import desk_of
from facilitate.dialogues.forms import DialogueSearch
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import DialoguePhase, TargetGroup
from facilitate.dialogues.names import (
    GROUP_NAMES,
    HELD_NAMES,
    INFLUENCE_NAMES,
    PARTNER_NAMES,
    PHASE_NAMES,
    PHASE_TONES,
)
from facilitate.dialogues.queries import dialogues_for
from facilitate.dialogues.readiness import missing_for_ready
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.places.queries import has_places
from facilitate.web import asked_page


@blueprint.get("/desk")
@requires(Permission.READ_DIALOGUES)
def home() -> ResponseReturnValue:
    member = the_membership()
    return render_template(
        "dialogues/home.html",
        desk=desk_of(member),
        any_places=has_places(member),
        phase_names=PHASE_NAMES,
        phase_tones=PHASE_TONES,
    )


@blueprint.get("/dialogues")
@requires(Permission.READ_DIALOGUES)
def index() -> ResponseReturnValue:
    form = DialogueSearch(request.args)
    phase = form.phase.data if form.phase.data in set(DialoguePhase) else None
    group = form.group.data if form.group.data in set(TargetGroup) else None
    pages = dialogues_for(
        the_membership(),
        form.q.data or "",
        DialoguePhase(phase) if phase else None,
        TargetGroup(group) if group else None,
        page=asked_page(),
    )
    return render_template(
        "dialogues/index.html",
        form=form,
        pages=pages,
        searched={name: text for name, text in request.args.items() if name != "page" and text},
        group_names=GROUP_NAMES,
        phase_names=PHASE_NAMES,
        phase_tones=PHASE_TONES,
    )


@blueprint.get("/dialogues/<int:dialogue_id>")
@requires(Permission.READ_DIALOGUES)
def show(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    draft = dialogue.phase == DialoguePhase.DRAFT
    return render_template(
        "dialogues/show.html",
        dialogue=dialogue,
        code=spaced(dialogue.code) if dialogue.code else None,
        missing=missing_for_ready(dialogue) if draft else [],
        kind_of=kind_of,
        minutes=sum(step.minutes for step in dialogue.steps),
        group_names=GROUP_NAMES,
        held_names=HELD_NAMES,
        influence_names=INFLUENCE_NAMES,
        partner_names=PARTNER_NAMES,
        phase_names=PHASE_NAMES,
        phase_tones=PHASE_TONES,
    )
