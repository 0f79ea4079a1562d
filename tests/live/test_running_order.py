"""Minutes against the plan: what the running order on the lectern says, and to whom."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.live.timing import planned_end, timing_of
from facilitate.transaction import unit_of_work
from tests.factories import make_member, make_organisation, sign_in
from tests.live.rooms import make_room

BEGUN = datetime(2026, 3, 12, 13, 0, tzinfo=UTC)


@pytest.fixture
def room(app, client):
    clock.hold(BEGUN)
    room = make_room()
    with unit_of_work():
        for step in room.dialogue.steps:
            step.minutes = 10
            step.spoken = {"sv": f"Vi säger {step.kind}.\nOch lite till."}
    sign_in(client, room.leader)
    return room


def after(minutes: int) -> None:
    clock.hold(BEGUN + timedelta(minutes=minutes))


def minutes_of(room, kind: StepKind) -> int:
    timing = timing_of(room.dialogue, room.stage)
    return next(part.minutes for part in timing.parts if part.step.kind == kind)


def page(client, room) -> str:
    return client.get(f"/control/{room.dialogue.id}/running-order").get_data(as_text=True)


def test_each_part_has_the_minutes_that_the_room_was_there(room):
    after(8)
    room.jump(StepKind.RATE)
    after(25)
    assert (minutes_of(room, StepKind.WELCOME), minutes_of(room, StepKind.RATE)) == (8, 17)
    assert planned_end(room.stage) == BEGUN + timedelta(minutes=18)


def test_coming_back_to_a_part_counts_on_from_where_it_was(room):
    after(4)
    room.jump(StepKind.TALK)
    after(9)
    room.jump(StepKind.WELCOME)
    after(11)
    assert (minutes_of(room, StepKind.WELCOME), minutes_of(room, StepKind.TALK)) == (6, 5)
    assert timing_of(room.dialogue, room.stage).seconds == 11 * 60


def test_opening_a_question_does_not_begin_the_minutes_anew(room):
    after(2)
    room.jump(StepKind.RATE)
    after(7)
    room.press("ask")
    assert minutes_of(room, StepKind.RATE) == 5
    assert planned_end(room.stage) == BEGUN + timedelta(minutes=12)


def test_the_minutes_stop_when_the_dialogue_is_closed(room):
    after(3)
    room.end()
    with unit_of_work():
        room.dialogue.phase, room.dialogue.closed_at = "closed", BEGUN + timedelta(minutes=5)
        room.dialogue.closing_ends_at = None
    after(90)
    assert minutes_of(room, StepKind.WELCOME) == 5
    assert not timing_of(room.dialogue, room.stage).running


def test_the_page_says_what_to_say_now_what_comes_and_how_the_time_goes(client, room):
    after(12)
    html = page(client, room)
    assert "Vi säger welcome." in html
    assert "Och lite till." in html
    assert "12 av 10 min" in html
    assert "Vi säger practice." not in html
    room.jump(StepKind.TALK)
    moved = client.get(f"/control/{room.dialogue.id}/running-order?fragment=1")
    assert moved.headers["X-Screen"] == "running-order"
    assert "Vi säger talk." in moved.get_data(as_text=True)


def test_a_dialogue_that_has_not_begun_has_its_plan(app, client):
    room = make_room(opened=False)
    sign_in(client, room.leader)
    html = page(client, room)
    assert "Ingen del har börjat" in html
    assert "0 av 30 min" in html


def test_it_is_for_those_who_lead_and_no_window_of_the_projector(app, client, room):
    assert client.get(f"/control/{room.dialogue.id}/running-order").status_code == 200
    stranger = app.test_client()
    assert stranger.get(f"/control/{room.dialogue.id}/running-order").status_code == 302
    sign_in(client, make_member(make_organisation()))
    assert client.get(f"/control/{room.dialogue.id}/running-order").status_code == 404
