"""One of each thing that an address of the staff may name."""

from typing import Any

from flask.testing import FlaskClient

from facilitate.access import PassRole, Role
from facilitate.accounts import operations
from facilitate.accounts.links import make_link
from facilitate.accounts.models import LinkPurpose, Membership
from facilitate.archive.handing_out import make_handout
from facilitate.archive.models import Record
from facilitate.dialogues.models import Dialogue, StepKind
from facilitate.live.letting_in import invite
from facilitate.live.models import Comment, CommentStatus
from facilitate.live.notes import notes_of
from facilitate.transaction import unit_of_work
from tests.archive.closed import close_dialogue, note_proposal, sealed_dialogue
from tests.archive.held import HeldMeeting
from tests.factories import make_department, make_dialogue, make_member, make_place, save, sign_in
from tests.live.rooms import Room
from tests.live.stacks import Stack

OF_HELD = ("archive.note", "archive.notes", "archive.totals")


def one_of_each(room: Room, client: FlaskClient) -> dict[str, Any]:
    """`room` is the dialogue that is open; its leader has every role from now on."""
    organisation = room.leader.organisation
    room.leader = make_member(organisation, *Role, departments=(make_department(organisation),))
    record = sealed_dialogue(organisation, room.leader)
    held = meeting_held_before(client, room.leader)
    form_with_a_difference(room)
    write(room, "Ring Anna Berg om lampan.", warnings=["Anna Berg"])
    comments = [write(room, text, status=CommentStatus.APPROVED) for text in ("Bra bänkar.", "Fina bänkar.")]
    return {
        "draft": make_dialogue(organisation, room.leader),
        "closed": close_dialogue(organisation, room.leader),
        "record": record,
        "held": held,
        "note": notes_of(held)[0],
        "comment": comments[0],
        "place": make_place(organisation),
        "proposal": note_proposal(room.dialogue),
        "tokens": tokens(room, record),
    }


def meeting_held_before(client: FlaskClient, member: Membership) -> Dialogue:
    client.application.config["WTF_CSRF_ENABLED"] = False  # this application serves nobody but the test
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    sign_in(client, member)
    meeting = HeldMeeting(client, member).prepare("Torget", figures=True).enter()
    meeting.note("Bänkarna har flyttats.")
    return meeting.dialogue


def form_with_a_difference(room: Room) -> None:
    stack = Stack(room)
    stack.enter(1, "44")
    stack.enter_again(1, "34")


def write(room: Room, text: str, **given: Any) -> Comment:
    return save(Comment(dialogue_id=room.dialogue.id, text=text, **given))  # type: ignore[no-any-return]


def tokens(room: Room, record: Record) -> dict[str, str]:
    """Links with a secret in them, by the page that they lead to."""
    leader = room.leader
    with unit_of_work():
        leader.user.password_hash = "of a password that nobody types"
        return {
            "accounts.set_up": make_link(LinkPurpose.SETUP),
            "accounts.accept_invitation": operations.invite(
                leader.organisation, "ny@exempelby.example", "Ny Kollega", [Role.FACILITATOR], by_id=None
            )[1],
            "accounts.reset_password": operations.make_reset_link(
                leader.user, organisation_id=None, by_id=None
            ),
            "colleagues.invitation": invite(room.dialogue, PassRole.HELP, leader.user_id).token,
            "archive.handout": make_handout(record, leader.user_id),
        }


def named(endpoint: str, room: Room, things: dict[str, Any]) -> dict[str, Any]:
    """What stands for each argument in the address of a page."""
    organisation = room.leader.organisation
    owner = {"dialogues": things["draft"], "archive": things["closed"]}.get(
        endpoint.split(".")[0], room.dialogue
    )
    if endpoint in OF_HELD:
        owner = things["held"]
    return {
        "dialogue_id": owner.id,
        "step_id": next((step.id for step in owner.steps if step.kind == StepKind.RATE), None),
        "record_id": things["record"].id,
        "place_id": things["place"].id,
        "proposal_id": things["proposal"].id,
        "comment_id": things["comment"].id,
        "note_id": things["note"].id,
        "number": 1,
        "organisation": organisation.slug,
        "department_id": organisation.departments[0].id,
        "membership_id": room.leader.id,
        "token": things["tokens"].get(endpoint, things["tokens"]["accounts.reset_password"]),
    }
