"""What was typed on a page about paper in a rehearsal, and sent when the evening has begun."""

import re

import pytest

from facilitate.extensions import db
from facilitate.live import rehearsal
from facilitate.live.models import Comment, PaperForm
from facilitate.live.paper.filled import Words
from facilitate.transaction import unit_of_work
from tests.factories import sign_in
from tests.live.rooms import Room, make_room
from tests.live.stacks import Stack


@pytest.fixture
def room(app) -> Room:
    rehearsed = make_room(opened=False)
    with unit_of_work():
        rehearsal.rehearse(rehearsed.dialogue, rehearsed.leader.user_id)
    return rehearsed


@pytest.fixture
def desk(client, room):
    sign_in(client, room.leader)
    return client


def begin(room: Room) -> None:
    with unit_of_work():
        rehearsal.begin_for_real(room.dialogue, room.version, room.leader.user_id)


def fields_of(desk, path: str) -> dict[str, str]:
    page = desk.get(path).get_data(as_text=True)
    return dict(re.findall(r'<input type="hidden" name="(epoch|key)" value="([^"]*)">', page))


def test_a_form_typed_in_the_rehearsal_is_not_entered_into_the_evening(desk, room):
    path = f"/control/{room.dialogue.id}/paper/new"
    typed = {"number": "3", "comment-0": "Bara ett prov"}
    assert desk.post(path, data=fields_of(desk, path) | typed).status_code == 303
    stale = fields_of(desk, path) | typed | {"number": "4"}
    begin(room)
    refused = desk.post(path, data=stale)
    assert (refused.status_code, db.session.query(PaperForm).count(), db.session.query(Comment).count()) == (
        409,
        0,
        0,
    )
    page = refused.get_data(as_text=True)
    assert "Samtalet har börjat om sedan du öppnade sidan." in page
    assert "Bara ett prov" not in page
    assert desk.post(path, data=fields_of(desk, path) | typed).status_code == 303


def test_an_evenings_form_is_neither_corrected_nor_compared_by_a_page_of_the_rehearsal(desk, room):
    forms = Stack(room)
    forms.enter(7, "44", by=forms.bo)
    path = f"/control/{room.dialogue.id}/paper/7"
    stale = fields_of(desk, path) | {"comment-0": "Bara ett prov"}
    begin(room)
    forms.enter(7, "12", Words("På riktigt"), by=forms.bo)
    assert desk.post(path, data=stale).status_code == 409
    assert desk.post(f"{path}/second", data=stale).status_code == 409
    db.session.expire_all()
    form = db.session.query(PaperForm).one()
    assert (form.checked_by, [one.text for one in db.session.query(Comment)]) == (None, ["På riktigt"])
    assert desk.post(path, data=fields_of(desk, path) | {"comment-1": "Och mer"}).status_code == 303
    assert db.session.query(Comment).count() == 2


@pytest.mark.parametrize("question", ["²", "٣", "9" * 5000, "-1", ""])
def test_a_choice_between_readings_of_no_question_changes_nothing(desk, room, question):
    forms = Stack(room)
    forms.enter(7, "44", by=forms.bo)
    forms.enter_again(7, "43", by=forms.eva)
    path = f"/control/{room.dialogue.id}/paper/7/differences"
    assert desk.post(path, data={f"choice-{question}": "second"}).status_code == 303
    assert forms.codes_of(7).strip() == "44"
