"""What each audience sees, in each state, and what it costs to find out."""

from datetime import timedelta

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.models import Dialogue, StepKind
from facilitate.extensions import db
from facilitate.live import asking_time, deadlines, stage, switches
from facilitate.live.commands import QuestionClosed
from facilitate.live.models import Participant
from facilitate.live.progress import control_progress, screen_progress
from facilitate.live.snapshot import (
    PhoneState,
    ScreenKind,
    control_snapshot,
    phone_snapshot,
    screen_snapshot,
)
from facilitate.live.tallies import Progress, progress_of
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


def phone(room: Room, who=None) -> PhoneState:
    return phone_snapshot(room.dialogue, who).state


def screen(room: Room) -> ScreenKind:
    return screen_snapshot(None, room.dialogue).kind


def test_a_stranger_sees_whether_the_door_is_open(app):
    room = make_room(opened=False)
    assert phone(room) is PhoneState.EARLY
    with unit_of_work():
        stage.advance(room.dialogue, 0, None)
    assert phone(room) is PhoneState.WELCOME
    with unit_of_work():
        switches.pause_joining(room.dialogue, None, paused=True)
    assert phone(room) is PhoneState.PAUSED
    room.end()
    assert phone(room) is PhoneState.LATE
    clock.hold(room.dialogue.closing_ends_at)
    assert phone(room) is PhoneState.ENDED


def test_phone_and_projector_follow_the_room_step_by_step(room):
    [one] = room.join()
    seen = [(phone(room, one), screen(room))]
    room.jump(StepKind.RATE)
    seen.append((phone(room, one), screen(room)))
    room.press("ask")
    seen.append((phone(room, one), screen(room)))
    room.press("close")
    seen.append((phone(room, one), screen(room)))
    room.close()
    seen.append((phone(room, one), screen(room)))
    room.press("show")
    seen.append((phone(room, one), screen(room)))
    room.jump(StepKind.COMMENT)
    seen.append((phone(room, one), screen(room)))
    room.jump(StepKind.TALK)
    seen.append((phone(room, one), screen(room)))
    room.end()
    seen.append((phone(room, one), screen(room)))
    assert seen == [
        (PhoneState.WAITING, ScreenKind.JOIN),
        (PhoneState.WAITING, ScreenKind.INTRO),
        (PhoneState.ASKING, ScreenKind.ASKING),
        (PhoneState.CLOSING, ScreenKind.ASKING),
        (PhoneState.CLOSED, ScreenKind.CLOSED),
        (PhoneState.SHOWN, ScreenKind.SHOWN),
        (PhoneState.COMMENT, ScreenKind.WALL),
        (PhoneState.TALK, ScreenKind.TALK),
        (PhoneState.ENDING, ScreenKind.TALK),
    ]


def test_a_question_that_is_open_at_the_end_is_answered_until_the_clock_has_run(room):
    [one] = room.join()
    room.ask()
    room.end()
    seen = phone_snapshot(room.dialogue, one)
    assert (seen.state, seen.ends_at) == (PhoneState.CLOSING, room.dialogue.closing_ends_at)
    assert len(seen.questions) == 4


def test_a_phone_sees_its_own_answers_and_where_it_was(room):
    one, other = room.join(2)
    room.ask()
    questions = room.questions()
    room.answer(one, questions[0], "3", 4)
    room.answer(one, questions[1], "-")
    room.answer(other, questions[2], "1")
    seen = phone_snapshot(room.dialogue, one)
    assert [(own.code, own.number) for own in seen.questions] == [("3", 4), ("-", 1), (None, 0), (None, 0)]
    assert seen.current.id == questions[2].id
    assert (seen.current.spot_number, seen.current.spot_total) == (2, 2)
    assert [own.id for own in seen.skipped] == [questions[1].id]
    assert seen.storage_key != phone_snapshot(room.dialogue, other).storage_key


def test_blank_and_join_come_before_what_the_step_shows(room):
    room.ask()
    with unit_of_work():
        switches.show_join(room.dialogue, shown=True)
    assert screen(room) is ScreenKind.JOIN
    with unit_of_work():
        switches.blank(room.dialogue, blanked=True)
    assert screen(room) is ScreenKind.BLANK


def test_nobody_gets_a_distribution_before_show(room):
    people = room.join(6)
    room.step(StepKind.RATE).options = {"results_on_phones": True}
    room.ask()
    for one in people:
        for question in room.questions():
            room.answer(one, question, "2")
    for _ in ("asking", "closed"):
        assert phone_snapshot(room.dialogue, people[0]).results == ()
        assert screen_snapshot(None, room.dialogue).results == ()
        assert control_snapshot(room.dialogue).results == ()
        room.close()


