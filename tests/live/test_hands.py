"""Raised hands, counted by the facilitator, and how many were in the room."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate.extensions import db
from facilitate.live import operations
from facilitate.live.commands import UnknownQuestion
from facilitate.live.hands import HandsAlreadyIn, NotHands, hands_in
from facilitate.live.late import AlreadyShown
from facilitate.live.models import Channel, EnteredCount, Summary
from facilitate.live.tallies import progress_of
from facilitate.transaction import unit_of_work
from tests.factories import sign_in
from tests.live.mixed import EVA, come_in, enter, raise_hands
from tests.live.rooms import Room, make_room
from tests.live.test_closing import counts, let_end
from tests.live.test_late import reveal_all, show


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


def kept(question) -> dict[str, tuple[int, bool]]:
    rows = db.session.query(EnteredCount).filter_by(question_id=question.id)
    return {row.code: (row.count, row.late) for row in rows}


def test_hands_are_written_again_until_the_result_is_shown(room):
    question = room.questions()[0]
    raise_hands(room, question, c4=3, c1=1)
    raise_hands(room, question, c4=2, cN=6)
    assert kept(question) == {"4": (2, False), "N": (6, False)}
    show(room)
    with pytest.raises(AlreadyShown):
        raise_hands(room, question, c4=9)


def test_hands_after_the_result_are_late_and_written_once(room):
    question = room.questions()[0]
    show(room)
    raise_hands(room, question, c4=6)
    assert kept(question) == {"4": (6, True)}
    with pytest.raises(HandsAlreadyIn):
        raise_hands(room, question, c4=7)


@pytest.mark.parametrize("counts", [{"c4": 501}, {"c4": -1}, {"c5": 1}, {"c-": 1}, {"c4": True}])
def test_what_cannot_be_hands_is_refused(room, counts):
    raise_hands(room, room.questions()[0], c4=500)
    with pytest.raises(NotHands):
        raise_hands(room, room.questions()[0], **counts)


def test_hands_for_another_dialogues_question_are_refused(room):
    other = make_room().questions()[0]
    with pytest.raises(UnknownQuestion):
        raise_hands(room, other, c4=1)


@pytest.mark.parametrize(("others", "joined"), [(0, True), (1, False), (4, False), (5, True)])
def test_hands_that_everybody_saw_never_leave_a_few_others_to_be_found(room, others, joined):
    question = room.questions()[0]
    for one in come_in(room, Channel.PAPER, others):
        enter(one, {question: "1"})
    raise_hands(room, question, c4=6)
    show(room)
    assert counts(room, question).get("4", 0) == (6 if joined else 0)
    assert kept(question) == {"4": (6, not joined)}


def test_hands_are_no_phones(room):
    room.join(2)
    raise_hands(room, room.questions()[0], c4=6)
    assert progress_of(room.dialogue.id, room.stage.step).joined == 2


def test_control_begins_with_the_place_in_focus_and_goes_on_with_the_next(client: FlaskClient, room):
    sign_in(client, room.leader)
    address = f"/control/{room.dialogue.id}/hands"
    day, evening = room.questions()[:2]
    page = client.get(address).get_data(as_text=True)
    assert f'name="question" value="{day.id}"' in page
    sent = {"question": day.id, "code-4": "3", "code-2": "", "code-N": " 1 "}
    answer = client.post(address, data=sent)
    assert answer.status_code == 303
    assert kept(day) == {"4": (3, False), "N": (1, False)}
    page = client.get(answer.location).get_data(as_text=True)
    assert "4 händer" in page
    assert f'name="question" value="{evening.id}"' in client.get(address).get_data(as_text=True)
    page = client.post(address, data=sent | {"code-4": "tre"}).get_data(as_text=True)
    assert "Skriv hela tal från 0 till 500." in page
    assert 'value="tre"' in page


def test_hands_that_have_been_shown_cannot_be_written(client: FlaskClient, room):
    sign_in(client, room.leader)
    day = room.questions()[0]
    raise_hands(room, day, c4=6)
    show(room)
    address = f"/control/{room.dialogue.id}/hands?question={day.id}"
    page = client.get(address).get_data(as_text=True)
    assert "Händerna går inte att ändra längre." in page
    assert "Spara händerna" not in page


def test_how_many_are_in_the_room_is_asked_on_control(client: FlaskClient, room):
    sign_in(client, room.leader)
    address = f"/control/{room.dialogue.id}/in-the-room"
    assert client.get(address).status_code == 200
    assert client.post(address, data={"people": "30"}).status_code == 303
    assert db.session.get(Summary, room.dialogue.id).in_the_room == 30
    assert 'value="30"' in client.get(address).get_data(as_text=True)
    client.post(address, data={"people": "många"})
    assert db.session.get(Summary, room.dialogue.id).in_the_room == 30
    client.post(address, data={"people": ""})
    assert db.session.get(Summary, room.dialogue.id).in_the_room is None


@pytest.mark.parametrize("people", [-1, 5001])
def test_a_room_has_a_size(room, people):
    with unit_of_work():
        operations.say_how_many(room.dialogue, EVA, 5000)
    with pytest.raises(operations.NotPeople), unit_of_work():
        operations.say_how_many(room.dialogue, EVA, people)


def test_hands_can_be_noted_after_the_end_until_the_figures_are_seen(room):
    question = room.questions()[0]
    let_end(room)
    raise_hands(room, question, c4=5)
    reveal_all(room)
    assert counts(room, question) == {"4": 5}
    assert not [one for one in hands_in(room.dialogue) if one.question.id == question.id and not one.fixed]
