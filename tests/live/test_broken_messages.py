"""Messages that no page of ours sends, over real sockets to the real server."""

from collections.abc import Iterator

import pytest
from flask import Flask

from config import Settings
from tests.factories import sign_in
from tests.live.lines import LiveServer
from tests.live.rooms import make_room

pytestmark = pytest.mark.server


@pytest.fixture
def server(app: Flask, settings: Settings) -> Iterator[LiveServer]:
    started = LiveServer(settings.instance_path)
    started.start()
    try:
        yield started
    finally:
        started.kill()


def test_whoever_plays_the_end_of_a_connection_is_let_go_with_everybody_else(app, server):
    room, client = make_room(), app.test_client()
    sign_in(client, room.leader)
    staff = f"staff={client.get_cookie('staff').value}"
    with server.line(f"/control/{room.dialogue.id}", "control", staff) as line:
        for event in ("disconnect", "connect"):
            assert line.request(event, {"facilitate.room": ["control", "1"]})["code"] == "invalid"
        assert server.post("/sign-out", staff)[0] == 302
        assert line.is_let_go()


BROKEN = (
    "42/phone,1",
    "42/phone,1[]",
    '42/phone,1{"answer":1}',
    "42/phone,1" + "[" * 8000,
    "42/phone," + "9" * 300 + '["answer",1]',
    '4599999-/phone,1["answer",{"_placeholder":true,"num":0}]',
    "43/phone,1[1]",
    "47",
    "z",
    b"\x04\xff",
)


def test_what_cannot_be_read_ends_the_connection_and_fills_no_log(app, server):
    room = make_room()
    room.ask()
    cookie = f"participant={room.come_in()[1]}"
    for broken in BROKEN:
        with server.line(f"/{room.dialogue.code}", "phone", cookie) as line:
            line.say(broken)
            assert line.is_let_go(), broken
    with server.line(f"/{room.dialogue.code}", "phone", cookie) as line:
        given = {"question": room.questions()[0].id, "code": "3", "number": 1}
        assert line.request("answer", given)["ok"] is True
    assert "Traceback" not in server.written
