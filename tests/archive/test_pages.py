"""The archive's pages: found by those who may, showing what may be shown."""

import io
import json
import re
from datetime import UTC, datetime

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.export import write_record
from facilitate.archive.manifest import seal_of
from facilitate.archive.models import Record, RecordPart
from facilitate.archive.reading import texts_of
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.archive.closed import DAY, FEW, FIVE, sealed_dialogue
from tests.counting import statements
from tests.factories import make_department, make_member, make_organisation, make_place, sign_in

FILES = ("summary.pdf", "figures.csv", "proposals.csv", "record.json")


@pytest.fixture
def record(organisation: Organisation, facilitator: Membership) -> Record:
    return sealed_dialogue(organisation, facilitator)


def test_the_record_reads_in_its_order(client: FlaskClient, facilitator: Membership, record: Record) -> None:
    sign_in(client, facilitator)
    page = client.get(f"/archive/{record.id}").get_data(as_text=True)
    heads = [
        "Sammanfattning",
        "Plats för plats",
        "Det ni skrev",
        "Det som fungerar",
        "Förslag",
        "Vad händer nu",
    ]
    places = [page.index(f">{head}</h2>") for head in [*heads, "Om siffrorna"]]
    assert places == sorted(places)
    assert "27 i rummet, 25 svarade: 22 på telefon, 3 med hjälp" in page
    assert "11 av 17 otrygga (osäkerhet 41–83 procent)" in page
    assert "Visar vad de 17 och 22 deltagarna svarade." in page
    assert "Oförändrad sedan den fastställdes" in page
    assert record.checksum in page


def test_nothing_of_four_answers_is_in_any_page_or_file(
    client: FlaskClient, organisation: Organisation, facilitator: Membership
) -> None:
    sign_in(client, facilitator)
    telling = {"N": 9797, "-": 8989}
    for counts, told in ((FIVE | telling, True), (FEW | telling, False)):
        record = sealed_dialogue(organisation, facilitator, rated=((DAY, counts),))
        for path in ("", *(f"/{file}" for file in FILES if file != "proposals.csv")):
            said = read(client.get(f"/archive/{record.id}{path}"))
            assert ("9797" in said, "8989" in said) == (told, told), path
    page = client.get(f"/archive/{record.id}").get_data(as_text=True)
    assert "För få svar för att visa siffror." in page


def read(answer: TestResponse) -> str:
    """All that a page or file says, without checksums and salts, in which any digits may stand."""
    if answer.mimetype == "application/pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.data)).pages)
    return re.sub(r"[0-9a-f]{64}", "", answer.get_data(as_text=True))


def test_a_change_in_the_database_is_told_on_the_page(
    client: FlaskClient, facilitator: Membership, record: Record
) -> None:
    sign_in(client, facilitator)
    with unit_of_work():
        part = db.session.get(RecordPart, (record.id, "participation"))
        part.content = part.content.replace('"answered":25', '"answered":26')
    page = client.get(f"/archive/{record.id}").get_data(as_text=True)
    assert "Oförändrad sedan den fastställdes" not in page
    assert "Delen ”participation” är ändrad." in page


