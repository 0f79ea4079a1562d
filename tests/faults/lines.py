"""What happens between phones and server: silence, and messages that come twice, late or not at all."""

import socket
import struct
import time
from contextlib import ExitStack, suppress

from tests.faults.crossing import Crossing
from tests.faults.trial import Result, Trial

DEAF = 3
FLOOD = 1500


def deaf(trial: Trial) -> Result:
    """Phones that read nothing, and ask so much that the server has something to say to them."""
    with trial.running(), ExitStack() as open_lines:
        others = [open_lines.enter_context(_deaf_line(trial)) for _ in range(DEAF)]
        with trial.fault(28 if trial.long else 2):  # longer than a ping may go unanswered
            for line in others:
                _flood(line, trial)
            assert trial.desk.blank(on=True) == 303
            back = trial.back()
        assert not trial.long or all(_is_let_go(line) for line in others), "the deaf are kept"
        trial.check_log()
        return trial.result("phones that read nothing", back, storing=True)


def half_open(trial: Trial) -> Result:
    """The network forgets every connection without a word, and is away for a while."""
    with Crossing(trial.place.port).standing() as way, trial.running(way.port):
        way.vanish()
        with trial.fault(14 if trial.long else 8):
            assert trial.desk.blank(on=True) == 303
        way.open_again()
        back = trial.back()
        trial.check_log()
        return trial.result("connections forgotten without a word", back)


def mixed(trial: Trial) -> Result:
    """Messages are doubled, overtake each other and are held back, in both directions."""
    with Crossing(trial.place.port).standing() as way, trial.running(way.port):
        way.mixed = True
        with trial.fault(10 if trial.long else 3):
            assert trial.desk.blank(on=True) == 303
        way.mixed = False
        back = trial.back()
        trial.check_log()
        return trial.result("messages doubled, reordered, held back", back, storing=True)


def _deaf_line(trial: Trial) -> socket.socket:
    """A socket that has joined by hand, with the smallest room for what comes."""
    place = trial.place
    cookie = f"participant={trial.crowd.phones[0].cookie}"
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    line.settimeout(5)
    line.connect(("127.0.0.1", place.port))
    line.sendall(
        f"GET {place.path}/socket/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {place.host}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        f"Sec-WebSocket-Version: 13\r\nOrigin: {place.origin}\r\nCookie: {cookie}\r\n\r\n".encode()
    )
    assert line.recv(12) == b"HTTP/1.1 101"
    line.sendall(frame("40/phone,"))
    return line


def frame(text: str) -> bytes:
    """A text frame as a phone sends it, masked by zeros."""
    said = text.encode()
    length = struct.pack("!B", 0x80 | len(said)) if len(said) < 126 else struct.pack("!BH", 0xFE, len(said))
    return b"\x81" + length + bytes(4) + said


def _flood(line: socket.socket, trial: Trial) -> None:
    """Old answers of the same phone: each is acknowledged, none changes anything."""
    line.settimeout(0.05)
    old = f'{{"question":{trial.questions[0]},"code":"9","number":1}}'
    with suppress(TimeoutError, ConnectionError):
        for number in range(FLOOD):
            line.sendall(frame(f'42/phone,{number}["answer",{old}]'))


def _is_let_go(line: socket.socket) -> bool:
    """Whether the server has ended it: reading on, the end comes."""
    line.settimeout(5)
    until = time.monotonic() + 20
    with suppress(ConnectionError):
        while time.monotonic() < until:
            try:
                if not line.recv(65536):
                    return True
            except TimeoutError:
                return False
        return False
    return True
