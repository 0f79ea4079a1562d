"""Who is counted: whoever left or came in twice is not waited for; nobody who only rests is left out."""

from datetime import timedelta

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live import presence
from facilitate.live.listeners import Audience, Listener, Listeners
from facilitate.live.models import Participant
from facilitate.live.progress import control_progress, screen_progress
from facilitate.live.tallies import Progress, progress_of
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def connected() -> Listeners:
    return Listeners()


def connect(connected: Listeners, room: Room, people: list[Participant]) -> None:
    for one in people:
        connected.add(Listener(one.id, Audience.PHONE, room.dialogue.id, one.id))


def let_pass(minutes: float) -> None:
    clock.hold(clock.now() + timedelta(minutes=minutes))


def progress(room: Room) -> Progress:
    db.session.rollback()
    return progress_of(room.dialogue.id, room.stage.step)


def test_a_phone_that_came_in_twice_is_not_waited_for(room, connected):
    [real, double] = room.join(2)
    presence.note_all(connected)
    connect(connected, room, [real])
    room.ask()
    presence.note_all(connected)
    assert progress(room).joined == 2
    let_pass(4)
    presence.note_all(connected)
    told = progress(room)
    assert (told.joined, told.away, told.silent) == (1, 1, 1)
    for question in room.questions():
        room.answer(real, question, "4")
    assert control_progress(room.dialogue.id)["silent"] == 1
    assert control_progress(room.dialogue.id)["joined"] == 1
    assert progress(room).silent == 0
    room.press("close")
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSED
    assert double.away


def test_people_who_left_at_the_break_leave_the_projectors_count(room, connected):
    people = room.join(12)
    connect(connected, room, people)
    room.ask()
    for one in people:
        room.answer(one, room.questions()[0], "3")
    presence.note_all(connected)
    for one in people[6:]:
        connected.drop(one.id)
    room.jump(StepKind.CLOSING)
    room.press("ask")
    for one in people[:4]:
        for question in room.questions(StepKind.CLOSING):
            room.answer(one, question, "4")
    presence.note_all(connected)
    assert screen_progress(room.dialogue.id)["done"] == 4
    let_pass(3)
    presence.note_all(connected)
    assert progress(room).away == 6
    assert screen_progress(room.dialogue.id)["done"] is None
    assert screen_progress(room.dialogue.id)["done_words"]


def test_a_phone_that_wakes_is_counted_again(room, connected):
    [somebody] = room.join()
    room.ask()
    let_pass(4)
    presence.note_all(connected)
    assert progress(room).joined == 0
    connected.hear(room.dialogue.id, somebody.id)
    presence.note_all(connected)
    assert (progress(room).joined, progress(room).away) == (1, 0)
    let_pass(10)
    presence.note_all(connected)
    assert progress(room).joined == 1


def test_whoever_has_answered_is_counted_though_the_phone_sleeps(room, connected):
    [somebody] = room.join()
    room.ask()
    room.answer(somebody, room.questions()[0], "4")
    let_pass(10)
    presence.note_all(connected)
    assert (progress(room).joined, progress(room).answering) == (1, 1)


def test_while_people_talk_or_write_nobody_is_counted_out(room, connected):
    room.join(3)
    for kind in (StepKind.TALK, StepKind.COMMENT):
        room.jump(kind)
        let_pass(30)
        presence.note_all(connected)
        assert progress(room).joined == 3


def test_an_answer_of_somebody_who_was_away_counts_at_once(room, connected):
    [somebody] = room.join()
    room.ask()
    let_pass(4)
    presence.note_all(connected)
    assert progress(room).joined == 0
    room.answer(somebody, room.questions()[0], "4")
    told = progress(room)
    assert (told.joined, told.answering, told.silent) == (1, 1, 0)


def test_a_process_that_hears_nobody_says_nothing_of_those_whom_another_has_heard(room, connected):
    people = room.join(3)
    connect(connected, room, people)
    room.ask()
    presence.note_all(connected)
    let_pass(4)
    presence.note_all(Listeners())
    assert progress(room).joined == 3


def test_no_time_of_day_is_kept_of_a_phone(room, connected):
    connect(connected, room, room.join())
    presence.note_all(connected)
    kept = {column.name for column in Participant.__table__.columns}
    assert not [name for name in kept if name.endswith(("_at", "_on", "time"))]
    with unit_of_work():
        assert db.session.query(Participant.heard_in_part).one()[0] == 1
