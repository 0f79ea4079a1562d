"""Errors are pages in the layout, with a sentence and a way on."""

from flask.testing import FlaskClient

from facilitate.access import Role
from tests.factories import make_member, make_organisation, sign_in


def test_a_stranger_is_led_to_the_join_form(client: FlaskClient) -> None:
    page = client.get("/nowhere/at/all")
    assert page.status_code == 404
    assert "Sidan finns inte" in page.text
    assert 'href="/"' in page.text


def test_a_member_is_led_to_the_own_start_page(client: FlaskClient) -> None:
    sign_in(client, make_member(make_organisation(), Role.ADMINISTRATOR))
    assert 'href="/admin">Till din startsida' in client.get("/nowhere/at/all").text
    sign_in(client, make_member(make_organisation(), Role.FACILITATOR))
    page = client.get("/admin/members")
    assert page.status_code == 403
    assert 'href="/desk">Till din startsida' in page.text


def test_a_program_gets_the_refusal_as_json(client: FlaskClient) -> None:
    answer = client.get("/nowhere/at/all", headers={"Accept": "application/json"})
    assert answer.json == {"ok": False, "code": "http-404", "sentence": answer.json["sentence"]}
    assert answer.json["sentence"]
