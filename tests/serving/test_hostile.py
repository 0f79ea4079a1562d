"""Whatever strangers send, the server lives on and the log says what happened without saying who it was."""

import socket
import time
from collections.abc import Callable

import pytest

from tests.serving.conftest import STRANGER, Running, reset

pytestmark = pytest.mark.server

UPGRADE = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: hall.test\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"User-Agent: Mozilla/5.0 (stranger)\r\nCookie: participant=secret-cookie\r\n\r\n"
)


def written_after(server: Running, act: Callable[[], object], expected: str) -> str:
    """What the server writes because of an act; waits until it has said what is expected."""
    before = len(server.written)
    act()
    until = time.monotonic() + 5
    while expected not in server.written[before:] and time.monotonic() < until:
        time.sleep(0.02)
    return server.written[before:]


def half_a_request(server: Running) -> None:
    line = server.connect()
    line.sendall(b"GET / HTTP/1.1\r\nHost: ha")
    reset(line)


def body_cut_off(server: Running) -> None:
    with server.connect() as line:
        line.sendall(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf")
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1000).startswith(b"HTTP/1.1 400")


def broken_event(server: Running) -> None:
    with server.phone() as phone:
        phone.send('42["raises",1]')
        phone.send('420["answer",1]')
        assert phone.recv(5) == '430[{"ok":true,"given":1}]'


REFUSED = {
    "garbage": (b"\x00\xff\xfe garbage \xf0\x9f\r\n\r\n", b"HTTP/1.1 400", "Invalid http version"),
    "bad version": (b"GET /x?who=127.0.0.77 HTTP/9.9\r\n\r\n", b"HTTP/1.1 400", "Invalid http version"),
    "odd version": (b"GET / HTTP/1\r\n\r\n", b"HTTP/1.1 400", "request refused"),
    "no version": (b"GET /\r\n\r\n", b"HTTP/1.1 400", "HTTP/0.9"),
    "long line": (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", b"HTTP/1.1 414", "request line too long"),
    "length": (b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", b"HTTP/1.1 400", "invalid literal"),
    "negative": (b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", b"HTTP/1.1 400", "Invalid Content-Length"),
    "chunks": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"HTTP/1.1 400", "Non-hex"),
    "https": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"", "https was spoken"),
    "slow": (b"GET / HTTP/1.1\r\nHost: x\r\n", b"HTTP/1.1 400", "too slow"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_request_is_refused_and_logged_without_its_sender(server: Running, name: str) -> None:
    sent, answer, reason = REFUSED[name]

    def say() -> None:
        assert server.say(sent).startswith(answer)

    written = written_after(server, say, reason)
    assert reason in written
    assert STRANGER not in written
    assert b"alive" in server.get("/")


COOKIE = "Cookie: participant=secret-cookie"
FAILING = {
    "error in a page": (lambda server: server.get("/raises", COOKIE), "RuntimeError: broken for"),
    "error outside the page": (lambda server: server.get("/raises-below"), "stray greenlet"),
    "print of a library": (lambda server: server.get("/raises-below"), "printed ('⟨address⟩')"),
    "error in an event": (broken_event, "broken in a socket event"),
    "body cut off": (body_cut_off, "unexpected end of file"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILING)
def test_what_fails_is_logged_without_its_sender(server: Running, name: str) -> None:
    act, reason = FAILING[name]
    written = written_after(server, lambda: act(server), reason)
    assert reason in written
    assert STRANGER not in written
    assert "secret-cookie" not in written
    assert b"alive" in server.get("/")


@pytest.mark.parametrize("after", [b"", b"\xff" * 300, b"\x81\xfe\xff\xff", b"\x88"])
def test_sockets_that_vanish_or_speak_garbage_leave_no_trace(server: Running, after: bytes) -> None:
    before = len(server.written)
    for _ in range(5):
        line = server.connect()
        line.sendall(UPGRADE + after)
        reset(line)
    half_a_request(server)
    assert b"alive" in server.get("/")
    time.sleep(0.3)
    assert STRANGER not in server.written
    assert "Mozilla" not in server.written
    assert "secret-cookie" not in server.written
    assert "Traceback" not in server.written[before:]


def test_a_browser_drip_feeding_its_request_is_let_go(server: Running) -> None:
    with server.connect() as line:
        started = time.monotonic()
        line.settimeout(0.2)
        line.sendall(b"GET / HTTP/1.1\r\n")
        while time.monotonic() - started < 5:
            try:
                line.sendall(b"X")
                if not line.recv(1000):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        assert time.monotonic() - started < 2


def test_an_idle_connection_is_let_go(server: Running) -> None:
    with server.connect() as line:
        started = time.monotonic()
        assert line.recv(1) == b""
        assert 1 < time.monotonic() - started < 3
