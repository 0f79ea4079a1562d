"""What is printed before an evening: the page to order it on, the forms' numbers, and what the PDFs say."""

import io

import pypdf
import pytest

from facilitate.extensions import db
from facilitate.live.printing.pack import Sheet
from tests.factories import make_dialogue, make_member, make_organisation, sign_in
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app, client) -> Room:
    room = make_room(opened=False)
    sign_in(client, room.leader)
    return room


def ordered(client, room, sheet="pack", **numbers) -> pypdf.PdfReader:
    """The PDF that one gets by pressing the button."""
    numbers = {name.replace("_", "-"): number for name, number in numbers.items()}
    answer = client.post(
        f"/control/{room.dialogue.id}/print", data={"sheet": sheet, "language": "sv", **numbers}
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)
    pdf = client.get(answer.location)
    assert pdf.content_type == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(pdf.data))


def text_of(document: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in document.pages)


def test_a_draft_has_nothing_to_print_and_says_why(app, client):
    member = make_member(make_organisation())
    sign_in(client, member)
    draft = make_dialogue(member.organisation, member)
    html = client.get(f"/control/{draft.id}/print").get_data(as_text=True)
    assert "utan kod går inget att skriva ut" in html
    assert "Skriv ut allt (PDF)" not in html
    assert client.post(f"/control/{draft.id}/print", data={"language": "sv"}).status_code == 409
    assert client.get(f"/control/{draft.id}/print/pack.pdf").status_code == 409


def test_the_pack_holds_everything_and_remembers_where_it_leads(client, room):
    assert "Skriv ut allt (PDF)" in client.get(f"/control/{room.dialogue.id}/print").get_data(as_text=True)
    text = text_of(ordered(client, room, forms_sv=1, cards_sv=2))
    for words in (
        "Körschema",
        "Så gör du",
        "Det här händer sedan",
        "Var med!",
        "Vi pratar om",
        "Formulär nr 1",
    ):
        assert words in text
    db.session.expire_all()
    assert room.dialogue.printed_address == "http://hall.test"


def test_forms_are_numbered_on_from_those_printed_before(client, room):
    assert "Formulär nr 2" in text_of(ordered(client, room, "forms", forms_sv=2))
    more = text_of(ordered(client, room, "forms", forms_sv=1, forms_en=1))
    assert "Formulär nr 3" in more
    assert "Form no. 4" in more or "Formulär nr 4" in more
    assert "Formulär nr 2" not in more
    db.session.expire_all()
    assert room.dialogue.forms_printed == 4


def test_fetching_a_print_again_counts_nothing(client, room):
    answer = client.post(
        f"/control/{room.dialogue.id}/print", data={"sheet": "forms", "language": "sv", "forms-sv": 1}
    )
    for _ in range(2):
        assert client.get(answer.location).status_code == 200
    db.session.expire_all()
    assert room.dialogue.forms_printed == 1


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_sheet_is_tagged_archivable_and_titled(client, room, sheet):
    document = ordered(client, room, sheet.value, forms_sv=1, cards_sv=1)
    catalog = document.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert document.metadata.title == "Trygghet i Exempelby"
    metadata = catalog["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_printing_is_for_those_who_may_reach_the_dialogue(client, room):
    address = f"/control/{room.dialogue.id}/print"
    assert client.get(address).status_code == 200
    sign_in(client, make_member(make_organisation()))
    for path in (address, f"{address}/pack.pdf"):
        assert client.get(path).status_code == 404
