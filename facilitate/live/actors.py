"""Who acts in a room: a member of staff with a login, or a colleague with a pass for the evening."""

from dataclasses import dataclass

from facilitate.accounts.current import the_membership
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.queries import dialogue_of


@dataclass(frozen=True)
class Actor:
    """`key` tells actors apart ("user:5", "pass:<id>") and is never shown; `name` is what colleagues read.

    `user_id` is None for a pass: the audit log then names the pass.
    """

    key: str
    name: str
    user_id: int | None = None


def the_actor() -> Actor:
    """Who asks; the gate has already made sure that there is somebody. Raises Forbidden otherwise."""
    membership = the_membership()
    return Actor(f"user:{membership.user_id}", membership.user.name, membership.user_id)


def dialogue_for_actor(dialogue_id: int) -> Dialogue:
    """The dialogue, fetched through whoever asks; NotFound when they may not know that it exists."""
    return dialogue_of(the_membership(), dialogue_id)
