"""An empty window on any computer: it shows a code, and is given a dialogue from control."""

from flask import render_template, session
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, public, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues.queries import dialogue_of
from facilitate.extensions import csrf
from facilitate.live import screens
from facilitate.live.views.screen import cookie
from facilitate.live.views.screen.blueprint import blueprint
from facilitate.transaction import unit_of_work
from facilitate.web import LANGUAGES


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
    membership = the_membership()
    with unit_of_work():
        dialogue = dialogue_of(membership, dialogue_id)
        return cookie.keep(screens.open_screen(dialogue, membership.user_id, _language()))


def _language() -> str:
    # What the room reads is not what this browser happens to prefer: Swedish unless somebody chose.
    return str(session.get("language") or LANGUAGES[0])
