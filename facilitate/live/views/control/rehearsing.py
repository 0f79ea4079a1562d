"""Trying everything in the room before people come: begun, stopped, or turned into the evening itself."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.live import rehearsal
from facilitate.live.views.control.page import act, asked_version, blueprint, the_user_id


@blueprint.post("/control/<int:dialogue_id>/rehearsal")
@requires(Permission.LEAD_DIALOGUE)
def rehearse(dialogue_id: int) -> ResponseReturnValue:
    return act(dialogue_id, lambda one: rehearsal.rehearse(one, the_user_id()))


@blueprint.post("/control/<int:dialogue_id>/rehearsal/opening")
@requires(Permission.LEAD_DIALOGUE)
def begin_for_real(dialogue_id: int) -> ResponseReturnValue:
    def begin(dialogue: Dialogue) -> None:
        rehearsal.begin_for_real(dialogue, asked_version(), the_user_id())
        flash(_("Provkörningen är raderad. Nu är samtalet öppet på riktigt."), "success")

    return act(dialogue_id, begin)


@blueprint.post("/control/<int:dialogue_id>/rehearsal/ending")
@requires(Permission.LEAD_DIALOGUE)
def stop_rehearsal(dialogue_id: int) -> ResponseReturnValue:
    def stop(dialogue: Dialogue) -> None:
        rehearsal.stop_rehearsal(dialogue, asked_version(), the_user_id())
        flash(_("Provkörningen är slut, och allt från den är raderat."), "success")

    return act(dialogue_id, stop)
