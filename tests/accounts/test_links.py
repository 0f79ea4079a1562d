"""One-time links: set-up, invitation, new password."""

import threading
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from facilitate import clock
from facilitate.access import Role
from facilitate.accounts import operations, queries
from facilitate.accounts.links import LinkDead, make_link
from facilitate.accounts.models import (
    LinkPurpose,
    Membership,
    MembershipRole,
    OneTimeLink,
    Organisation,
    User,
)
from facilitate.accounts.passwords import matches
from facilitate.errors import DomainError, Forbidden, Invalid
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.accounts.conftest import PASSWORD, give_password, open_browser
from tests.factories import make_member, make_organisation, save

FIRST = {
    "organisation": "Östra Exempelby kommun",
    "name": "Eva Exempel",
    "email": "Eva@exempelby.example",
    "new_password": PASSWORD,
    "again": PASSWORD,
}
CHOSEN = {"name": "Alex Exempel", "new_password": PASSWORD, "again": PASSWORD}


def setup_token() -> str:
    with unit_of_work():
        return operations.make_setup_link()


def invite(organisation: Organisation, email: str = "alex@exempelby.example", *roles: Role) -> str:
    with unit_of_work():
        _membership, token = operations.invite(
            organisation, email, "Alex Exempel", roles or (Role.ADMINISTRATOR,), by_id=None
        )
    return token


def test_the_setup_link_makes_the_organisation_and_its_first_user_once(
    client: FlaskClient, app: Flask
) -> None:
    token = setup_token()
    assert "Kom igång" in client.get(f"/setup/{token}").text
    assert client.post(f"/setup/{token}", data=FIRST).status_code == 302
    assert "Östra Exempelby kommun" in client.get("/admin").text
    user = queries.user_by_email("eva@exempelby.example")
    assert user is not None
    assert user.memberships[0].role_set == {Role.ADMINISTRATOR, Role.COORDINATOR}
    assert user.memberships[0].organisation.slug == "ostra-exempelby-kommun"
    again = open_browser(app).post(f"/setup/{token}", data=FIRST)
    assert again.status_code == 410
    assert "gäller inte längre" in again.text
    with pytest.raises(Invalid), unit_of_work():
        operations.make_setup_link()