def test_after_show_the_place_in_focus_is_shown_and_too_few_are_withheld(room):
    people = room.join(6)
    with unit_of_work():
        room.step(StepKind.RATE).options = {"results_on_phones": True}
    room.ask()
    by_day, in_the_dark = room.questions()[:2]
    for number, one in enumerate(people):
        room.answer(one, by_day, "1")
        room.answer(one, in_the_dark, "4" if number < 4 else "N")
    room.close()
    room.press("show")
    for results in (
        phone_snapshot(room.dialogue, people[0]).results,
        screen_snapshot(None, room.dialogue).results,
        control_snapshot(room.dialogue).results,
    ):
        assert [(one.aspect, one.figure.withheld) for one in results] == [("day", False), ("evening", True)]
        assert (results[0].figure.n, results[0].figure.unsafe) == (6, 6)
        assert results[1].figure.n is None
        assert results[0].spot.label["sv"] == "Busstationen"
    room.press("next_place")
    assert {one.spot.label["sv"] for one in screen_snapshot(None, room.dialogue).results} == {"Torget"}


def test_phones_get_results_only_where_the_step_says_so(room):
    [one] = room.join()
    with unit_of_work():
        room.step(StepKind.RATE).options = {}
    room.ask()
    room.close()
    room.press("show")
    assert phone_snapshot(room.dialogue, one).results == ()
    assert screen_snapshot(None, room.dialogue).results != ()


def test_progress_counts_people_and_the_projector_stops_when_few_remain(room):
    people = room.join(9)
    room.ask()
    for one in people[:5]:
        for question in room.questions():
            room.answer(one, question, "2")
    room.answer(people[5], room.questions()[0], "-")
    progress = progress_of(room.dialogue.id, room.step(StepKind.RATE))
    assert progress == Progress(joined=9, done=5, answering=1)
    assert (progress.silent, progress.shown_done) == (3, 5)
    assert screen_progress(room.dialogue.id)["done"] == 5
    for question in room.questions():
        room.answer(people[6], question, "2")
    told = screen_progress(room.dialogue.id)
    assert (told["done"], told["joined"]) == (None, 9)
    assert told["done_words"] == "Nästan alla är klara. Ta den tid du behöver."
    assert control_progress(room.dialogue.id)["done"] == 6


def test_asking_for_more_time_is_counted_once_and_keeps_the_question_open(room):
    one, _other = room.join(2)
    room.ask()
    with pytest.raises(QuestionClosed), unit_of_work():
        asking_time.ask_for_more_time(one)
    room.press("close")
    for _ in range(2):
        with unit_of_work():
            asking_time.ask_for_more_time(one)
    assert phone_snapshot(room.dialogue, one).asked_more_time
    assert control_progress(room.dialogue.id)["more_time"] == 1
    clock.hold(clock.now() + timedelta(seconds=60))
    deadlines.notice_all()
    assert phone(room, one) is PhoneState.CLOSING
    with unit_of_work():
        stage.more_time(room.dialogue, room.version, None, room.step(StepKind.RATE).id)
    assert control_progress(room.dialogue.id)["more_time"] == 0


@pytest.mark.parametrize(("audience", "most"), [("phone", 8), ("control", 12), ("screen", 9)])
def test_a_snapshot_costs_the_same_however_many_take_part(room, audience, most):
    people = room.join(6)  # with fewer than five, control asks besides whether they are too few
    room.ask()
    for one in people:
        room.answer(one, room.questions()[0], "2")
    who, dialogue = people[0].id, room.dialogue.id
    few = cost(audience, dialogue, who)
    room.dialogue = db.session.get(Dialogue, dialogue)
    for one in room.join(30):
        room.answer(one, room.questions()[0], "2")
    assert cost(audience, dialogue, who) == few <= most


def cost(audience: str, dialogue_id: int, who: str) -> int:
    db.session.expunge_all()
    with statements() as sent:
        dialogue = db.session.get(Dialogue, dialogue_id)
        if audience == "phone":
            seen = phone_snapshot(dialogue, db.session.get(Participant, who))
            assert [own.spot.label for own in seen.questions]
        elif audience == "control":
            control_snapshot(dialogue)
        else:
            screen_snapshot(None, dialogue)
    return len([statement for statement in sent if not statement.startswith("BEGIN")])
