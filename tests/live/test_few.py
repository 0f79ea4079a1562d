"""Fewer than five came: said at once, and the places are talked about instead of shown in figures."""

import pytest
from flask import Flask

from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live.models import Channel, CountSource, EnteredCount, Participant, Proposal
from facilitate.live.snapshot import control_snapshot
from facilitate.live.turnout import too_few
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.rooms import Room, make_room

SAID = "Ni är 4. Färre än 5 svar visas aldrig som siffror."


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


def html_of(client, room: Room, path: str = "") -> str:
    return client.get(f"/control/{room.dialogue.id}{path}").get_data(as_text=True)


def few(room: Room) -> int:
    return too_few(room.dialogue.id)


def test_every_way_of_taking_part_counts(room):
    assert few(room) == 0
    room.join(2)
    save(Participant(dialogue_id=room.dialogue.id, channel=Channel.HELPER))
    assert few(room) == 3
    with unit_of_work():
        room.dialogue.forms_handed_out = 1
    save(Participant(dialogue_id=room.dialogue.id, channel=Channel.PAPER))
    assert few(room) == 4
    question = room.questions()[0]
    save(EnteredCount(question_id=question.id, code="3", count=1, source=CountSource.HANDS))
    assert few(room) == 0


def test_a_raised_threshold_decides_and_a_rehearsal_says_nothing(room):
    room.join(5)
    assert few(room) == 0
    with unit_of_work():
        room.dialogue.threshold = 6
    assert few(room) == 5
    with unit_of_work():
        room.dialogue.phase = "rehearsal"
    assert few(room) == 0


def test_it_is_said_when_the_room_comes_to_the_places_and_goes_when_more_come(client, room):
    sign_in(client, room.leader)
    room.join(4)
    assert SAID not in html_of(client, room)
    room.jump(StepKind.RATE)
    assert SAID in html_of(client, room)
    room.join()
    assert SAID not in html_of(client, room)


def close_the_question(room: Room) -> None:
    room.ask()
    room.close()


def test_the_large_button_offers_to_talk_instead_of_charts(room):
    room.join(4)
    close_the_question(room)
    assert str(control_snapshot(room.dialogue).next.label) == "Prata om platserna"
    room.join()
    assert str(control_snapshot(room.dialogue).next.label) == "Visa resultatet"


def test_the_note_of_the_place_on_the_projector_opens_beside_it(client, room):
    sign_in(client, room.leader)
    room.join(4)
    close_the_question(room)
    advance = f"/control/{room.dialogue.id}/next"
    for spot, verb in zip(room.dialogue.spots, ("show", "next_place"), strict=True):
        pressed = client.post(advance, data={"version": room.version, "verb": verb}, follow_redirects=True)
        html = pressed.get_data(as_text=True)
        assert "Anteckna ett förslag" in html
        assert f'<option selected value="{spot.id}">' in html
    assert db.session.query(Proposal).count() == 0


def test_with_enough_people_the_panel_stays_closed(client, room):
    sign_in(client, room.leader)
    room.join(5)
    close_the_question(room)
    pressed = client.post(
        f"/control/{room.dialogue.id}/next",
        data={"version": room.version, "verb": "show"},
        follow_redirects=True,
    )
    assert "Anteckna ett förslag" not in pressed.get_data(as_text=True)
    assert room.step(StepKind.RATE).phase == StepPhase.SHOWN


def test_no_figure_and_no_number_of_answers_is_given_to_anybody(client, room):
    people = room.join(4)
    room.ask()
    for who in people[:3]:
        room.answer(who, room.questions()[0], "2")
    room.close()
    room.press("show")
    snapshot = control_snapshot(room.dialogue)
    assert snapshot.results
    assert all(one.figure.withheld and one.figure.n is None for one in snapshot.results)
    sign_in(client, room.leader)
    assert "För få svar" not in html_of(client, room).split('class="views"')[0]
