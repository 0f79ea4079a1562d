"""A way to the projector for whoever looks at the demonstration: no sign-in and no pairing code needed."""

import secrets
from contextlib import suppress

from flask import Blueprint
from flask.typing import ResponseReturnValue

from facilitate.access import public
from facilitate.demo.seeding import Demonstration
from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.live import screens
from facilitate.live.actors import Actor
from facilitate.live.screens import NewScreen
from facilitate.live.views.screen import cookie
from facilitate.transaction import unit_of_work


def secret_path() -> str:
    """The address below the server's: known to the terminal alone."""
    return f"/demo/projector/{secrets.token_urlsafe(9)}"


def pages(demonstration: Demonstration, path: str) -> Blueprint:
    """The page at the secret address leads to a window of the open dialogue, made when first asked for."""
    blueprint = Blueprint("demo", __name__)
    window: dict[str, str] = {}

    @blueprint.get(path)
    @public
    def projector() -> ResponseReturnValue:
        with unit_of_work():
            new = _still_alive(window) or _opened(demonstration)
            response = cookie.keep(new)
            window.clear()
            window[new.screen.id] = new.token
        return response

    return blueprint


def _still_alive(window: dict[str, str]) -> NewScreen | None:
    """The window that was made before, unless the facilitator has disconnected it."""
    for screen_id, token in window.items():
        with suppress(DomainError):
            return NewScreen(screens.screen_from(screen_id, token), token)
    return None


def _opened(demonstration: Demonstration) -> NewScreen:
    dialogue = db.session.get_one(Dialogue, demonstration.dialogue_id)
    return screens.open_screen(
        dialogue, Actor(f"user:{demonstration.facilitator_id}", "", demonstration.facilitator_id)
    )
