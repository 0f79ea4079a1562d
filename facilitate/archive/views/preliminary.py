"""The summary before sealing. To fetch it is to see the figures, so asking for it freezes them first."""

from flask import Response, redirect, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive.documents.delivery import LANGUAGE, preliminary_summary
from facilitate.archive.operations import NotRevealed, require_closed, reveal_figures
from facilitate.archive.views.blueprint import blueprint
from facilitate.archive.views.downloads import as_download
from facilitate.dialogues.queries import dialogue_of
from facilitate.languages import speaking
from facilitate.live.late import all_revealed
from facilitate.transaction import unit_of_work


@blueprint.post("/archive/work/<int:dialogue_id>/figures")
@requires(Permission.FINISH_DIALOGUE)
def reveal(dialogue_id: int) -> ResponseReturnValue:
    """Freeze the figures and lead on to the summary."""
    with unit_of_work():
        member = the_membership()
        reveal_figures(dialogue_of(member, dialogue_id), member.user_id)
    return redirect(url_for("archive.preliminary", dialogue_id=dialogue_id), 303)


@blueprint.get("/archive/work/<int:dialogue_id>/preliminary.pdf")
@requires(Permission.FINISH_DIALOGUE)
def preliminary(dialogue_id: int) -> Response:
    dialogue = dialogue_of(the_membership(), dialogue_id)
    require_closed(dialogue)
    if not all_revealed(dialogue):
        raise NotRevealed
    with speaking(LANGUAGE):
        document = preliminary_summary(dialogue)
    return as_download(document)
