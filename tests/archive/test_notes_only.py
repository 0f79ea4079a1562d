"""A record of notes alone, such as an interview: it speaks of no answers, for nobody was asked for any."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.archive.held import HeldMeeting
from tests.factories import make_department, make_member, sign_in

OF_FIGURES = ("svarade", "Andel otrygga", "Plats för plats", "Siffran över stapeln", "Det ni skrev")


@pytest.fixture
def meeting(client, organisation):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    member = make_member(organisation, departments=(make_department(organisation, "Kultur och fritid"),))
    sign_in(client, member)
    return HeldMeeting(client, member)


def everywhere(meeting, record) -> list[str]:
    """The page, the printed summary and the table."""
    document = meeting.client.get(f"/archive/{record.id}/summary.pdf").get_data()
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages)
    table = meeting.client.get(f"/archive/{record.id}/figures.csv").get_data().decode("utf-8-sig")
    return [meeting.read(f"/archive/{record.id}"), printed, table]


def test_notes_alone_are_not_told_as_answers_that_are_missing(meeting):
    meeting.prepare("Torget", held_as="interview").enter()
    meeting.note("Det är mörkt vid skolan.")
    page, printed, table = everywhere(meeting, meeting.seal())
    for words in OF_FIGURES:
        assert words not in page
        assert words not in printed
    assert "0 svarade" not in table
    assert "Det som sades" in page
    assert "Det är mörkt vid skolan." in printed


def test_how_many_were_in_the_room_is_told_beside_notes(meeting):
    meeting.prepare("Torget", held_as="talk").enter()
    meeting.note("Det är mörkt vid skolan.")
    record = meeting.seal(in_the_room="12")
    assert all("12 i rummet" in one for one in everywhere(meeting, record))


def test_a_record_with_figures_still_speaks_of_them(meeting):
    meeting.prepare("Torget", figures=True).enter()
    meeting.count({question: {"4": 6} for question in meeting.questions})
    page, printed, _table = everywhere(meeting, meeting.seal())
    for words in OF_FIGURES:
        assert words in page or words in printed
