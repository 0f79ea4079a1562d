"""A safety walk for tests: six stops, in the order of the walk."""

from facilitate.access import Role
from facilitate.dialogues.models import Setting, StepKind
from facilitate.dialogues.operations import make_ready
from facilitate.live import opening
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, make_member, make_organisation
from tests.live.rooms import Room

STOPS = ("Torget", "Parken", "Skolan", "Tunneln", "Busstationen", "Biblioteket")
KINDS = (StepKind.WELCOME, StepKind.RATE, StepKind.COMMENT, StepKind.CLOSING)


def make_walk(
    *, opened: bool = True, stops: tuple[str, ...] = STOPS, aspects: tuple[str, ...] = ("evening",)
) -> Room:
    """A walk that asks about now, when it is dark; by day too where `aspects` says so."""
    organisation = make_organisation()
    leader = make_member(organisation, Role.FACILITATOR, name="Eva Exempel")
    dialogue = make_dialogue(organisation, leader, stops, KINDS, setting=Setting.WALK, room="Torget")
    walk = Room(dialogue, leader)
    with unit_of_work():
        walk.step(StepKind.RATE).options = {"aspects": list(aspects)}
        make_ready(dialogue, leader.user_id)
        if opened:
            opening.open_dialogue(dialogue, leader.user_id)
    return walk
