"""Letting a colleague in: an invitation for ten minutes and one person, then a pass for the evening."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import CursorResult, delete, select, update

from facilitate.access import PassRole
from facilitate.accounts.models import User
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.operations import note
from facilitate.errors import Conflict, DomainError, Invalid, NotFound
from facilitate.extensions import db
from facilitate.live import broadcast, holds, screens
from facilitate.live.passes import Pass, in_force
from facilitate.texts import clean
from facilitate.tokens import hash_of, new_token

INVITATION = timedelta(minutes=10)
EVENING = timedelta(hours=6)
NAME = 60
"""Characters of a colleague's name."""


ROLE_NAMES: Mapping[PassRole, Any] = {
    PassRole.LEAD: _l("Styra"),
    PassRole.READ: _l("Läsa kommentarer"),
    PassRole.HELP: _l("Hjälpa till att svara"),
}


class InvitationDead(DomainError):
    status = 410
    code = "invitation-dead"
    sentence = _l("Koden gäller inte längre. Den gäller i tio minuter och för en person. Be om en ny.")


@dataclass(frozen=True)
class Invitation:
    """A pass that nobody has taken yet, and the token for its QR code, which is shown once."""

    given: Pass
    token: str


def invite(dialogue: Dialogue, role: PassRole, user_id: int | None) -> Invitation:
    """Make an invitation for one colleague; those that nobody took in time go. Raises Conflict."""
    if dialogue.phase in (DialoguePhase.DRAFT, DialoguePhase.SEALED):
        raise Conflict(_l("Det går att släppa in kollegor från att samtalet är klart tills det arkiveras."))
    untaken = Pass.token_hash.is_(None), Pass.expires_at <= now()
    db.session.execute(delete(Pass).where(Pass.dialogue_id == dialogue.id, *untaken))
    token = new_token()
    given = Pass(
        dialogue_id=dialogue.id,
        role=role,
        invitation_hash=hash_of(token),
        given_by_id=user_id,
        expires_at=now() + INVITATION,
    )
    db.session.add(given)
    db.session.flush()
    note("colleague.invited", dialogue, user_id, role=role.value)
    return Invitation(given, token)


def invited(token: str) -> Pass:
    """The invitation behind a QR code, still untaken. Raises InvitationDead."""
    given = db.session.scalar(select(Pass).where(Pass.invitation_hash == hash_of(token)))
    if given is None or given.revoked_at or given.expires_at <= now():
        raise InvitationDead
    if given.dialogue.phase == DialoguePhase.SEALED:
        raise InvitationDead
    return given


def come_in(token: str, name: str) -> tuple[Pass, str]:
    """Take an invitation: the pass, and the token for the colleague's cookie.

    Only one can: of two at once the second finds it taken. Raises InvitationDead, or Invalid for a name
    that is missing or that a colleague in the room, or who leads it, has already.
    """
    given = invited(token)
    given_name = _free_name(given, name)
    own = new_token()
    taken = db.session.execute(
        update(Pass)
        .where(Pass.id == given.id, Pass.invitation_hash == hash_of(token))
        .values(invitation_hash=None, token_hash=hash_of(own), name=given_name, expires_at=now() + EVENING)
    )
    if not isinstance(taken, CursorResult) or taken.rowcount != 1:
        raise InvitationDead
    db.session.refresh(given)
    note("colleague.let-in", given.dialogue, None, by=given_name, role=given.role)
    broadcast.progress_changed(given.dialogue_id)
    return given, own


def send_out(dialogue: Dialogue, pass_id: str, user_id: int | None) -> None:
    """End a colleague's pass, or an invitation, at once, and the projectors that the colleague opened.

    Raises NotFound for another dialogue's.
    """
    given = db.session.get(Pass, pass_id)
    if given is None or given.dialogue_id != dialogue.id:
        raise NotFound
    if given.revoked_at is None:
        given.revoked_at = now()
        note(
            "colleague.sent-out" if given.name else "colleague.uninvited",
            dialogue,
            user_id,
            name=given.name,
            role=given.role,
        )
        holds.let_go_of_all(given.key)
        screens.revoke_screens_of(dialogue, given.key, user_id)
        broadcast.colleague_left(given.key)
        broadcast.progress_changed(dialogue.id)


def forget_colleagues(dialogue: Dialogue) -> None:
    """End every pass of the dialogue and forget whose it was. The audit log keeps who did what."""
    db.session.execute(delete(Pass).where(Pass.dialogue_id == dialogue.id))


def colleagues_of(dialogue_id: int) -> list[Pass]:
    """Those who are let in just now, in the order in which they were."""
    return list(db.session.scalars(in_force(dialogue_id)))


def _free_name(given: Pass, text: str) -> str:
    name = " ".join(clean(text, NAME).split())
    if not _heard(name):
        raise Invalid(_l("Skriv ditt namn, så att de andra vet vem du är."))
    if _heard(name) in map(_heard, _names_in(given)):
        raise Invalid(
            _l("Det finns redan någon med det namnet här. Lägg till ett efternamn, eller din förening.")
        )
    return name


def _names_in(given: Pass) -> list[str]:
    """What those are called whom a colleague could be taken for: those let in, and whoever leads or let in.

    Not the rest of the staff: they come in so too, under their own names.
    """
    leading = select(User.name).where(User.id.in_([given.dialogue.owner_id, given.given_by_id]))
    return [*(one.name for one in colleagues_of(given.dialogue_id)), *db.session.scalars(leading)]


def _heard(name: str) -> str:
    """Letters and digits only, however they are written: what somebody sees who reads quickly."""
    return "".join(one for one in unicodedata.normalize("NFKC", name).casefold() if one.isalnum())
