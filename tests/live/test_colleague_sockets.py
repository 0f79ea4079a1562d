"""Colleagues' sockets on the real server: only what the pass is for, and cut when it ends."""

from collections.abc import Iterator

import pytest
from flask import Flask

from config import Settings
from facilitate.access import PassRole
from tests.factories import sign_in
from tests.live.colleagues import let_in
from tests.live.lines import LiveServer
from tests.live.rooms import Room, make_room

pytestmark = pytest.mark.server


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def server(settings: Settings) -> Iterator[LiveServer]:
    started = LiveServer(settings.instance_path)
    started.start()
    try:
        yield started
    finally:
        started.kill()


def leader_cookie(app: Flask, room: Room) -> str:
    client = app.test_client()
    sign_in(client, room.leader)
    return f"staff={client.get_cookie('staff').value}"


def test_each_pass_listens_where_it_works_and_nowhere_else(app, server, room):
    cookies = {role: f"pass={let_in(room, role, role.value)[1]}" for role in PassRole}
    control, other = f"/control/{room.dialogue.id}", f"/control/{make_room().dialogue.id}"
    allowed = {
        (PassRole.LEAD, control, "control"),
        (PassRole.LEAD, f"{control}/comments", "reading"),
        (PassRole.READ, f"{control}/comments", "reading"),
    }
    for role, cookie in cookies.items():
        for base in (control, other):
            for path, audience in ((base, "control"), (f"{base}/comments", "reading")):
                with server.line(path, audience, cookie) as line:
                    assert line.joined == ((role, path, audience) in allowed), (role, path)


def test_readers_hear_how_many_wait_and_no_more(server, room):
    cookie = f"pass={let_in(room, PassRole.READ)[1]}"
    with server.line(f"/control/{room.dialogue.id}/comments", "reading", cookie) as line:
        server.post(f"/{room.dialogue.code}", "", language="sv")
        told = line.await_message("progress")
        assert set(told) == {
            "epoch", "version", "revision", "comments_waiting", "comments_decided", "readers",
        }  # fmt: skip
        assert line.await_message("beat")["version"] == room.version


def test_a_pass_that_is_taken_back_is_cut_at_once_and_others_stay(app, server, room):
    given, token = let_in(room, PassRole.LEAD, "Bo")
    stays = f"pass={let_in(room, PassRole.LEAD, 'Kim')[1]}"
    path, leader = f"/control/{room.dialogue.id}", leader_cookie(app, room)
    with (
        server.line(path, "control", f"pass={token}") as line,
        server.line(path, "control", stays) as other,
    ):
        assert line.joined
        assert other.joined
        status, _body = server.post(f"{path}/colleagues/{given.id}/removal", leader)
        assert status == 303
        assert line.is_let_go(4)
        assert other.await_message("beat", 12)
    with server.line(path, "control", f"pass={token}") as again:
        assert not again.joined
    assert server.get(path, f"pass={token}")[0] == 403
    assert server.get(path, stays)[0] == 200
