"""WebSocket connections as Engine.IO asks for them: gevent's sockets, frames by `websockets`.

Knows frames and how a connection ends; what the messages mean is Socket.IO's business.
Why this and not one of the ready-made bridges: docs/decisions/0002-websocket-server.md.
"""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from socket import SHUT_RDWR, SHUT_WR
from typing import TYPE_CHECKING, Any

import gevent
from websockets.datastructures import Headers
from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import Request, Response
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from facilitate.engine import Engine

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from gevent import socket

SOCKET = "facilitate.socket"
"""Where the server lays the connection's socket in the WSGI environment."""

READ_BYTES = 4096
SEND_SECONDS = 10.0
"""A phone that takes in nothing for so long is let go: it comes back and fetches where the room is."""
MOST_UNSENT = 64 * 1024
"""Bytes that may wait for a slow reader before the next message. A room says a hundred every few seconds."""
GOODBYE_SECONDS = 2.0
"""How long the other side has to answer a goodbye, or to finish what it was told not to send."""


class WebSockets:
    """The open connections of one server."""

    def __init__(self) -> None:
        self.open: set[WebSocket] = set()

    def serve(self, engine: Any) -> None:
        """Make an Engine.IO server speak through these connections."""
        engine.__class__ = Engine
        # A copy: the table belongs to the whole process.
        engine._async = {**engine._async, "websocket": self.connect}

    def connect(self, follow: "Callable[[WebSocket], Iterable[bytes]]", engine: Any) -> "WebSocket":
        return WebSocket(follow, engine.max_http_buffer_size, self.open)

    def close(self) -> None:
        """Tell everybody that the server starts anew; nobody is waited for longer than a second."""
        goodbyes = [gevent.spawn(one.close, CloseCode.SERVICE_RESTART) for one in self.open]
        gevent.joinall(goodbyes, timeout=1)


class WebSocket:
    """One phone, projector or control page. Engine.IO calls it, then waits, sends and closes."""

    def __init__(
        self,
        follow: "Callable[[WebSocket], Iterable[bytes]]",
        largest_message: int,
        opened: "set[WebSocket]",
    ) -> None:
        self._follow = follow
        self._opened = opened
        # The server has read the request already, so the protocol begins with frames.
        # No extensions: compression costs over 100 kB of memory for each phone and gains nothing here.
        self._protocol = ServerProtocol(state=OPEN, max_size=largest_message)
        self._unsent: deque[bytes] = deque()
        self._unsent_bytes = 0
        self._messages: deque[str | bytes] = deque()
        self._parts = bytearray()
        self._text = True
        self._ended = False

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer the upgrade and follow the connection to its end."""
        response = self._protocol.accept(_request(environ))
        status = f"{response.status_code} {response.reason_phrase}"
        if response.status_code != 101:
            start_response(status, _headers(response))
            return [bytes(response.body or b"")]
        self._socket: socket.socket = environ[SOCKET]
        start_response(status, _headers(response))(b"")
        self._socket.settimeout(None)  # a timer for each wait would cost as much as reading does
        self._opened.add(self)
        try:
            return self._follow(self)
        except ValueError:  # not what Engine.IO speaks
            return []
        finally:
            self._opened.discard(self)

    def send(self, message: str | bytes) -> None:
        """Hand the whole message to the network; what it does not take at once follows as it can."""
        self._send(_frame(message))

    def _send(self, frame: bytes) -> None:
        sent = 0
        if self._ended:
            return
        if not self._unsent:
            try:
                sent = self._socket.send(frame, 0, 0.0)  # type: ignore[call-arg] # gevent's: no waiting
            except BlockingIOError:
                pass
            except OSError:
                self._hang_up()
                return
        if sent == len(frame):
            return
        if self._unsent_bytes > MOST_UNSENT:
            self._hang_up()
            return
        self._unsent.append(frame[sent:])
        self._unsent_bytes += len(frame) - sent
        if len(self._unsent) == 1:
            gevent.spawn(self._follow_up)

    def _follow_up(self) -> None:
        """Wait for a slow reader; nobody else has to."""
        try:
            while self._unsent:
                with gevent.Timeout(SEND_SECONDS, TimeoutError()):
                    self._socket.sendall(self._unsent[0])
                self._unsent_bytes -= len(self._unsent.popleft())
        except OSError:
            self._hang_up()  # a frame that was sent in part cannot be followed by another

    def wait(self) -> str | bytes | None:
        """The next message, or None when the connection has ended."""
        if self._messages:
            gevent.sleep(0)  # whoever sends many at once lets everybody else through between two of them
        while not self._messages:
            if self._ended:
                return None
            self._receive()
            if not self._messages:
                gevent.sleep(0)  # nor does whoever sends what is no message
        return self._messages.popleft()

    def close(self, code: CloseCode = CloseCode.NORMAL_CLOSURE) -> None:
        """Say goodbye. The greenlet that waits ends when the other side answers, or soon after."""
        if self._ended or self._protocol.state is not OPEN:
            return
        self._protocol.send_close(code)
        self._send(b"".join(self._protocol.data_to_send()))
        gevent.spawn_later(GOODBYE_SECONDS, self._hang_up)

    def _receive(self) -> None:
        try:
            arrived = self._socket.recv(READ_BYTES)  # silence is Engine.IO's to judge: it pings
        except OSError:
            arrived = b""
        if not arrived:
            self._ended = True
            return
        self._protocol.receive_data(arrived)
        for event in self._protocol.events_received():
            if isinstance(event, Frame):
                self._take(event)
        self._reply()

    def _take(self, frame: Frame) -> None:
        if frame.opcode in (Opcode.TEXT, Opcode.BINARY):
            self._text = frame.opcode is Opcode.TEXT
        elif frame.opcode is not Opcode.CONT:
            return
        self._parts += frame.data
        if not frame.fin:
            return
        whole, self._parts = self._parts, bytearray()
        try:
            self._messages.append(whole.decode() if self._text else bytes(whole))
        except UnicodeDecodeError:
            self._protocol.fail(CloseCode.INVALID_DATA)

    def _reply(self) -> None:
        """Send what the protocol itself answers: pongs, the goodbye, and the end of the stream as b""."""
        for data in self._protocol.data_to_send():
            if data:
                self._send(data)
            else:
                self._linger()

    def _linger(self) -> None:
        """Closing at once over unread bytes would reset the connection and swallow our goodbye."""
        self._ended = True
        with suppress(OSError), gevent.Timeout(GOODBYE_SECONDS, TimeoutError()):
            self._socket.shutdown(SHUT_WR)
            while self._socket.recv(READ_BYTES):
                pass

    def _hang_up(self) -> None:
        self._ended = True
        with suppress(OSError):
            self._socket.shutdown(SHUT_RDWR)


@lru_cache(maxsize=32)
def _frame(message: str | bytes) -> bytes:
    """A room's message is one object for all its phones, and unmasked: its frame is built once."""
    if isinstance(message, str):
        return Frame(Opcode.TEXT, message.encode()).serialize(mask=False)
    return Frame(Opcode.BINARY, message).serialize(mask=False)


def _request(environ: "WSGIEnvironment") -> Request:
    fields = {name[5:].replace("_", "-"): text for name, text in environ.items() if name.startswith("HTTP_")}
    return Request(environ["PATH_INFO"], Headers(fields))


def _headers(response: Response) -> list[tuple[str, str]]:
    return [(name, value) for name, value in response.headers.raw_items()]