@pytest.mark.parametrize("file", FILES)
def test_files_are_named_and_dated(
    client: FlaskClient, facilitator: Membership, record: Record, file: str
) -> None:
    sign_in(client, facilitator)
    answer = client.get(f"/archive/{record.id}/{file}", headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    name = answer.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="2026-03-12-trygghet-i-exempelby-')


def test_only_those_who_may_reach_the_dialogue_reach_its_record(
    client: FlaskClient, organisation: Organisation, coordinator: Membership, record: Record
) -> None:
    department = record.dialogue.lead_department
    colleague = make_member(organisation, departments=(department,))
    stranger = make_member(organisation, departments=(make_department(organisation),))
    elsewhere = make_member(make_organisation("Grannby kommun"))
    paths = [f"/archive/{record.id}", *(f"/archive/{record.id}/{file}" for file in FILES)]
    paths += [
        f"/archive/{record.id}/{noun}" for noun in ("additions", "corrections", "withdrawals", "proposals")
    ]
    for member, status in ((coordinator, 200), (colleague, 200), (stranger, 404), (elsewhere, 404)):
        sign_in(client, member)
        assert {client.get(path).status_code for path in paths} == {status}
        assert (record.dialogue.title["sv"] in client.get("/archive").get_data(as_text=True)) == (
            status == 200
        )


def test_records_are_found(client: FlaskClient, organisation: Organisation, coordinator: Membership) -> None:
    sign_in(client, coordinator)
    place = make_place(organisation, "Busstationen")
    found = sealed_dialogue(organisation, coordinator, target_group="young", case_number="KS 2026-000086")
    with unit_of_work():
        found.dialogue.spots[0].place_id = place.id
    sealed_dialogue(
        organisation, coordinator, starts_at=datetime(2025, 1, 10, 18, 0, tzinfo=UTC), rated=((DAY, DAY),)
    )
    department = found.dialogue.lead_department_id
    for query, count in (
        ("", 2),
        ("q=LAMPAN+trasig", 2),
        ("q=torget", 2),  # also "Torget på dagen" in the own words
        ("q=100%25", 0),
        ("case_number=000086", 1),
        (f"place={place.id}", 1),
        ("target_group=young", 1),
        (f"department={department}", 1),
        ("since=2026-03-12&until=2026-03-12", 1),
        ("until=2025-12-31", 1),
        ("since=2026-03-13", 0),
        ("place=x&department=%C2%B2&since=nope", 2),
        ("since=0001-01-01&until=9999-12-31", 2),
    ):
        page = client.get(f"/archive?{query}").get_data(as_text=True)
        assert page.count('class="row-title"') == count, query


def test_the_list_costs_the_same_however_long_it_is(
    client: FlaskClient, organisation: Organisation, coordinator: Membership
) -> None:
    sign_in(client, coordinator)
    counts = []
    for _ in range(2):
        for _ in range(2):
            sealed_dialogue(organisation, coordinator)
        with statements() as sent:
            assert client.get("/archive").status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 12


def test_additions_corrections_and_withdrawals_by_hand(
    client: FlaskClient, facilitator: Membership, record: Record
) -> None:
    sign_in(client, facilitator)
    base = f"/archive/{record.id}"
    assert client.post(f"{base}/additions", data={"text": ""}).status_code == 422
    assert client.post(f"{base}/additions", data={"text": "Lampan är lagad."}).status_code == 302
    assert client.post(f"{base}/proposals", data={"measure": "Ny bänk", "place": "1"}).status_code == 302
    page = client.get(base).get_data(as_text=True)
    assert "Lampan är lagad." in page
    assert "Ny bänk" in page
    text = next(one for one in texts_of(record).values() if one.text == "Bra bänkar.")
    assert "Bra bänkar." in client.get(f"{base}/withdrawals?text={text.commitment}").get_data(as_text=True)
    client.post(f"{base}/withdrawals", data={"commitment": text.commitment, "reason": "request"})
    assert "Bra bänkar." not in client.get(base).get_data(as_text=True)
    answer = client.post(f"{base}/corrections", data={"reason": "Fel lokal.", "room": "Bygdegården"})
    assert "Ersätter arkivpost 1" in client.get(answer.location).get_data(as_text=True)
    old = client.get(base).get_data(as_text=True)
    assert "Den här arkivposten är rättad." in old
    assert "Gör ett tillägg" not in old
    assert client.get("/archive").get_data(as_text=True).count('class="row-title"') == 1


def test_anybody_may_verify_a_file(
    app: Flask, client: FlaskClient, facilitator: Membership, record: Record
) -> None:
    file = write_record(record)
    sealed = json.loads(file)
    sealed["manifest"]["threshold"] = 6
    sealed["checksum"] = seal_of(sealed["manifest"])
    for content, words in (
        (file, "Filen är oförändrad och finns i arkivet"),
        (json.dumps(sealed), "finns inte i arkivet"),
    ):
        sent = {"file": (io.BytesIO(content.encode()), "post.json")}
        page = client.post("/archive/verify", data=sent).get_data(as_text=True)
        assert words in page
        assert "Hem" not in page


def test_a_file_is_verified_on_a_page(client: FlaskClient, facilitator: Membership, record: Record) -> None:
    sign_in(client, facilitator)
    file = client.get(f"/archive/{record.id}/record.json").data

    def told(content: bytes) -> str:
        sent = {"file": (io.BytesIO(content), "post.json")}
        return client.post("/archive/verify", data=sent).get_data(as_text=True)

    assert "Filen är oförändrad och finns i arkivet" in told(file)
    assert "Filen är ändrad eller skadad" in told(file.replace(b'"answered": 25', b'"answered": 26'))
    assert "Filen är ändrad eller skadad" in told(b"\x00")
    sign_in(client, make_member(make_organisation("Grannby kommun")))
    assert f'href="/archive/{record.id}"' not in told(file)
    assert client.post("/archive/verify", data={}).status_code == 422
