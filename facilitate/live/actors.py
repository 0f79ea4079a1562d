"""Who acts in a room: a member of staff with a login, or a colleague with a pass for the evening."""

from dataclasses import dataclass

from flask import g, request

from facilitate import audit
from facilitate.access import Holder
from facilitate.accounts.current import current_membership
from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.queries import dialogue_of, reachable
from facilitate.errors import Forbidden, NotFound
from facilitate.extensions import db
from facilitate.live.passes import Pass, in_force
from facilitate.tokens import hash_of

COOKIE = "pass"


@dataclass(frozen=True)
class Actor:
    """`key` tells actors apart ("user:5", "pass:<id>") and is never shown; `name` is what colleagues read.

    `user_id` is None for a pass: the audit log then names the colleague by itself.
    """

    key: str
    name: str
    user_id: int | None = None


def the_actor() -> Actor:
    """Who asks; the gate has already made sure that there is somebody. Raises Forbidden otherwise."""
    match current_holder():
        case Membership() as member:
            return Actor(f"user:{member.user_id}", member.user.name, member.user_id)
        case Pass() as given:
            return Actor(given.key, given.name)
    raise Forbidden


def dialogue_for_actor(dialogue_id: int) -> Dialogue:
    """The dialogue, fetched through whoever asks; NotFound when they may not know that it exists."""
    match current_holder():
        case Membership() as member:
            return dialogue_of(member, dialogue_id)
        case Pass() as given if given.dialogue_id == dialogue_id:
            return _dialogue(dialogue_id)
    raise NotFound


def current_holder() -> Holder | None:
    """Who asks: whoever has signed in, else a colleague at an address of the dialogue they were let into."""
    if "holder" not in g:
        g.holder = holder_for((request.view_args or {}).get("dialogue_id"))
    return g.holder  # type: ignore[no-any-return]


def holder_for(dialogue_id: int | None) -> Holder | None:
    """The same for one dialogue. A pass also counts for somebody whose own sign-in does not reach it."""
    member = current_membership()
    given = pass_of(request.cookies.get(COOKIE), dialogue_id) if dialogue_id is not None else None
    if given is None or (member and _reaches(member, given.dialogue_id)):
        return member
    audit.act_for(audit.Colleague(given.name, given.role))
    organisation = given.dialogue.organisation
    g.time_zone, g.footer_organisation = organisation.time_zone, organisation
    return given


def pass_of(token: str | None, dialogue_id: int) -> Pass | None:
    """The pass that this cookie's token stands for, if it still holds for the dialogue."""
    if not token:
        return None
    return db.session.scalar(in_force(dialogue_id).where(Pass.token_hash == hash_of(token)))


def _reaches(member: Membership, dialogue_id: int) -> bool:
    return db.session.scalar(reachable(member).where(Dialogue.id == dialogue_id)) is not None


def _dialogue(dialogue_id: int) -> Dialogue:
    dialogue = db.session.get(Dialogue, dialogue_id)
    if dialogue is None:
        raise NotFound
    return dialogue
