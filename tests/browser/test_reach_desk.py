"""Every page of the staff: axe finds nothing, and nothing scrolls sideways in a narrow window."""

from typing import Any

import pytest
from flask import Flask, url_for

from facilitate.access import Role
from facilitate.accounts import operations
from facilitate.accounts.links import make_link
from facilitate.accounts.models import LinkPurpose
from facilitate.dialogues.models import StepKind
from facilitate.live.models import Comment, CommentStatus
from facilitate.transaction import unit_of_work
from tests.archive.closed import close_dialogue, note_proposal, sealed_dialogue
from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.factories import make_dialogue, make_member, make_place, save
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

FILES = ("figures_csv", "proposals_csv", "record_json", "summary_pdf", "preliminary", "state", "static")
ELSEWHERE = ("phone.", "screen.")


@pytest.fixture
def things(room: Room) -> dict[str, Any]:
    return make_things(room)


def make_things(room: Room) -> dict[str, Any]:
    """One of each thing that an address may name; `room` is the dialogue that is open."""
    organisation = room.leader.organisation
    room.leader = make_member(organisation, *Role)
    draft = make_dialogue(organisation, room.leader)
    with unit_of_work():
        room.leader.user.password_hash = "of a password that nobody types"
        tokens = {
            "accounts.set_up": make_link(LinkPurpose.SETUP),
            "accounts.accept_invitation": operations.invite(
                organisation, "ny@exempelby.example", "Ny Kollega", [Role.FACILITATOR], by_id=None
            )[1],
            "accounts.reset_password": operations.make_reset_link(
                room.leader.user, organisation_id=None, by_id=None
            ),
        }
    save(Comment(dialogue_id=room.dialogue.id, text="Ring Anna Berg om lampan.", warnings=["Anna Berg"]))
    save(Comment(dialogue_id=room.dialogue.id, text="Bra bänkar.", status=CommentStatus.APPROVED))
    return {
        "draft": draft,
        "closed": close_dialogue(organisation, room.leader),
        "record": sealed_dialogue(organisation, room.leader),
        "place": make_place(organisation),
        "proposal": note_proposal(room.dialogue),
        "tokens": tokens,
    }


def test_every_page_of_the_desk_can_be_reached_by_everybody(
    app: Flask, hall: Hall, things: dict[str, Any]
) -> None:
    look, page = Look(), hall.staff_browser().new_page()
    for name, path in addresses(app, hall.room, things).items():
        answer = page.goto(hall.server.url + path)
        assert answer, name
        assert answer.ok, (name, answer.status)
        look.at(page, name, narrow="preview_screen" not in name)  # a projector is never narrow
    page.goto(f"{hall.server.url}/no-such-page")
    look.at(page, "not found")
    assert look.findings == []


def addresses(app: Flask, room: Room, things: dict[str, Any]) -> dict[str, str]:
    """Every page that a member of staff can open: whatever is added to the product comes along."""
    found = {}
    with app.test_request_context(base_url="http://hall.test"):
        for rule in app.url_map.iter_rules():
            name = rule.endpoint
            if "GET" not in (rule.methods or ()) or name.startswith(ELSEWHERE) or name.endswith(FILES):
                continue
            given = named(name, room, things)
            for kind in ("contact", "privacy", "accessibility") if "kind" in rule.arguments else ("",):
                wanted = {argument: given[argument] for argument in rule.arguments if argument != "kind"}
                found[f"{name} {kind}"] = url_for(name, **wanted | ({"kind": kind} if kind else {}))
    return found


def named(endpoint: str, room: Room, things: dict[str, Any]) -> dict[str, Any]:
    organisation = room.leader.organisation
    owner = {"dialogues": things["draft"], "archive": things["closed"]}.get(
        endpoint.split(".")[0], room.dialogue
    )
    return {
        "dialogue_id": owner.id,
        "step_id": next(step.id for step in owner.steps if step.kind == StepKind.RATE),
        "record_id": things["record"].id,
        "place_id": things["place"].id,
        "proposal_id": things["proposal"].id,
        "organisation": organisation.slug,
        "department_id": organisation.departments[0].id,
        "membership_id": room.leader.id,
        "token": things["tokens"].get(endpoint, things["tokens"]["accounts.reset_password"]),
    }
