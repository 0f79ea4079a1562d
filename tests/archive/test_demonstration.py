"""In a demonstration every page, document and file says that the answers are invented."""

import dataclasses
import io

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Settings
from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.checking import check
from tests.archive.closed import close_dialogue, sealed_dialogue
from tests.factories import sign_in

MARK = "Påhittade svar – demonstration"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return dataclasses.replace(settings, demo=True)


def test_everything_is_marked(
    app: Flask, client: FlaskClient, organisation: Organisation, facilitator: Membership
) -> None:
    sign_in(client, facilitator)
    record, closed = sealed_dialogue(organisation, facilitator), close_dialogue(organisation, facilitator)
    for path in ("", "/figures.csv", "/proposals.csv", "/record.json"):
        assert MARK in client.get(f"/archive/{record.id}{path}").get_data(as_text=True), path
    assert client.post(f"/archive/work/{closed.id}/figures").status_code == 303
    for path in (f"{record.id}/summary.pdf", f"work/{closed.id}/preliminary.pdf"):
        pages = pypdf.PdfReader(io.BytesIO(client.get(f"/archive/{path}").data)).pages
        assert all(MARK in page.extract_text() for page in pages), path
    assert record.manifest["demonstration"] is True
    assert check(record).holds
