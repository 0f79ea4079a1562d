"""Engine.IO over WebSockets only: nothing is queued, and a connection has no greenlet but its reader's.

python-engineio gives each connection a queue with a greenlet that empties it, and another that sleeps until
the next ping: a third of a phone's memory. What the packets mean stays that library's.
"""

import time
from typing import TYPE_CHECKING, Any

from engineio import Server, packet
from engineio.exceptions import SocketIsClosedError
from engineio.socket import Socket

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from facilitate.websocket import WebSocket

ROUND = 1.0
"""Seconds between two looks at all connections."""
TURN = 100
"""So many pings in one go, then everybody else has a turn."""


class Line(Socket):
    """One connection. Packets that are sent before the WebSocket is open go out as soon as it is."""

    def __init__(self, server: "Engine", sid: str) -> None:
        super().__init__(server, sid)
        self.queue = None
        self.closed = self.closing = False
        self._early: list[packet.Packet] = []
        self._websocket: WebSocket | None = None
        self._heard = time.monotonic()
        self._pinged: float | None = None

    def send(self, pkt: packet.Packet) -> None:
        """Raises SocketIsClosedError."""
        if self.closed:
            raise SocketIsClosedError
        if self._websocket is None:
            self._early.append(pkt)
        else:
            self._websocket.send(pkt.encode())

    def receive(self, message: str | bytes) -> None:
        """Take in one packet. Raises ValueError for what no client of Engine.IO sends."""
        kind = message[:1]
        if kind == "4":
            self.server._trigger_event("message", self.sid, message[1:], run_async=False)
        elif isinstance(message, bytes):
            self.server._trigger_event("message", self.sid, message, run_async=False)
        elif kind == "3":
            self._heard, self._pinged = time.monotonic(), None
        elif kind == "1":
            self.close(abort=True, reason=self.server.reason.CLIENT_DISCONNECT)
        elif kind != "6":
            raise ValueError("unknown packet")

    def tend(self, moment: float) -> bool:
        """Ping when it is time, let go when nothing has been heard since; whether a ping was sent."""
        if self.closed:
            return False
        if self._pinged is not None:
            if moment - self._pinged > self.server.ping_timeout:
                self.close(abort=True, reason=self.server.reason.PING_TIMEOUT)
        elif moment - self._heard > self.server.ping_interval:
            self._pinged = moment
            self.send(packet.Packet(packet.PING))
            return True
        return False

    def close(self, wait: bool = False, abort: bool = False, reason: str | None = None) -> None:
        """End the connection; with `abort` without telling the other side."""
        if self.closed or self.closing:
            return
        self.closing = True
        told = reason or self.server.reason.SERVER_DISCONNECT
        self.server._trigger_event("disconnect", self.sid, told, run_async=False)
        if not abort:
            self.send(packet.Packet(packet.CLOSE))
        self.closed = True
        if self._websocket is not None:
            self._websocket.close()

    def _websocket_handler(self, ws: "WebSocket") -> "Iterable[bytes]":
        self.connected = self.upgraded = True
        self._websocket = ws
        for early in self._early:
            ws.send(early.encode())
        self._early.clear()
        try:
            while not self.closed and (message := ws.wait()) is not None:
                self.receive(message)
        finally:
            self.close(abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        return []


class Engine(Server):
    """Flask-SocketIO makes a plain server; `WebSockets.serve` turns it into this."""

    start_service_task: bool

    def _handle_connect(
        self, environ: "WSGIEnvironment", start_response: "StartResponse", *_given: Any
    ) -> "Iterable[bytes]":
        if self.start_service_task:
            self.start_service_task = False
            self.service_task_handle = self.start_background_task(self._service_task)
        line = Line(self, self.generate_id())
        self.sockets[line.sid] = line
        line.send(packet.Packet(packet.OPEN, self._offer(line.sid)))
        accepted = self._trigger_event("connect", line.sid, environ, run_async=False)
        if accepted not in (None, True):
            del self.sockets[line.sid]
            return self._unauthorized(accepted or None)  # type: ignore[no-any-return]
        try:
            return line.handle_get_request(environ, start_response)  # type: ignore[no-any-return]
        finally:
            line.close(abort=True, reason=self.reason.TRANSPORT_ERROR)  # also what never became a WebSocket
            self.sockets.pop(line.sid, None)

    def _offer(self, sid: str) -> dict[str, Any]:
        return {
            "sid": sid,
            "upgrades": [],
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }

    def _service_task(self) -> None:
        self.service_task_event = self.create_event()
        while not self.service_task_event.wait(timeout=ROUND):
            self._tend_all()

    def _tend_all(self) -> None:
        pinged = 0
        for line in list(self.sockets.values()):
            if line.tend(time.monotonic()):
                pinged += 1
                if pinged % TURN == 0:
                    self.sleep(0)
