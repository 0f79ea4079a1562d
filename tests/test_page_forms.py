"""A page's form takes what a form sends, and nothing else."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import make_member, make_organisation, sign_in
from tests.live.rooms import make_room


@pytest.mark.parametrize("body", ["[1, 2]", '"x"', "[[1]]", '{"name": {"a": 1}}', "null"])
def test_json_in_place_of_a_form_is_no_fault(app: Flask, client: FlaskClient, body: str) -> None:
    sign_in(client, make_member(make_organisation()))
    assert client.get("/places/new").status_code == 200
    answer = client.post("/places/new", data=body, content_type="application/json")
    assert answer.status_code < 500


@pytest.mark.parametrize("digits", [5, 400])
def test_a_number_without_end_is_refused_as_a_large_one_is(
    app: Flask, client: FlaskClient, digits: int
) -> None:
    room = make_room()
    sign_in(client, room.leader)
    order = {"sheet": "forms", "language": "sv", "forms-sv": "5"}
    page = f"/control/{room.dialogue.id}/print"
    assert client.post(page, data=order).status_code == 303
    answer = client.post(page, data=order | {"forms-sv": "9" * digits})
    assert answer.status_code == 422
    assert "Skriv ett tal från 0 till 60." in answer.get_data(as_text=True)
