"""The link by which a host fetches what may be handed out."""

import io
import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from facilitate.accounts.models import Membership, Organisation
from facilitate.addresses import best_lan_address
from facilitate.archive.models import Handout, Record
from facilitate.extensions import db
from facilitate.live.models import Comment
from facilitate.live.way_in import base_for_others
from tests.archive.closed import sealed_dialogue
from tests.factories import make_member, make_organisation, sign_in

LINK = re.compile(r'value="(http[^"]*/handout/[^"]+)"')

NEAR_ONLY = "Länken leder till den här datorn."


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


def test_the_link_of_a_computer_in_the_room_leads_to_it_from_elsewhere(
    app: Flask, client: FlaskClient, record: Record, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert link.startswith("http://hall.test/handout/")
    assert NEAR_ONLY not in client.post(f"/archive/{record.id}/handouts").text
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], base_url=None))
    with app.test_request_context(base_url="http://localhost:8000"):
        assert urlsplit(base_for_others()).hostname == (best_lan_address() or "localhost")
    with app.test_request_context(base_url="http://192.0.2.77:8000"):
        assert base_for_others() == "http://192.0.2.77:8000"
    assert NEAR_ONLY in client.get(f"/archive/{record.id}/handouts").text


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
