"""What the pages about paper have in common."""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.errors import wants_json
from facilitate.live.actors import dialogue_for_actor
from facilitate.live.paper import entry, stack
from facilitate.live.paper.sheet import Sheet, counted_from, is_shown_to_room
from facilitate.live.position import position_of, stage_of

blueprint = Blueprint("paper", __name__)


def the_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue of the address, fetched through whoever asks."""
    dialogue = dialogue_for_actor(dialogue_id)
    g.time_zone = dialogue.organisation.time_zone
    return dialogue


def page(template: str, dialogue: Dialogue, **given: Any) -> str:
    """A page about paper. `late`: how many forms together change figures that the room has seen, or 0."""
    return render_template(
        f"live/paper/{template}.html",
        dialogue=dialogue,
        open_to_paper=dialogue.phase in stack.ENTERED_WHILE,
        epoch=position_of(stage_of(dialogue.id)).epoch,
        late=counted_from(dialogue) if is_shown_to_room(dialogue) else 0,
        **given,
    )


def sheet_page(template: str, dialogue: Dialogue, sheet: Sheet, refusal: Any = None, **given: Any) -> str:
    """A page with a form to fill in, everything that was typed still in it."""
    return page(template, dialogue, sheet=sheet, refusal=refusal, **given)


def without_form(dialogue_id: int) -> ResponseReturnValue:
    """Say why a form is not there any more to whoever has just sent something about it: it went when the
    record was sealed, or a colleague has taken it away."""
    sealed = the_dialogue(dialogue_id).phase == DialoguePhase.SEALED
    gone = entry.PaperSealed() if sealed else entry.FormGone()
    if wants_json():
        raise gone
    flash(f"{gone.sentence} {_('Det du skickade nu är inte sparat.')}", "warn")
    return redirect(url_for("paper.pile", dialogue_id=dialogue_id), 303)
