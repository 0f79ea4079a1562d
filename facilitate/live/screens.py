"""Projectors: opened from control, or paired by the code of an empty window; revocable, dead when sealed."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.operations import note
from facilitate.errors import DomainError, NotFound, TooMany
from facilitate.extensions import db
from facilitate.limits import TokenBucket
from facilitate.live import broadcast
from facilitate.live.actors import Actor
from facilitate.live.models import Screen
from facilitate.tokens import hash_of, new_token

PAIRING_TIME = timedelta(minutes=15)
MOST_PENDING = 200

_guesses = TokenBucket(capacity=10, per_second=0.2)
"""Per actor: pairing codes have four digits."""


class WrongPairingCode(DomainError):
    status = 404
    code = "wrong-code"
    sentence = _l("Vi hittar inget fönster med den koden. Titta på fönstret en gång till.")


class ScreenDead(DomainError):
    status = 410
    code = "gone"
    sentence = _l("Det här fönstret är inte längre kopplat till ett samtal. Öppna ett nytt.")


class ScreenOver(ScreenDead):
    """The dialogue came to its end and is sealed: the window may thank, and show nothing else."""


@dataclass(frozen=True)
class NewScreen:
    """A screen and the token for its cookie, which nobody else knows."""

    screen: Screen
    token: str


def pending_screen(language: str = "sv") -> NewScreen:
    """An empty window that shows a pairing code for a quarter of an hour. Raises TooMany."""
    _drop_expired()
    waiting = set(db.session.scalars(select(Screen.pairing_code).where(Screen.pairing_code.is_not(None))))
    if len(waiting) >= MOST_PENDING:
        raise TooMany
    free = [code for code in (f"{number:04}" for number in range(10_000)) if code not in waiting]
    return _make(Screen(pairing_code=secrets.choice(free), language=language))


def open_screen(dialogue: Dialogue, actor: Actor | None, language: str = "sv") -> NewScreen:
    """A projector window opened from control in the same browser. Raises ScreenDead for a sealed dialogue."""
    _require_alive(dialogue)
    new = _make(Screen(dialogue_id=dialogue.id, language=language, opened_by=actor.key if actor else None))
    note("screen.opened", dialogue, actor.user_id if actor else None)
    broadcast.progress_changed(dialogue.id)
    return new


def claim_screen(dialogue: Dialogue, pairing_code: str, actor: Actor) -> Screen:
    """Let the window with this code show the dialogue. Raises WrongPairingCode, ScreenDead or TooMany."""
    _require_alive(dialogue)
    if not _guesses.take(actor.key):
        raise TooMany
    code = "".join(pairing_code.split())
    query = select(Screen).where(Screen.pairing_code == code, Screen.created_at > now() - PAIRING_TIME)
    screen = db.session.scalar(query.with_for_update())
    if screen is None:
        raise WrongPairingCode
    screen.pairing_code, screen.dialogue_id = None, dialogue.id
    screen.opened_by, screen.heard_at = actor.key, now()
    note("screen.paired", dialogue, actor.user_id)
    broadcast.screen_moved(screen.id)
    broadcast.progress_changed(dialogue.id)
    return screen


def revoke_screen(dialogue: Dialogue, screen_id: str, user_id: int | None) -> None:
    """End a projector's right to show the dialogue. Raises NotFound for another dialogue's."""
    screen = db.session.get(Screen, screen_id)
    if screen is None or screen.dialogue_id != dialogue.id:
        raise NotFound
    _revoke(dialogue, screen, user_id)


def revoke_screens_of(dialogue: Dialogue, key: str, user_id: int | None) -> None:
    """End every window of the dialogue that this actor opened or paired."""
    query = select(Screen).where(Screen.dialogue_id == dialogue.id, Screen.opened_by == key)
    for screen in db.session.scalars(query.where(Screen.revoked_at.is_(None))):
        _revoke(dialogue, screen, user_id)


def screen_from(screen_id: str, token: str | None) -> Screen:
    """The screen of a cookie. Raises NotFound for a stranger, ScreenDead when revoked or expired, and
    ScreenOver when sealed."""
    screen = db.session.get(Screen, screen_id)
    if screen is None or not token or not secrets.compare_digest(screen.token_hash, hash_of(token)):
        raise NotFound
    if screen.revoked_at is not None:
        raise ScreenDead
    if screen.dialogue is None:
        if screen.created_at <= now() - PAIRING_TIME:
            raise ScreenDead
    elif screen.dialogue.phase == DialoguePhase.SEALED:
        raise ScreenOver
    return screen


def _revoke(dialogue: Dialogue, screen: Screen, user_id: int | None) -> None:
    screen.revoked_at = screen.revoked_at or now()
    note("screen.revoked", dialogue, user_id)
    broadcast.screen_moved(screen.id)
    broadcast.progress_changed(dialogue.id)


def _make(screen: Screen) -> NewScreen:
    token = new_token()
    screen.token_hash = hash_of(token)
    db.session.add(screen)
    db.session.flush()
    return NewScreen(screen, token)


def _drop_expired() -> None:
    old = Screen.created_at <= now() - PAIRING_TIME
    db.session.execute(delete(Screen).where(Screen.dialogue_id.is_(None), old))


def _require_alive(dialogue: Dialogue) -> None:
    if dialogue.phase == DialoguePhase.SEALED:
        raise ScreenDead