def test_a_setup_link_used_twice_at_once_makes_one_organisation(app: Flask) -> None:
    token = setup_token()
    db.session.rollback()
    start = threading.Barrier(8)
    ends: list[str] = []

    def use(number: int) -> None:
        with app.app_context():
            start.wait()
            try:
                with unit_of_work():
                    operations.set_up(
                        token, f"Kommun {number}", "Eva", f"eva{number}@exempelby.example", "hash"
                    )
                ends.append("made")
            except LinkDead:
                ends.append("dead")

    threads = [threading.Thread(target=use, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["dead"] * 7 + ["made"]
    assert db.session.scalar(select(func.count()).select_from(Organisation)) == 1


def test_links_end_after_an_hour_a_day_and_a_week(app: Flask) -> None:
    member = make_member(make_organisation())
    lifetimes = {
        LinkPurpose.SETUP: ("/setup", timedelta(hours=1)),
        LinkPurpose.RESET: ("/reset", timedelta(days=1)),
        LinkPurpose.INVITATION: ("/invitation", timedelta(days=7)),
    }
    for purpose, (address, lifetime) in lifetimes.items():
        clock.hold(None)
        began = clock.now()
        with unit_of_work():
            token = make_link(purpose, user_id=member.user_id, organisation_id=member.organisation_id)
        browser = open_browser(app)
        clock.hold(began + lifetime - timedelta(minutes=1))
        assert browser.get(f"{address}/{token}").status_code == 200
        clock.hold(began + lifetime + timedelta(minutes=1))
        assert browser.get(f"{address}/{token}").status_code == 410


def test_only_the_hash_of_a_link_is_kept(app: Flask) -> None:
    token = setup_token()
    kept = db.session.scalars(select(OneTimeLink.token_hash)).one()
    assert len(kept) == 64
    assert token not in kept


def test_a_newer_link_replaces_the_older(app: Flask, client: FlaskClient) -> None:
    first, second = setup_token(), setup_token()
    assert client.get(f"/setup/{first}").status_code == 410
    assert client.get(f"/setup/{second}").status_code == 200
    assert client.get(f"/reset/{second}").status_code == 410


def test_an_invited_person_chooses_a_password_and_is_in(app: Flask, client: FlaskClient) -> None:
    organisation = make_organisation()
    token = invite(organisation)
    assert "alex@exempelby.example" in client.get(f"/invitation/{token}").text
    assert client.post(f"/invitation/{token}", data=CHOSEN).location == "/admin"
    assert organisation.name in client.get("/admin").text
    assert open_browser(app).get(f"/invitation/{token}").status_code == 410


def test_a_short_password_is_refused_and_the_link_still_works(client: FlaskClient) -> None:
    address = f"/invitation/{invite(make_organisation())}"
    refused = client.post(address, data=CHOSEN | {"new_password": "för kort", "again": "för kort"})
    assert "minst 12 tecken" in refused.text
    assert client.post(address, data=CHOSEN).status_code == 302


def test_someone_with_a_password_accepts_with_it_and_nobody_else_can_set_another(app: Flask) -> None:
    member = make_member(make_organisation(), Role.ADMINISTRATOR)
    give_password(member.user)
    token = invite(make_organisation("Annanby kommun"), member.user.email)
    stranger = open_browser(app)
    assert "new_password" not in stranger.get(f"/invitation/{token}").text
    assert stranger.post(f"/invitation/{token}", data=CHOSEN).status_code == 422
    assert stranger.post(f"/invitation/{token}", data={"password": "inte det rätta"}).status_code == 422
    assert matches(member.user.password_hash, PASSWORD)
    assert stranger.post(f"/invitation/{token}", data={"password": PASSWORD}).location == "/admin"
    assert "Annanby kommun" in stranger.get("/admin").text


def test_an_invitation_gives_no_rights_before_it_is_accepted(app: Flask) -> None:
    member = make_member(make_organisation(), Role.ADMINISTRATOR)
    other = make_organisation("Annanby kommun")
    invite(other, member.user.email)
    offered = db.session.scalars(select(Membership).where(Membership.organisation_id == other.id)).one()
    assert offered.given_roles == {Role.ADMINISTRATOR}
    assert offered.role_set == frozenset()
    assert queries.number_in_force(other.id, Role.ADMINISTRATOR) == 0


def test_a_withdrawn_invitation_stops_working(client: FlaskClient) -> None:
    organisation = make_organisation()
    token = invite(organisation)
    assert client.get(f"/invitation/{token}").status_code == 200
    with unit_of_work():
        operations.end_membership(queries.members_of(organisation.id)[0], by_id=None)
    assert client.get(f"/invitation/{token}").status_code == 410


def test_a_reset_link_sets_a_new_password_once_and_ends_all_sign_ins(app: Flask) -> None:
    member = make_member(make_organisation(), Role.ADMINISTRATOR)
    give_password(member.user, "det gamla lösenordet")
    inside, stranger = open_browser(app), open_browser(app)
    inside.post("/sign-in", data={"email": member.user.email, "password": "det gamla lösenordet"})
    assert inside.get("/admin").status_code == 200
    with unit_of_work():
        token = operations.make_reset_link(member.user, organisation_id=member.organisation_id, by_id=None)
    assert stranger.post(f"/reset/{token}", data=CHOSEN).location == "/sign-in"
    assert inside.get("/admin").status_code == 302
    answer = stranger.post("/sign-in", data={"email": member.user.email, "password": PASSWORD})
    assert answer.location == "/admin"
    assert stranger.post(f"/reset/{token}", data=CHOSEN).status_code == 410


def test_an_administrator_holds_no_key_to_another_organisation(app: Flask, client: FlaskClient) -> None:
    member = make_member(make_organisation())
    give_password(member.user)
    with unit_of_work():
        early = operations.make_reset_link(member.user, organisation_id=member.organisation_id, by_id=None)
    assert client.get(f"/reset/{early}").status_code == 200
    other = make_organisation()
    roles = [MembershipRole(role=Role.COORDINATOR)]
    save(Membership(organisation_id=other.id, user_id=member.user_id, roles=roles))
    assert client.get(f"/reset/{early}").status_code == 410
    with pytest.raises(DomainError), unit_of_work():
        operations.reset_password(early, "hash")
    with pytest.raises(Forbidden), unit_of_work():
        operations.make_reset_link(member.user, organisation_id=member.organisation_id, by_id=None)
    with unit_of_work():
        from_server = operations.make_reset_link(member.user, organisation_id=None, by_id=None)
    assert client.get(f"/reset/{from_server}").status_code == 200


def test_links_are_not_opened_in_clear_on_a_network(app: Flask, client: FlaskClient) -> None:
    token = setup_token()
    assert client.get(f"/setup/{token}").status_code == 200
    assert open_browser(app, same_machine=False).post(f"/setup/{token}", data=FIRST).status_code == 403
    assert db.session.scalar(select(func.count()).select_from(User)) == 0
