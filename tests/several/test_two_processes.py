"""A phone at one process, the projector at the other, control at either: one room."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from flask import Flask

from facilitate.access import PassRole
from facilitate.clock import now
from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live import screens
from facilitate.live.models import Participant
from facilitate.transaction import unit_of_work
from tests.live.colleagues import let_in
from tests.live.lines import Door, Line
from tests.live.rooms import Room, make_room, stored_answers
from tests.several.installation import Leader, Process

pytestmark = [pytest.mark.server, pytest.mark.postgres]

SOON = 10.0
"""Seconds for news, on a machine that does much else."""
AT_ONCE = 4.0
"""Seconds for an end; the beat, which makes good whatever is lost, comes every five."""


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


@pytest.fixture
def leader(app: Flask, room: Room) -> Leader:
    return Leader(app, room)


@contextmanager
def lines_to(room: Room, leader: Leader, phones: Door, others: Door) -> Iterator[tuple[Line, Line, Line]]:
    """A phone at one process; projector and control at another."""
    with unit_of_work():
        new = screens.open_screen(room.dialogue, None)
        screen, screen_cookie = f"/screen/{new.screen.id}", f"screen={new.token}"
    phone_cookie = f"participant={room.come_in()[1]}"
    with ExitStack() as open_lines:
        yield (
            open_lines.enter_context(phones.line(f"/{room.dialogue.code}", "phone", phone_cookie)),
            open_lines.enter_context(others.line(screen, "screen", screen_cookie)),
            open_lines.enter_context(others.line(f"/control/{room.dialogue.id}", "control", leader.cookie)),
        )


def await_version(line: Line, version: int) -> None:
    while line.await_message("stage", SOON)["version"] != version:
        pass


def await_progress(line: Line, field: str, value: int, timeout: float = SOON) -> None:
    while line.await_message("progress", timeout)[field] != value:
        pass


def version_of(room: Room) -> int:
    db.session.rollback()
    return room.version


def visit_of(room: Room, kind: StepKind) -> str:
    return f"/steps/{room.step(kind).id}/visit"


def answer(line: Line, question: int, code: str = "2", number: int = 1) -> bool:
    return bool(line.request("answer", {"question": question, "code": code, "number": number})["ok"])


def test_a_press_at_either_process_moves_everybody(processes, room, leader):
    first, second = processes
    with lines_to(room, leader, phones=first, others=second) as lines:
        for door, kind in ((first, StepKind.WELCOME), (second, StepKind.RATE)):
            before = version_of(room)
            leader.press(door, visit_of(room, kind), version=before)
            for line in lines:
                await_version(line, before + 1)


def test_answers_at_both_processes_are_each_stored_once_and_counted_everywhere(processes, room, leader):
    first, second = processes
    question, path = room.questions()[0].id, f"/{room.dialogue.code}"
    crowd = [room.come_in() for _ in range(40)]
    with lines_to(room, leader, phones=first, others=second) as (_phone, screen, control), ExitStack() as on:
        phones = [
            on.enter_context(processes[at % 2].line(path, "phone", f"participant={token}"))
            for at, (_person, token) in enumerate(crowd)
        ]
        with ThreadPoolExecutor(40) as pool:
            assert all(pool.map(lambda line: answer(line, question), phones))
        await_progress(control, "answering", 40)
        assert screen.await_message("progress")["joined"] == 41
    stored = [one.participant_id for one in stored_answers(question)]
    assert sorted(stored) == sorted(person.id for person, _token in crowd)


def test_whoever_loses_a_right_at_one_process_is_cut_at_the_other_at_once(processes, room, leader):
    first, second = processes
    path = f"/control/{room.dialogue.id}"
    given, token = let_in(room, PassRole.LEAD, "Bo")
    with (
        second.line(path, "control", f"pass={token}") as colleague,
        second.line(path, "control", leader.cookie) as control,
    ):
        assert colleague.joined
        leader.press(first, f"/colleagues/{given.id}/removal")
        assert colleague.is_let_go(AT_ONCE)
        assert control.await_message("beat", 12)
    with second.line(path, "control", f"pass={token}") as again:
        assert not again.joined


def test_a_projector_is_revoked_at_the_other_process(processes, room, leader):
    first, second = processes
    with lines_to(room, leader, phones=first, others=second) as (_phone, screen, _control):
        [window] = [
            one.id for one in db.session.query(screens.Screen).filter_by(dialogue_id=room.dialogue.id)
        ]
        leader.press(first, f"/screens/{window}/revocation")
        assert screen.is_let_go(AT_ONCE)


def test_two_clocks_complete_a_closing_once(processes, room, leader):
    first, second = processes
    with lines_to(room, leader, phones=first, others=second) as (phone, screen, _control):
        before = version_of(room)
        with unit_of_work():
            step = room.step(StepKind.RATE)
            step.phase, step.closing_ends_at = StepPhase.CLOSING, now() + timedelta(seconds=1)
        await_version(phone, before + 1)
        await_version(screen, before + 1)
        time.sleep(2)
        assert version_of(room) == before + 1


def test_the_end_at_one_process_lets_the_phones_of_the_other_go(processes, room, leader):
    first, second = processes
    with lines_to(room, leader, phones=first, others=second) as (phone, _screen, control):
        assert answer(phone, room.questions()[0].id)
        room.end()
        with unit_of_work():
            room.dialogue.closing_ends_at = now()
        assert phone.is_let_go(AT_ONCE + 1)
        assert control.await_message("beat", 12)
    assert db.session.query(Participant).filter_by(dialogue_id=room.dialogue.id).count() == 0


def test_without_redis_everything_is_stored_and_told_by_the_beat(processes, room, leader, redis_server):
    first, second = processes
    question = room.questions()[0].id
    with lines_to(room, leader, phones=first, others=second) as (phone, screen, control):
        assert answer(phone, question)
        await_progress(control, "answering", 1)
        redis_server.stop()
        assert answer(phone, question, "3", 2)
        before = version_of(room)
        assert leader.press(first, visit_of(room, StepKind.TALK), version=before) < AT_ONCE
        await_version(phone, before + 1)
        for line in (screen, control):
            while line.await_message("beat", 12)["version"] != before + 1:
                pass
        redis_server.start()
        await_redis(processes)
        leader.press(first, visit_of(room, StepKind.RATE), version=before + 1)
        for line in (phone, screen, control):
            await_version(line, before + 2)
    assert [(one.code, one.number) for one in stored_answers(question)] == [("3", 2)]
    for one in processes:
        assert one.written.count("redis_lost") == one.written.count("redis_back") == 1
        assert "Traceback" not in one.written


def await_redis(processes: tuple[Process, Process]) -> None:
    began = time.monotonic()
    while any("redis_back" not in one.written for one in processes):
        assert time.monotonic() - began < 5
        time.sleep(0.1)


def test_a_redis_that_hangs_keeps_nobody_waiting(processes, room, leader, redis_server):
    first, second = processes
    with lines_to(room, leader, phones=first, others=second) as (phone, screen, _control):
        before = version_of(room)
        redis_server.process.send_signal(signal.SIGSTOP)
        try:
            assert answer(phone, room.questions()[0].id)
            for _ in range(2):
                assert leader.press(first, visit_of(room, StepKind.TALK), version=version_of(room)) < AT_ONCE
            await_version(phone, before + 1)
            while screen.await_message("beat", 12)["version"] == before:
                pass
        finally:
            redis_server.process.send_signal(signal.SIGCONT)
