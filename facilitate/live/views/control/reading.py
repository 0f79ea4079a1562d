"""The small page of a colleague who reads comments, and sees nothing else of the room."""

from typing import Any

from flask import g
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, allows
from facilitate.live.actors import current_holder, the_actor
from facilitate.live.moderation import REASONS
from facilitate.live.readers import sign_of
from facilitate.live.snapshot import reading_snapshot
from facilitate.live.views.control.page import page, the_dialogue
from facilitate.live.views.refreshed import is_fragment, refreshed_page


def panel_page(dialogue_id: int, panel: str, **given: Any) -> ResponseReturnValue:
    """A panel on control, or on the small page of a colleague who only reads comments."""
    if allows(current_holder(), Permission.LEAD_DIALOGUE):
        return page(dialogue_id, panel, **given)
    return reading_page(dialogue_id, panel=panel, **given)


def reading_page(dialogue_id: int, **given: Any) -> ResponseReturnValue:
    """The open comment and what has been decided; only what is refreshed for a script."""
    dialogue = the_dialogue(dialogue_id)
    reading = reading_snapshot(dialogue)
    g.time_zone = dialogue.organisation.time_zone
    return refreshed_page(
        "live/control/reading.html",
        "live/control/_reading.html",
        "reading",
        reading=reading,
        dialogue=dialogue,
        actor=the_actor(),
        own_sign=sign_of(dialogue_id, the_actor().key),
        reasons=REASONS,
        alone=True,
        fragment=is_fragment(),
        **given,
    )
