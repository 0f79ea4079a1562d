"""Control itself, and its numbers for networks that block WebSockets."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from facilitate.access import PassRole, Permission, public, requires
from facilitate.dialogues.phases import ENDED
from facilitate.live import deadlines
from facilitate.live.actors import COOKIE, pass_of
from facilitate.live.progress import control_progress
from facilitate.live.views.colleagues import FIRST_PAGES
from facilitate.live.views.control.page import blueprint, page, the_dialogue


@blueprint.get("/control/<int:dialogue_id>")
@requires(Permission.LEAD_DIALOGUE)
def show(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    if dialogue.held_as:  # there was no room to lead: what is left to do is to enter it
        work = "archive.work" if dialogue.phase in ENDED else "dialogues.show"
        return redirect(url_for(work, dialogue_id=dialogue_id))
    return page(dialogue_id)


@blueprint.get("/control/<int:dialogue_id>/state")
@requires(Permission.LEAD_DIALOGUE)
def state(dialogue_id: int) -> ResponseReturnValue:
    the_dialogue(dialogue_id)
    deadlines.notice(dialogue_id)
    return control_progress(dialogue_id)


@blueprint.get("/control/<int:dialogue_id>/left")
@public
def left(dialogue_id: int) -> ResponseReturnValue:
    """Where control goes when its connection has been cut because a right ended."""
    colleague = COOKIE in request.cookies and not current_user.is_authenticated
    given = pass_of(request.cookies.get(COOKIE), dialogue_id) if colleague else None
    again = FIRST_PAGES[PassRole(given.role)] if given else "control.show"
    return render_template(
        "live/control/left.html", again=url_for(again, dialogue_id=dialogue_id), colleague=colleague
    )
