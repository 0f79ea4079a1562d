"""A meeting that was held on a known day, at an hour that nobody remembers."""

import pytest

from facilitate.archive.reading import read_parts
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from tests.archive.held import HeldMeeting
from tests.factories import make_department, make_member, sign_in


@pytest.fixture
def meeting(client, organisation):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    member = make_member(organisation, departments=(make_department(organisation, "Kultur och fritid"),))
    sign_in(client, member)
    return HeldMeeting(client, member)


def test_the_hour_can_be_left_out(meeting):
    meeting.prepare("Torget", starts_time="")
    about = meeting.read(f"/dialogues/{meeting.number}/about")
    assert 'value="2024-03-12"' in about
    assert "00:00" not in about
    for page in ("/desk", "/dialogues", f"/dialogues/{meeting.number}"):
        shown = meeting.read(page)
        assert "12 mars 2024" in shown
        assert "00:00" not in shown


def test_the_record_says_the_day_and_no_hour(meeting):
    meeting.prepare("Torget", starts_time="").enter()
    record = meeting.seal()
    about = read_parts(record)["about"]
    assert (about["date"], about["time"]) == ("2024-03-12", None)
    page = meeting.read(f"/archive/{record.sequence}")
    assert "tisdag 12 mars 2024, vår" in page
    assert "klockan" not in page


def test_an_hour_without_a_day_is_asked_about(meeting):
    meeting.begin("interview")
    answer = meeting.say_about(starts_on="")
    assert answer.status_code == 422
    assert "Välj också vilken dag ni sågs." in answer.get_data(as_text=True)


def test_an_hour_that_is_found_later_is_kept(meeting):
    meeting.prepare("Torget", starts_time="")
    assert db.session.get(Dialogue, meeting.number).day_only
    meeting.say_about(starts_time="18:30")
    assert not db.session.get(Dialogue, meeting.number).day_only
    assert "18:30" in meeting.read(f"/dialogues/{meeting.number}")
