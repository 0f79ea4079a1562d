"""The laptop falls asleep in the middle of a question, and wakes: nothing is lost, nothing happens twice."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask

from config import Settings
from facilitate.clock import now
from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live.models import Tally
from facilitate.transaction import unit_of_work
from tests.live.lines import LiveServer
from tests.live.rooms import Room, make_room, stored_answers

pytestmark = pytest.mark.server

ASLEEP = 11.0
"""Longer than the server lets a ping go unanswered."""


@pytest.fixture
def server(settings: Settings, app: Flask) -> Iterator[LiveServer]:
    started = LiveServer(settings.instance_path)
    started.start()
    try:
        yield started
    finally:
        started.process.send_signal(signal.SIGCONT)
        started.kill()


@contextmanager
def asleep(server: LiveServer, seconds: float) -> Iterator[None]:
    """The server sleeps; what is done inside happens meanwhile."""
    began = time.monotonic()
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        yield
        time.sleep(max(0.0, seconds - (time.monotonic() - began)))
    finally:
        os.kill(server.process.pid, signal.SIGCONT)


def close_soon(room: Room, seconds: float) -> None:
    """Begin to close the question, with its end in so many seconds."""
    with unit_of_work():
        step = room.step(StepKind.RATE)
        step.phase, step.closing_ends_at = StepPhase.CLOSING, now() + timedelta(seconds=seconds)
        room.stage.answered_at = now()


def phase(room: Room) -> str:
    db.session.rollback()
    return room.step(StepKind.RATE).phase


def test_what_was_sent_into_a_sleeping_server_is_stored_once_it_wakes(app, server):
    room = make_room()
    room.ask()
    somebody, token = room.come_in()
    question, path = room.questions()[0].id, f"/{room.dialogue.code}"
    told: list[dict[str, object]] = []
    with server.line(path, "phone", f"participant={token}") as line:
        assert line.request("answer", {"question": question, "code": "4", "number": 1})["ok"]

        def send() -> None:
            told.append(line.request("answer", {"question": question, "code": "2", "number": 2}, timeout=40))

        waiting = threading.Thread(target=send)
        with asleep(server, ASLEEP):
            waiting.start()
        waiting.join(30)
        assert told == [{"ok": True, "question": question, "code": "2", "number": 2}]
        assert [(one.participant_id, one.code) for one in stored_answers(question)] == [(somebody.id, "2")]
        room.jump(StepKind.TALK)
        beat = line.await_message("beat")
        while beat["version"] < room.version:
            beat = line.await_message("beat")


def test_a_closing_whose_end_passed_in_the_sleep_is_completed_once(app, server):
    room = make_room()
    room.ask()
    people = [room.come_in() for _ in range(6)]
    question = room.questions()[0].id
    for somebody, _token in people:
        room.answer(somebody, question, "3")
    with server.line(f"/{room.dialogue.code}", "phone", f"participant={people[0][1]}") as line:
        close_soon(room, 5)
        before = room.version
        with asleep(server, ASLEEP):
            pass
        deadline = time.monotonic() + 15
        while phase(room) != StepPhase.CLOSED and time.monotonic() < deadline:
            time.sleep(0.2)
        assert phase(room) == StepPhase.CLOSED
        assert room.version == before + 1
        late = line.request("answer", {"question": question, "code": "1", "number": 9})
        assert (late["ok"], late["code"]) == (False, "closed")
        line.listen(3)
    db.session.rollback()
    assert room.version == before + 1
    assert len(stored_answers(question)) == 6


def test_a_dialogue_that_ended_in_the_sleep_is_counted_once(app, server):
    room = make_room()
    room.ask()
    question = room.questions()[0].id
    for somebody in room.join(6):
        room.answer(somebody, question, "3")
    room.end()
    assert server.get(f"/{room.dialogue.code}")[0] == 200
    with asleep(server, ASLEEP), unit_of_work():
        room.dialogue.closing_ends_at = now()
    deadline = time.monotonic() + 15
    while room.dialogue.phase != "closed" and time.monotonic() < deadline:
        time.sleep(0.2)
        db.session.rollback()
    assert room.dialogue.phase == "closed"
    assert {one.code: one.count for one in db.session.query(Tally).filter_by(question_id=question)} == {
        "3": 6
    }
    assert stored_answers(question) == []
