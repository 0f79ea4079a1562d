"""An empty window on any computer: it shows a code, and is given a dialogue from control."""

from flask import render_template, session
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, public, requires
from facilitate.extensions import csrf
from facilitate.languages import STAFF_LANGUAGES
from facilitate.live import screens
from facilitate.live.actors import dialogue_for_actor, the_actor
from facilitate.live.views.screen import cookie
from facilitate.live.views.screen.blueprint import blueprint
from facilitate.transaction import unit_of_work


@blueprint.get("/screen")
@public
def pair() -> ResponseReturnValue:
    return render_template("live/screen/pair.html")


@blueprint.post("/screen")
@public
def begin() -> ResponseReturnValue:
    with unit_of_work():
        return cookie.keep(screens.pending_screen(_language()))


csrf.exempt(begin)  # a stranger's window has no sign-in that could be misused; the Origin is checked


@blueprint.post("/control/<int:dialogue_id>/screens", endpoint="open")
@requires(Permission.LEAD_DIALOGUE)
def open_window(dialogue_id: int) -> ResponseReturnValue:
    """Open the projector in a window of the facilitator's own browser."""
    actor = the_actor()
    with unit_of_work():
        dialogue = dialogue_for_actor(dialogue_id)
        return cookie.keep(screens.open_screen(dialogue, actor, _language()))


def _language() -> str:
    # What the room reads is not what this browser happens to prefer: Swedish unless somebody chose.
    return str(session.get("language") or STAFF_LANGUAGES[0])
