"""How every page of control is made: the whole room, and at most one panel opened in it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError, Forbidden, NotFound
from facilitate.live import looks
from facilitate.live.actors import dialogue_for_actor, the_actor
from facilitate.live.letting_in import ROLE_NAMES, colleagues_of
from facilitate.live.moderation import REASONS
from facilitate.live.readers import sign_of
from facilitate.live.snapshot import control_snapshot, reading_snapshot
from facilitate.live.views.control.now import room_now
from facilitate.live.views.control.standing import standing_of
from facilitate.live.views.refreshed import is_fragment, refreshed_page
from facilitate.transaction import unit_of_work

blueprint = Blueprint("control", __name__)

BESIDE = ("comments", "colleagues", "screens")
"""The panels that have a list of their own below them."""


def the_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue of the address, fetched through the person who asks."""
    return dialogue_for_actor(dialogue_id)


def the_user_id() -> int | None:
    """None for a colleague without a login, whose name the audit log then has from the gate."""
    return the_actor().user_id


def page(dialogue_id: int, panel: str = "", **given: Any) -> ResponseReturnValue:
    """Control with a panel open, or none; only what is refreshed when a script asks for a fragment.

    `beside` names what stands below the panel that is open in the browser, and is kept up to date there.
    """
    snapshot = control_snapshot(the_dialogue(dialogue_id))
    dialogue, beside = snapshot.dialogue, panel or request.args.get("beside", "")
    g.time_zone = dialogue.organisation.time_zone
    return refreshed_page(
        "live/control/show.html",
        "live/control/_stage.html",
        "control",
        snapshot=snapshot,
        dialogue=dialogue,
        actor=the_actor(),
        own_sign=sign_of(dialogue_id, the_actor().key),
        panel=panel,
        beside=beside if beside in BESIDE else "",
        reading=reading_snapshot(dialogue) if beside == "comments" else None,
        colleagues=colleagues_of(dialogue_id) if beside == "colleagues" else [],
        pass_names=ROLE_NAMES,
        looks=looks,
        reasons=REASONS,
        fragment=is_fragment(),
        room=room_now(snapshot),
        standing=standing_of(snapshot.dialogue),
        now=now(),
        **given,
    )


def act(
    dialogue_id: int, verb: Callable[[Dialogue], Any], endpoint: str = "control.show", **to: Any
) -> ResponseReturnValue:
    """Do one thing and go back to where the person was; a refusal is told there."""
    try:
        with unit_of_work():
            verb(the_dialogue(dialogue_id))
    except (NotFound, Forbidden):
        raise
    except DomainError as refusal:
        flash(told(refusal), "warn")
    return go(endpoint, dialogue_id=dialogue_id, **to)


def told(refusal: DomainError) -> str:
    """Why something could not be done; without a colleague's name where the room sees the screen."""
    named = refusal.discreet is None or not session.get("mirrored")
    return str(refusal.sentence if named else refusal.discreet)


def go(endpoint: str, **to: Any) -> ResponseReturnValue:
    """Lead on to a page; a script that asked for a fragment gets that page's fragment."""
    if is_fragment():
        to["fragment"] = 1
    return redirect(url_for(endpoint, **to), 303)


def switched_on() -> bool:
    """Whether the pressed button asks for *on* rather than *off*."""
    return request.form.get("on") == "1"


def asked_version() -> int:
    """The version of the room that the pressed button was made for; 0 is nobody's."""
    return request.form.get("version", 0, type=int)
