"""Every door is opened on purpose: each route names a permission or is named public."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate.access import ALLOWED, COLLEAGUES_ALLOWED, PassRole, Permission, Role, access_of
from facilitate.audit import AuditEntry
from facilitate.extensions import db
from tests.factories import make_member, make_organisation, sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import make_room

PUBLIC = {
    "accounts.sign_in", "accounts.sign_out", "accounts.choose_language",
    "accounts.set_up", "accounts.accept_invitation", "accounts.reset_password",
    "admin.notice",
}  # fmt: skip
"""What staff's pages leave open; the phone's and the projector's check their own cookies."""

OWN_IDENTITY = ("phone.", "screen.", "colleagues.")


def test_every_route_has_a_permission_or_is_public(app: Flask) -> None:
    forgotten = [rule.rule for rule in app.url_map.iter_rules() if access_of(app, rule.endpoint) is None]
    assert forgotten == []


def test_staff_pages_are_public_only_where_named_here(app: Flask) -> None:
    open_to_all = {
        rule.endpoint for rule in app.url_map.iter_rules() if access_of(app, rule.endpoint) == "public"
    }
    assert {one for one in open_to_all if not one.startswith(OWN_IDENTITY)} - PUBLIC <= ALSO_OPEN
    assert open_to_all >= PUBLIC


ALSO_OPEN = {
    "archive.verify", "control.left", "archive.handout", "archive.handed_out_pdf",
    "watching.health", "watching.ready", "watching.measured",
}  # fmt: skip
"""Checking a record that somebody was sent, what a host was given a link to, the page that says that a right
has ended, and the addresses for programs that watch (metrics ask for their token) need no sign-in."""


def test_every_permission_is_held_by_some_role_and_used(app: Flask) -> None:
    assert set(ALLOWED) == set(Permission)
    assert all(ALLOWED.values())
    used = {access_of(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert set(Permission) - used == set()


def staff_rules(app: Flask) -> list[Any]:
    return [
        rule for rule in app.url_map.iter_rules() if isinstance(access_of(app, rule.endpoint), Permission)
    ]


def open_it(client: FlaskClient, app: Flask, rule: Any) -> Any:
    method = "GET" if "GET" in rule.methods else "POST"
    with app.test_request_context():
        values = dict.fromkeys(rule.arguments, 1)
        values.update({name: "contact" for name in rule.arguments if name in {"kind", "name"}})
        address = app.url_map.bind("localhost").build(rule.endpoint, values, method=method)
    return client.open(address, method=method)


def test_a_stranger_is_asked_to_sign_in_at_every_staff_page(app: Flask, client: FlaskClient) -> None:
    make_organisation()
    rules = staff_rules(app)
    assert len(rules) > 20
    for rule in rules:
        answer = open_it(client, app, rule)
        assert answer.status_code == 302, rule
        assert answer.location.startswith("/sign-in"), rule


@pytest.mark.parametrize("role", Role)
def test_a_role_is_refused_what_the_table_does_not_give_it(
    app: Flask, client: FlaskClient, role: Role
) -> None:
    sign_in(client, make_member(make_organisation(), role))
    for rule in staff_rules(app):
        if role not in ALLOWED[access_of(app, rule.endpoint)]:
            assert open_it(client, app, rule).status_code == 403, rule
    assert db.session.query(AuditEntry).count() == 0


@pytest.mark.parametrize("role", PassRole)
def test_a_pass_opens_what_the_table_gives_it_in_its_own_dialogue(
    app: Flask, client: FlaskClient, role: PassRole
) -> None:
    room = make_room()
    assert room.dialogue.id == 1  # which `open_it` asks for
    show_pass(client, let_in(room, role)[1])
    allowed = COLLEAGUES_ALLOWED[role]
    for rule in staff_rules(app):
        answer = open_it(client, app, rule)
        if "dialogue_id" not in rule.arguments:
            assert answer.status_code == 302, rule
            assert answer.location.startswith("/sign-in"), rule
        elif access_of(app, rule.endpoint) in allowed:
            assert answer.status_code != 403, rule
            assert "/sign-in" not in (answer.location or ""), rule
        else:
            assert answer.status_code == 403, rule


@pytest.mark.parametrize("role", PassRole)
def test_a_pass_opens_nothing_in_another_dialogue(app: Flask, client: FlaskClient, role: PassRole) -> None:
    make_room()
    show_pass(client, let_in(make_room(), role)[1])
    for rule in staff_rules(app):
        if "dialogue_id" in rule.arguments:
            assert open_it(client, app, rule).status_code == 403, rule


def test_no_pass_prepares_seals_or_lets_others_in() -> None:
    never = set(Permission) - set.union(*(set(one) for one in COLLEAGUES_ALLOWED.values()))
    assert never >= {
        Permission.LET_IN_COLLEAGUES,
        Permission.FINISH_DIALOGUE,
        Permission.PREPARE_DIALOGUE,
        Permission.READ_DIALOGUES,
        Permission.READ_RECORDS,
    }
    assert all(Permission.LEAD_DIALOGUE not in COLLEAGUES_ALLOWED[one] for one in ("read", "help"))
