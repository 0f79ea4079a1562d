"""The WebSocket side of the real server, with a well-kept client and with bytes of our own."""

import json
import struct
import threading
import time
from contextlib import ExitStack, suppress
from socket import SHUT_WR, socket

import gevent
import pytest
from gevent.socket import socketpair
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from facilitate.websocket import SOCKET, WebSocket
from tests.serving.conftest import Running
from tests.serving.test_hostile import UPGRADE

pytestmark = pytest.mark.server


def ask(phone: ClientConnection, number: int) -> object:
    phone.send(f'42{number}["answer",{number}]')
    return json.loads(str(phone.recv(5)).removeprefix(f"43{number}"))


def frame(opcode: int, body: bytes, last: bool = True) -> bytes:
    assert len(body) < 126
    return bytes([opcode | (0x80 if last else 0), 0x80 | len(body)]) + bytes(4) + body


def test_an_answer_is_acknowledged(server: Running) -> None:
    with server.phone() as phone:
        assert ask(phone, 7) == [{"ok": True, "given": 7}]


def test_no_compression_is_agreed_on(server: Running) -> None:
    offer = UPGRADE.replace(b"\r\n\r\n", b"\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
    with server.connect() as line:
        line.sendall(offer)
        answer = line.recv(1000)
    assert answer.startswith(b"HTTP/1.1 101")
    assert b"permessage-deflate" not in answer


def test_a_large_message_reaches_a_slow_reader_whole(server: Running) -> None:
    with server.phone(max_size=None) as phone:
        phone.send('42["tell-all",3000000]')
        time.sleep(1)  # the sockets' buffers are full by now
        assert len(str(phone.recv(10))) > 3_000_000


def test_everybody_is_told_the_same(server: Running) -> None:
    with ExitStack() as room:
        phones = [room.enter_context(server.phone()) for _ in range(20)]
        phones[0].send('42["tell-all",5]')
        assert {json.loads(str(phone.recv(5))[2:])[1] for phone in phones} == {"ååååå"}


def test_a_message_in_pieces_with_a_ping_between_them_is_one_message(server: Running) -> None:
    with server.connect() as line:
        line.sendall(UPGRADE)
        time.sleep(0.2)
        line.sendall(frame(0x1, b"40"))
        time.sleep(0.2)
        line.recv(4096)
        whole = '421["answer","å"]'.encode()
        cut = whole.index("å".encode()) + 1  # in the middle of a letter
        line.sendall(frame(0x1, whole[:cut], last=False) + frame(0x9, b"there?") + frame(0x0, whole[cut:]))
        time.sleep(0.2)
        assert line.recv(4096) == b"\x8a\x06there?" + b"\x81\x21" + b'431[{"ok":true,"given":"\\u00e5"}]'


REFUSED = {
    "oversized": (b"\x81\xff" + struct.pack("!Q", 2**40), 1009),
    "in too many pieces": (
        frame(0x1, b"4" * 125, last=False) + frame(0x0, b"4" * 125, last=False) * 140,
        1009,
    ),
    "not utf-8": (frame(0x1, b"4\xff\xfe"), 1007),
    "unmasked": (b"\x81\x01x", 1002),
    "unknown opcode": (frame(0x3, b"x"), 1002),
    "piece of nothing": (frame(0x0, b"x"), 1002),
    "long ping": (b"\x89\xfe\x00\xff" + bytes(4 + 255), 1002),
    "goodbye": (frame(0x8, struct.pack("!H", 1000) + "hej då".encode()), 1000),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_connection_is_closed_with_the_code_that_says_why(server: Running, name: str) -> None:
    sent, code = REFUSED[name]
    with server.connect() as line:
        line.sendall(UPGRADE)
        time.sleep(0.2)
        line.recv(4096)
        line.sendall(sent)
        answer = b""
        while arrived := line.recv(4096):
            answer += arrived
    opcode, length, told = struct.unpack_from("!BBH", answer)
    assert (opcode, told) == (0x88, code)
    assert length == len(answer) - 2


@pytest.mark.parametrize(
    ("header", "status"),
    [(b"Sec-WebSocket-Version: 13", b"426"), (b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", b"400")],
)
def test_an_upgrade_that_lacks_something_is_refused(server: Running, header: bytes, status: bytes) -> None:
    with server.connect() as line:
        line.sendall(UPGRADE.replace(header + b"\r\n", b""))
        assert line.recv(1000).split()[1] in {status, b"400"}


def test_nothing_is_kept_of_an_upgrade_that_was_refused(server: Running) -> None:
    with server.phone() as phone:
        assert ask(phone, 1) == [{"ok": True, "given": 1}]
        for _ in range(20):
            with server.connect() as line:
                line.sendall(UPGRADE.replace(b"Sec-WebSocket-Version: 13", b"Sec-WebSocket-Version: 8"))
                assert line.recv(1000).split()[1] in {b"400", b"426"}
        told = server.say(b"GET /handshakes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert told.split()[-1] == b"1"


@pytest.mark.parametrize("sent", [frame(9, b""), frame(10, b""), frame(0, b"", last=False)])
def test_whoever_floods_with_what_is_no_message_holds_up_nobody(server: Running, sent: bytes) -> None:
    over = threading.Event()

    def flood(line: socket) -> None:
        with suppress(OSError):
            line.sendall(UPGRADE)
            line.recv(1000)
            line.sendall(frame(1, b"4", last=False) if sent[0] & 0x0F == 0 else b"")
            while not over.is_set():
                line.sendall(sent * 1000)

    def swallow(line: socket) -> None:
        with suppress(OSError):
            while line.recv(65536):
                pass

    with server.phone() as phone, server.connect() as line:
        for act in (flood, swallow):
            threading.Thread(target=act, args=[line], daemon=True).start()
        time.sleep(0.5)
        began = time.monotonic()
        assert ask(phone, 1) == [{"ok": True, "given": 1}]
        waited = time.monotonic() - began
        over.set()
    assert waited < 1


def test_whoever_reads_nothing_is_let_go_before_much_waits_for_it(server: Running) -> None:
    with server.connect(timeout=20) as line:
        line.sendall(UPGRADE)
        line.recv(1000)
        much = frame(9, bytes(125)) * 100_000
        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            line.sendall(much)


def test_a_phone_that_does_not_answer_pings_is_let_go(server: Running) -> None:
    with server.phone() as phone:
        assert phone.recv(4) == "2"
        started = time.monotonic()
        with pytest.raises(ConnectionClosed):
            phone.recv(8)
        assert time.monotonic() - started < 6


def test_a_phone_that_answers_pings_stays(server: Running) -> None:
    with server.phone() as phone:
        for _ in range(4):
            assert phone.recv(4) == "2"
            phone.send("3")
        assert ask(phone, 1) == [{"ok": True, "given": 1}]


def test_between_two_messages_of_one_phone_everybody_else_has_a_turn() -> None:
    happened: list[str] = []

    def follow(line: WebSocket) -> list[bytes]:
        while (message := line.wait()) is not None:
            happened.append(str(message))
        return []

    def someone_else() -> None:
        while "3" not in happened:
            happened.append("-")
            gevent.sleep(0)

    near, far = socketpair()
    far.sendall(frame(1, b"1") + frame(1, b"2") + frame(1, b"3"))
    far.shutdown(SHUT_WR)
    environ = {
        "PATH_INFO": "/", "HTTP_UPGRADE": "websocket", "HTTP_CONNECTION": "Upgrade",
        "HTTP_SEC_WEBSOCKET_VERSION": "13", "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",
        SOCKET: near,
    }  # fmt: skip
    gevent.spawn(someone_else)
    with near, far:
        WebSocket(follow, 1000, set())(environ, lambda *_head: near.sendall)  # type: ignore[arg-type]
    said = "".join(happened)
    assert "1-" in said
    assert "2-" in said
