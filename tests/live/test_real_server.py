"""The room over real sockets, against the real server in a process of its own."""

import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from flask import Flask
from websockets.exceptions import ConnectionClosed, InvalidStatus

from config import Settings
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live import screens
from facilitate.live.models import Participant
from facilitate.transaction import unit_of_work
from tests.application import application
from tests.factories import sign_in
from tests.live.lines import LiveServer
from tests.live.rooms import Room, make_room, stored_answers

pytestmark = pytest.mark.server

Acked = dict[str, tuple[str, int]]
"""Person -> the newest code and number that the server said was stored."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Settings:
    """One server for all of this file: starting it takes longer than the tests."""
    folder = tmp_path_factory.mktemp("live")
    shutil.copy(empty_database, folder / "facilitate.db")
    return Settings(instance_path=folder, secret_key="test", base_url="http://hall.test")


@pytest.fixture(scope="module")
def app(settings: Settings) -> Iterator[Flask]:
    with application(settings) as made:
        yield made


@pytest.fixture(scope="module")
def server(settings: Settings, app: Flask) -> Iterator[LiveServer]:
    started = LiveServer(settings.instance_path)
    started.start()
    try:
        yield started
    finally:
        started.kill()


def staff_cookie(app: Flask, room: Room) -> str:
    client = app.test_client()
    sign_in(client, room.leader)
    return f"staff={client.get_cookie('staff').value}"


def phones(room: Room, people: int) -> list[tuple[str, str]]:
    """Participants and the cookies of their phones."""
    came = [room.come_in() for _ in range(people)]
    return [(person.id, f"participant={token}") for person, token in came]


def fresh(room: Room) -> Room:
    db.session.rollback()
    return room


def test_a_hundred_phones_answering_at_once_are_a_hundred_answers(app, server):
    room = make_room()
    room.ask()
    question, path = room.questions()[0].id, f"/{room.dialogue.code}"
    ready = threading.Barrier(100)

    def answer(phone: tuple[str, str]) -> bool:
        with server.line(path, "phone", phone[1]) as line:
            ready.wait(30)
            ack = line.request("answer", {"question": question, "code": "2", "number": 1})
            return ack == {"ok": True, "question": question, "code": "2", "number": 1}

    crowd = phones(room, 100)
    with ThreadPoolExecutor(100) as pool:
        assert all(pool.map(answer, crowd))
    assert sorted(one.participant_id for one in stored_answers(question)) == sorted(
        person for person, _ in crowd
    )


def test_late_and_older_and_poisonous_answers_on_both_doors(app, server):
    room = make_room()
    room.ask()
    [(_, cookie)] = phones(room, 1)
    first, second = (question.id for question in room.questions()[:2])
    path = f"/{room.dialogue.code}"
    with server.line(path, "phone", cookie) as line:
        newest = {"question": first, "code": "1", "number": 7}
        assert line.request("answer", newest) == {"ok": True, **newest}
        late = {"question": first, "code": "4", "number": 3}
        assert line.request("answer", late) == {"ok": True, **newest}
        assert server.post_json(f"{path}/answers", cookie, late) == (200, {"ok": True, **newest})
        for poison in (None, 7, {}, {**late, "room": 1}, {**late, "number": "3"}, {**late, "code": "9"}):
            assert line.request("answer", poison)["code"] == "invalid"
        assert line.request("nonsense", {})["ok"] is False
        room.close()
        closed = {"question": second, "code": "3", "number": 1}
        refusal = line.request("answer", closed)
        assert (refusal["ok"], refusal["code"]) == (False, "closed")
        assert "räknas inte" in refusal["sentence"]
        assert server.post_json(f"{path}/answers", cookie, closed)[1] == refusal
    assert [(one.code, one.number) for one in stored_answers(first)] == [("1", 7)]
    assert stored_answers(second) == []


def test_two_simultaneous_next_move_one_step(app, server):
    room = make_room()
    cookie, version = staff_cookie(app, room), room.version
    path = f"/control/{room.dialogue.id}/next"
    with ThreadPoolExecutor(2) as pool:
        pressed = [pool.submit(server.post, path, cookie, version=version, verb="go") for _ in range(2)]
        assert [press.result()[0] for press in pressed] == [303, 303]
    assert fresh(room).version == version + 1
    assert room.stage.step.kind == StepKind.PRACTICE


def test_every_audience_hears_the_moves_and_only_control_and_projector_the_progress(app, server):
    room = make_room()
    room.ask()
    [(_, cookie), *_rest] = phones(room, 6)
    staff = staff_cookie(app, room)
    with unit_of_work():
        new = screens.open_screen(room.dialogue, None)
        screen_path, screen_cookie = f"/screen/{new.screen.id}", f"screen={new.token}"
    question = room.questions()[0].id
    with (
        server.line(f"/{room.dialogue.code}", "phone", cookie) as phone,
        server.line(f"/control/{room.dialogue.id}", "control", staff) as control,
        server.line(screen_path, "screen", screen_cookie) as screen,
    ):
        assert phone.joined
        assert control.joined
        assert screen.joined
        phone.request("answer", {"question": question, "code": "U", "number": 1})
        told = control.await_message("progress")
        while told["answering"] == 0:  # what it was told when it came in
            told = control.await_message("progress")
        assert set(told) == {
            "epoch", "version", "revision", "joined", "done", "answering", "silent", "more_time",
            "comments_waiting", "comments_decided", "readers", "screens", "colleagues", "papers_left", "few",
            "helped", "papers", "reached",
        }  # fmt: skip
        assert (told["joined"], told["done"], told["answering"], told["silent"]) == (6, 0, 1, 5)
        shown = screen.await_message("progress")
        assert set(shown) == {"epoch", "version", "revision", "joined", "done", "done_words"}
        before = fresh(room).version
        status, _body = server.post(f"/control/{room.dialogue.id}/next", staff, version=before, verb="close")
        assert status < 400
        for line in (phone, control, screen):
            move = line.await_message("stage")
            while move["version"] == before:
                move = line.await_message("stage")
            assert set(move) == {"epoch", "version", "revision"}
        for line in (phone, control, screen):
            assert line.await_message("beat")["version"] == before + 1
        assert {name for name, _payload in phone.messages} == {"stage", "beat"}
        for line in (phone, control, screen):
            assert not [frame for frame in line.frames if '"U"' in frame and not frame.startswith("43")]


def test_a_strangers_handshake_opens_no_room(app, server):
    room, other = make_room(), make_room()
    [(_, cookie)] = phones(room, 1)
    staff = staff_cookie(app, room)
    own, foreign = f"/{room.dialogue.code}", f"/{other.dialogue.code}"
    allowed = [(own, "phone", cookie), (f"/control/{room.dialogue.id}", "control", staff)]
    refused = [
        (foreign, "phone", cookie),
        (own, "phone", "participant=guess"),
        (own, "phone", ""),
        (own, "control", f"{staff}; {cookie}"),
        (own, "screen", cookie),
        (f"/control/{other.dialogue.id}", "control", staff),
        (f"/control/{room.dialogue.id}", "control", cookie),
        (f"/control/{room.dialogue.id}", "phone", f"{staff}; {cookie}"),
        ("/screen/abcdefghijklmnopqrst", "screen", f"screen=guess; {staff}"),
        (own, "", cookie),
        (own, "nonsense", cookie),
    ]
    for prefix, audience, jar in allowed:
        with server.line(prefix, audience, jar) as line:
            assert line.joined
    for prefix, audience, jar in refused:
        with server.line(prefix, audience, jar) as line:
            assert line.welcome.startswith("44"), (prefix, audience)
    for prefix in ("", "/socket.io", "/control"):
        with pytest.raises(InvalidStatus), server.line(prefix, "phone", cookie):
            pass
    with pytest.raises(InvalidStatus), server.line(own, "phone", cookie, origin="http://elsewhere.example"):
        pass
    assert server.get("/socket.io/?EIO=4&transport=websocket")[0] == 404


def test_signing_out_cuts_control_and_a_lost_role_does_at_the_next_beat(app, server):
    room = make_room()
    staff = staff_cookie(app, room)
    path = f"/control/{room.dialogue.id}"
    with server.line(path, "control", staff) as line:
        assert server.post("/sign-out", staff)[0] < 400
        assert line.is_let_go(3)
    with server.line(path, "control", staff) as line:
        assert line.joined
        with unit_of_work():
            room.leader.roles.clear()
        assert line.is_let_go(8)
    with server.line(path, "control", staff) as line:
        assert not line.joined


def test_a_revoked_projector_is_cut_at_once(app, server):
    room = make_room()
    staff = staff_cookie(app, room)
    with unit_of_work():
        new = screens.open_screen(room.dialogue, None)
        screen_id, cookie = new.screen.id, f"screen={new.token}"
    with server.line(f"/screen/{screen_id}", "screen", cookie) as line:
        assert line.joined
        status, _ = server.post(f"/control/{room.dialogue.id}/screens/{screen_id}/revocation", staff)
        assert status < 400
        assert line.is_let_go(3)
    with server.line(f"/screen/{screen_id}", "screen", cookie) as line:
        assert not line.joined


def test_the_end_comes_by_itself_and_lets_the_phones_go(app, server, monkeypatch):
    room = make_room()
    room.ask()
    [(_, cookie)] = phones(room, 1)
    with server.line(f"/{room.dialogue.code}", "phone", cookie) as line:
        assert line.joined
        room.end()
        with unit_of_work():  # two minutes later
            room.dialogue.closing_ends_at = room.dialogue.opened_at
        assert line.is_let_go(8)
    assert fresh(room).dialogue.phase == "closed"
    assert db.session.query(Participant).filter_by(dialogue_id=room.dialogue.id).count() == 0


def answer_until_cut_off(
    server: LiveServer, path: str, question: int, phone: tuple[str, str], acked: Acked
) -> None:
    """Change one's mind again and again, and note what the server said was stored."""
    person, cookie = phone
    with suppress(OSError, EOFError, ConnectionClosed), server.line(path, "phone", cookie) as line:
        for number in range(1, 40):
            answer = {"question": question, "code": "4321"[number % 4], "number": number}
            if line.request("answer", answer)["ok"]:
                acked[person] = (answer["code"], number)


def test_after_kill_9_everything_that_was_acknowledged_is_there_exactly_once(app, server, settings):
    room = make_room()
    room.ask()
    question, path = room.questions()[0].id, f"/{room.dialogue.code}"
    crowd = phones(room, 20)
    acked: Acked = {}
    with ThreadPoolExecutor(20) as pool:
        for phone in crowd:
            pool.submit(answer_until_cut_off, server, path, question, phone, acked)
        while sum(number for _code, number in list(acked.values())) < 150:
            time.sleep(0.01)
        server.kill()
    server.start()
    stored = {one.participant_id: (one.code, one.number) for one in stored_answers(question)}
    assert len(stored_answers(question)) == len(stored) <= 20
    for person, (code, number) in acked.items():
        # The very last answer may have reached the disk without its acknowledgement reaching the phone.
        assert stored[person] == (code, number) or stored[person][1] == number + 1
    with server.line(path, "phone", crowd[0][1]) as line:
        assert line.request("answer", {"question": question, "code": "U", "number": 99})["ok"]
    assert not leaked(settings.instance_path)


def leaked(folder: Path) -> list[str]:
    written = (folder / "written").read_text()
    return [word for word in ("127.0.0.1", "participant=") if word in written]
