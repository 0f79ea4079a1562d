"""Who stands behind a handshake: a participant's cookie, a screen's, a pass's, or a sign-in. Does it hold?"""

import re
from collections.abc import Iterable
from typing import Any

from flask import request
from sqlalchemy import select

from facilitate.access import Permission, allows
from facilitate.accounts.current import load_user, memberships_of
from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.phases import RUNNING
from facilitate.dialogues.queries import dialogue_of
from facilitate.errors import DomainError, Forbidden, NotFound
from facilitate.extensions import db
from facilitate.languages import language_in_force
from facilitate.live.actors import holder_for
from facilitate.live.joining import who_returns
from facilitate.live.listeners import Audience, Listener
from facilitate.live.models import Screen
from facilitate.live.passes import Pass, in_force
from facilitate.live.screens import screen_from

PREFIX = "facilitate.room"
"""Where the middleware notes which room a handshake came to: (audience, code or number or screen)."""

PATHS = re.compile(
    r"/(?:(?P<phone>[A-Z0-9]{6})|control/(?P<control>[0-9]{1,9})|control/(?P<reading>[0-9]{1,9})/comments"
    r"|screen/(?P<screen>[\w-]{20}))/socket/?"
)

NEEDED = {Audience.CONTROL: Permission.LEAD_DIALOGUE, Audience.READING: Permission.MODERATE_COMMENTS}
"""What a listener of the staff's audiences has to be allowed."""


def room_of_path(path: str) -> tuple[Audience, str] | None:
    """Which room an address belongs to; None for any other address."""
    found = PATHS.fullmatch(path)
    if found is None or found.lastgroup is None:
        return None
    return Audience(found.lastgroup), found[found.lastgroup]


def listener_of(sid: str, audience: Audience, environ: dict[str, Any]) -> Listener:
    """The one who connects, inside a request context of the handshake's. Raises a DomainError for whoever has
    no right to listen there."""
    came_to, name = environ.get(PREFIX, (None, ""))
    if came_to is not audience:
        raise NotFound
    return _FINDERS[audience](sid, name)


def _phone(sid: str, code: str) -> Listener:
    found = who_returns(code, request.cookies.get("participant", ""))
    if found is None:
        raise Forbidden
    dialogue_id, participant_id, language = found
    return Listener(sid, Audience.PHONE, dialogue_id, participant_id, language)


def _control(sid: str, number: str) -> Listener:
    return _staff(sid, Audience.CONTROL, int(number))


def _reading(sid: str, number: str) -> Listener:
    return _staff(sid, Audience.READING, int(number))


def _staff(sid: str, audience: Audience, dialogue_id: int) -> Listener:
    holder, language = holder_for(dialogue_id), language_in_force()
    if allows(holder, NEEDED[audience]):
        match holder:
            case Pass() as given:
                return Listener(sid, audience, dialogue_id, given.key, language)
            case Membership() as member:
                dialogue_of(member, dialogue_id)
                return Listener(sid, audience, dialogue_id, str(member.id), language, member.user.get_id())
    raise Forbidden


def _screen(sid: str, screen_id: str) -> Listener:
    screen = screen_from(screen_id, request.cookies.get("screen"))
    return Listener(sid, Audience.SCREEN, screen.dialogue_id or 0, screen.id, screen.language)


_FINDERS = {
    Audience.PHONE: _phone,
    Audience.CONTROL: _control,
    Audience.READING: _reading,
    Audience.SCREEN: _screen,
}


def lost(listeners: Iterable[Listener]) -> list[Listener]:
    """Those whose right to listen has ended since they connected: to be let go."""
    connected = list(listeners)
    running = _running({one.dialogue_id for one in connected if one.audience is Audience.PHONE})
    return [one for one in connected if not _still_holds(one, running)]


def _running(dialogue_ids: set[int]) -> set[int]:
    # One question for all phones of a room: there may be a thousand.
    query = select(Dialogue.id).where(Dialogue.id.in_(dialogue_ids), Dialogue.phase.in_(RUNNING))
    return set(db.session.scalars(query)) if dialogue_ids else set()


def _still_holds(listener: Listener, running: set[int]) -> bool:
    if listener.audience is Audience.PHONE:
        return listener.dialogue_id in running
    try:
        return _staff_holds(listener) if listener.audience in NEEDED else _screen_holds(listener)
    except DomainError:
        return False


def _staff_holds(listener: Listener) -> bool:
    needed = NEEDED[listener.audience]
    if not listener.sign_in:
        passes = db.session.scalars(in_force(listener.dialogue_id))
        return any(one.key == listener.identity and allows(one, needed) for one in passes)
    user = load_user(listener.sign_in)
    membership = (
        next((one for one in memberships_of(user) if str(one.id) == listener.identity), None)
        if user
        else None
    )
    if membership is None or not allows(membership, needed):
        return False
    return dialogue_of(membership, listener.dialogue_id).id == listener.dialogue_id


def _screen_holds(listener: Listener) -> bool:
    screen = db.session.get(Screen, listener.identity)
    if screen is None or screen.revoked_at is not None:
        return False
    # A paired window has to come in anew, by the other room's door; one that speaks another language too.
    if (screen.dialogue_id or 0) != listener.dialogue_id or screen.language != listener.language:
        return False
    return screen.dialogue is None or screen.dialogue.phase != DialoguePhase.SEALED
