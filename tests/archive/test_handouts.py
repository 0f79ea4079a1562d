"""The link by which a host fetches what may be handed out."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.models import Handout, Record
from facilitate.extensions import db
from facilitate.live.models import Comment
from tests.archive.closed import sealed_dialogue
from tests.factories import make_member, make_organisation, sign_in

LINK = re.compile(r'value="(http[^"]*/handout/[^"]+)"')


@pytest.fixture
def record(organisation: Organisation, coordinator: Membership) -> Record:
    return sealed_dialogue(organisation, coordinator)


@pytest.fixture
def link(client: FlaskClient, coordinator: Membership, record: Record) -> str:
    sign_in(client, coordinator)
    page = client.post(f"/archive/{record.id}/handouts")
    found = LINK.search(page.text)
    assert found
    return found[1]


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_host_reads_the_figures_but_not_what_people_wrote(
    app: Flask, client: FlaskClient, record: Record, link: str
) -> None:
    whole = words_of(client.get(f"/archive/{record.id}/summary.pdf").data)
    host = app.test_client()
    assert "Trygghet i Exempelby" in host.get(link).text
    given = words_of(host.get(f"{link}/summary.pdf").data)
    texts = [
        comment.words for comment in db.session.query(Comment).filter_by(status="approved", quoted=False)
    ]
    assert texts
    assert any(text in whole for text in texts)
    assert not any(text in given for text in texts)
    assert "Busstationen" in given
    assert "Kommentarerna finns hos kommunen" in given


def test_a_link_that_is_taken_back_leads_nowhere(
    app: Flask, client: FlaskClient, record: Record, link: str
) -> None:
    host = app.test_client()
    assert host.get(link).status_code == 200
    handout = db.session.query(Handout).one()
    client.post(f"/archive/{record.id}/handouts/{handout.id}/revocation")
    assert host.get(link).status_code == 404
    assert host.get(f"{link}/summary.pdf").status_code == 404


def test_only_the_hash_of_a_link_is_kept(record: Record, link: str) -> None:
    token = link.rsplit("/", 1)[1]
    assert token not in db.session.query(Handout).one().token_hash


def test_nobody_hands_out_another_municipalitys_record(app: Flask, record: Record, link: str) -> None:
    stranger = app.test_client()
    sign_in(stranger, make_member(make_organisation("Annanby kommun")))
    assert stranger.post(f"/archive/{record.id}/handouts").status_code == 404
    assert stranger.get("/handout/annan").status_code == 404
