"""A sealed safety walk says that it was one, and keeps the order of its stops."""

import io
import json

import pypdf
import pytest
from flask.testing import FlaskClient
from flask_babel import force_locale

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.documents import delivery
from facilitate.archive.documents.delivery import LANGUAGE
from facilitate.archive.export import whole_record
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.dialogues.models import Setting
from tests.archive.closed import DAY, EVENING, sealed_dialogue
from tests.factories import sign_in

STOPS = ["Busstationen", "Torget", "Parken"]


@pytest.fixture
def walk(organisation: Organisation, facilitator: Membership) -> Record:
    return sealed_dialogue(organisation, facilitator, rated=((DAY, EVENING),) * 3, setting=Setting.WALK)


@pytest.fixture
def hall(organisation: Organisation, facilitator: Membership) -> Record:
    return sealed_dialogue(organisation, facilitator)


def page(client: FlaskClient, record: Record) -> str:
    return client.get(f"/archive/{record.id}").get_data(as_text=True)


def test_the_record_holds_where_people_met_and_the_stops_in_order(walk: Record, hall: Record) -> None:
    about = json.loads(json.dumps(whole_record(walk)))["parts"]["about"]
    assert about["setting"] == "walk"
    assert [(place["number"], place["label"]["sv"]) for place in about["places"]] == list(enumerate(STOPS, 1))
    assert whole_record(hall)["parts"]["about"]["setting"] == "hall"


def test_page_and_pdf_say_that_it_was_a_safety_walk(
    client: FlaskClient, facilitator: Membership, walk: Record, hall: Record
) -> None:
    sign_in(client, facilitator)
    with force_locale(LANGUAGE):
        summary = delivery.sealed_summary(history_of(walk)).content
    pdf = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(summary)).pages)
    for text in (page(client, walk), pdf):
        assert "Trygghetsvandring" in text
        assert "Stopp för stopp" in text
        told = text[text.index("Stopp för stopp") :]
        assert sorted(STOPS, key=told.index) == STOPS
    assert "Trygghetsvandring" not in page(client, hall)
    assert "Plats för plats" in page(client, hall)
