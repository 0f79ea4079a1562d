"""The projector's windows as control sees them, and the address that phones use."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.live import looks, screens, switches, way_in
from facilitate.live.actors import the_actor
from facilitate.live.views.control.page import act, blueprint, page, the_dialogue, the_user_id

PANELS = {"screens": "control.screens", "room-check": "control.room_check"}
"""Where somebody chose an address, and goes on."""


@blueprint.get("/control/<int:dialogue_id>/screens", endpoint="screens")
@requires(Permission.LEAD_DIALOGUE)
def windows(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    return page(dialogue_id, "screens", way=way_in.way_to(dialogue), addresses=way_in.choices())


@blueprint.post("/control/<int:dialogue_id>/screens/pair")
@requires(Permission.LEAD_DIALOGUE)
def pair(dialogue_id: int) -> ResponseReturnValue:
    def claim(dialogue: Dialogue) -> None:
        screens.claim_screen(dialogue, request.form.get("code", ""), the_actor())
        flash(_("Fönstret visar samtalet nu."), "success")

    return act(dialogue_id, claim, "control.screens")


@blueprint.post("/control/<int:dialogue_id>/screens/<screen_id>/revocation")
@requires(Permission.LEAD_DIALOGUE)
def disconnect(dialogue_id: int, screen_id: str) -> ResponseReturnValue:
    return act(
        dialogue_id, lambda one: screens.revoke_screen(one, screen_id, the_user_id()), "control.screens"
    )


@blueprint.post("/control/<int:dialogue_id>/screens/<screen_id>/look")
@requires(Permission.LEAD_DIALOGUE)
def change_look(dialogue_id: int, screen_id: str) -> ResponseReturnValue:
    def change(dialogue: Dialogue) -> None:
        looks.set_look(dialogue, screen_id, looks.Look.from_form(request.form, dialogue.languages))

    return act(dialogue_id, change, "control.screens")


@blueprint.post("/control/<int:dialogue_id>/screens/numbers")
@requires(Permission.LEAD_DIALOGUE)
def number(dialogue_id: int) -> ResponseReturnValue:
    """Show on each window which one it is."""
    return act(dialogue_id, looks.show_numbers, "control.screens")


@blueprint.post("/control/<int:dialogue_id>/address")
@requires(Permission.LEAD_DIALOGUE)
def choose_address(dialogue_id: int) -> ResponseReturnValue:
    """Choose the address that phones reach this machine at, for QR code and cards."""
    known = {one.address for one in way_in.choices()}
    chosen = request.form.get("address", "")
    panel = request.form.get("panel", "")
    return act(
        dialogue_id,
        lambda one: switches.choose_address(one, chosen if chosen in known else None),
        PANELS.get(panel, "control.show"),
    )
