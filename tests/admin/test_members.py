"""The administrator's page of members."""

import re

from flask import Flask
from flask.testing import FlaskClient

from facilitate.access import Role
from facilitate.accounts import queries
from facilitate.accounts.models import Membership
from facilitate.accounts.passwords import hash_password
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.factories import make_department, make_member, make_organisation, sign_in

INVITED = {"name": "Alex Exempel", "email": "alex@exempelby.example", "roles": ["facilitator"]}


def link_in(page: str) -> str:
    found = re.search(r'value="http://[^/]+(/(?:invitation|reset)/[\w-]+)"', page)
    assert found
    return found[1]


def test_an_administrator_invites_and_sees_the_link_once(
    client: FlaskClient, administrator: Membership
) -> None:
    department = make_department(administrator.organisation)
    made = client.post("/admin/members/invite", data=INVITED | {"departments": [department.id]})
    assert made.status_code == 200
    assert link_in(made.text).startswith("/invitation/")
    listed = client.get("/admin/members").text
    assert "Alex Exempel" in listed
    assert "Har inte svarat än" in listed
    assert department.name in listed
    assert "/invitation/" not in listed


def test_an_invitation_without_a_role_or_to_a_member_is_explained(client: FlaskClient, administrator) -> None:
    assert client.post("/admin/members/invite", data=INVITED).status_code == 200
    assert "Välj minst en roll" in client.post("/admin/members/invite", data=INVITED | {"roles": []}).text
    again = client.post("/admin/members/invite", data=INVITED | {"email": administrator.user.email})
    assert again.status_code == 422
    assert "redan medlem" in again.text


def test_roles_and_departments_are_edited(client: FlaskClient, administrator: Membership) -> None:
    member = make_member(administrator.organisation)
    department = make_department(administrator.organisation)
    answer = client.post(
        f"/admin/members/{member.id}", data={"roles": ["coordinator"], "departments": [department.id]}
    )
    assert answer.location == "/admin/members"
    assert member.role_set == {Role.COORDINATOR}
    assert member.department_ids == {department.id}
    page = client.get(f"/admin/members/{member.id}").text
    assert len(re.findall(r"<input[^>]* checked", page)) == 2


def test_a_member_keeps_a_department_that_has_been_archived(client: FlaskClient, administrator) -> None:
    department = make_department(administrator.organisation)
    member = make_member(administrator.organisation, departments=(department,))
    client.post(f"/admin/departments/{department.id}/archive")
    client.post(f"/admin/members/{member.id}", data={"roles": ["facilitator"]})
    assert member.department_ids == {department.id}


def test_the_last_administrator_is_told_why(client: FlaskClient) -> None:
    only = make_member(make_organisation(), Role.ADMINISTRATOR, Role.COORDINATOR)
    sign_in(client, only)
    refused = client.post(f"/admin/members/{only.id}", data={"roles": ["coordinator"]})
    assert refused.status_code == 422
    assert "minst en administratör" in refused.text
    refused = client.post(f"/admin/members/{only.id}/end")
    assert refused.status_code == 409
    assert "minst en administratör" in refused.text


def test_ending_a_membership_ends_its_rights_at_once(app: Flask, client: FlaskClient, administrator) -> None:
    member = make_member(administrator.organisation, Role.ADMINISTRATOR)
    theirs = app.test_client()
    sign_in(theirs, member)
    assert theirs.get("/admin").status_code == 200
    assert client.post(f"/admin/members/{member.id}/end").status_code == 302
    assert theirs.get("/admin").status_code == 302
    assert client.get(f"/admin/members/{member.id}").status_code == 404


def test_a_member_gets_a_link_for_a_new_password(client: FlaskClient, administrator: Membership) -> None:
    member = make_member(administrator.organisation)
    with unit_of_work():
        member.user.password_hash = hash_password("fyra gula paraplyer")
    assert link_in(client.post(f"/admin/members/{member.id}/link").text).startswith("/reset/")


def test_an_invited_person_gets_a_new_invitation(client: FlaskClient, administrator: Membership) -> None:
    first = link_in(client.post("/admin/members/invite", data=INVITED).text)
    invited = next(one for one in queries.members_of(administrator.organisation_id) if one.pending)
    second = link_in(client.post(f"/admin/members/{invited.id}/link").text)
    assert second.startswith("/invitation/")
    assert second != first


def test_another_organisations_members_are_not_found(client: FlaskClient, administrator: Membership) -> None:
    own, strange = make_member(administrator.organisation), make_member(make_organisation())
    assert client.get(f"/admin/members/{own.id}").status_code == 200
    assert client.get(f"/admin/members/{strange.id}").status_code == 404
    for address in ("", "/end", "/link"):
        assert (
            client.post(f"/admin/members/{strange.id}{address}", data={"roles": ["coordinator"]}).status_code
            == 404
        )
    db.session.refresh(strange)
    assert strange.role_set == {Role.FACILITATOR}


def test_only_administrators_reach_the_members(client: FlaskClient, administrator: Membership) -> None:
    assert client.get("/admin/members").status_code == 200
    for role in (Role.COORDINATOR, Role.FACILITATOR):
        sign_in(client, make_member(administrator.organisation, role))
        assert client.get("/admin/members").status_code == 403
        assert client.post("/admin/members/invite", data=INVITED).status_code == 403


def test_the_list_takes_no_more_queries_for_more_members(
    client: FlaskClient, administrator: Membership
) -> None:
    def queries_of_page() -> int:
        db.session.rollback()
        db.session.expire_all()
        with statements() as sent:
            client.get("/admin/members")
        return len(sent)

    make_member(administrator.organisation, departments=(make_department(administrator.organisation),))
    few = queries_of_page()
    for _ in range(10):
        make_member(administrator.organisation, departments=(make_department(administrator.organisation),))
    assert queries_of_page() == few
