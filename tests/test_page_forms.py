"""A page's form takes what a form sends, and nothing else."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import make_member, make_organisation, sign_in


@pytest.mark.parametrize("body", ["[1, 2]", '"x"', "[[1]]", '{"name": {"a": 1}}', "null"])
def test_json_in_place_of_a_form_is_no_fault(app: Flask, client: FlaskClient, body: str) -> None:
    sign_in(client, make_member(make_organisation()))
    assert client.get("/places/new").status_code == 200
    answer = client.post("/places/new", data=body, content_type="application/json")
    assert answer.status_code < 500
