"""A started server, and lines to it: real sockets speaking Socket.IO, and plain requests."""

import http.client
import json
import os
import random
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.forked import Forked


def free_port() -> int:
    """Not one that the system may give to somebody's outgoing connection before the server has started."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", random.randint(20_000, 32_000)))
            return int(probe.getsockname()[1])


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


class Door:
    """Where phones and pages come in: a server's own port, or a proxy's with its certificate."""

    def __init__(self, port: int, tls: ssl.SSLContext | None = None, came_from: str = "127.0.0.1") -> None:
        self.port = port
        self._tls = tls
        self._came_from = came_from
        self._at = f"hall.test:{port}"
        self._origin = f"{'https' if tls else 'http'}://{self._at}"

    def post(self, path: str, cookie: str, **form: object) -> tuple[int, str]:
        """Post a form as a page of ours would; the status and the body."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": self._origin,
        }
        return self._ask("POST", path, cookie, urlencode(form), headers)

    def post_json(self, path: str, cookie: str, body: object) -> tuple[int, Any]:
        headers = {"Content-Type": "application/json"}
        status, answer = self._ask("POST", path, cookie, json.dumps(body), headers)
        return status, json.loads(answer)

    def get(self, path: str, cookie: str = "") -> tuple[int, str]:
        return self._ask("GET", path, cookie, "", {})

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> "Answer":
        """A request as it stands; in the names of headers _ stands for -."""
        line = http.client.HTTPConnection("127.0.0.1", self.port)
        raw = self._connect()
        line.sock = self._tls.wrap_socket(raw, server_hostname="hall.test") if self._tls else raw
        given = {name.replace("_", "-"): text for name, text in headers.items()}
        try:
            line.request(method, path, body or None, {"Host": self._at, **given})
            answer = line.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            line.close()

    def _ask(
        self, method: str, path: str, cookie: str, body: str, headers: dict[str, str]
    ) -> tuple[int, str]:
        common = {"Cookie": cookie, "Accept": "application/json"}
        answer = self.ask(method, path, body.encode(), **common, **headers)
        return answer.status, answer.body.decode()

    def _connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), 20, source_address=(self._came_from, 0))

    @contextmanager
    def line(self, prefix: str, audience: str, cookie: str, origin: str | None = None) -> "Iterator[Line]":
        """A socket under a room's address, in one namespace."""
        raw = self._connect()
        with connect(
            f"{'wss' if self._tls else 'ws'}://{self._at}{prefix}/socket/?EIO=4&transport=websocket",
            sock=raw,
            ssl=self._tls,
            origin=origin or self._origin,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookie},
            compression=None,
            ping_interval=None,
        ) as socket_line:
            yield Line(socket_line, f"/{audience}")


class LiveServer(Door):
    """The server's process. `kill()` is kill -9; `start()` again finds the same database and port."""

    def __init__(self, instance_path: Path) -> None:
        super().__init__(free_port())
        self._instance_path = instance_path

    def start(self) -> None:
        given = {
            "INSTANCE_PATH": str(self._instance_path),
            "SECRET_KEY": "test",
            "BASE_URL": "http://hall.test",
        }
        with (self._instance_path / "written").open("a") as written:
            said, says = os.pipe()
            with os.fdopen(says, "w") as end:
                self.process = Forked(
                    "tests.live.server", str(self.port), env=os.environ | given, stdout=end, stderr=written
                )
        with os.fdopen(said) as line:
            assert line.readline() == "ready\n", self.written

    @property
    def written(self) -> str:
        return (self._instance_path / "written").read_text()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Line:
    """One Socket.IO connection; remembers every message that came."""

    def __init__(self, line: ClientConnection, namespace: str) -> None:
        self._line = line
        self._namespace = namespace
        self._acks = 0
        self.messages: list[tuple[str, Any]] = []
        self.frames: list[str] = []
        assert str(line.recv(10)).startswith('0{"sid"')
        line.send(f"40{namespace},")
        self.welcome = self._receive(10)

    @property
    def joined(self) -> bool:
        return self.welcome.startswith(f"40{self._namespace},")

    def request(self, event: str, payload: object, timeout: float = 15) -> Any:
        """Send an event and wait for its acknowledgement."""
        self._acks += 1
        self._line.send(f"42{self._namespace},{self._acks}{json.dumps([event, payload])}")
        expected = f"43{self._namespace},{self._acks}"
        while True:
            frame = self._receive(timeout)
            if frame.startswith(expected):
                return json.loads(frame[len(expected) :])[0]

    def say(self, frame: str | bytes) -> None:
        """Send something as it stands."""
        self._line.send(frame)

    def await_message(self, event: str, timeout: float = 15) -> Any:
        """The next message of this name; TimeoutError when none comes."""
        while True:
            frame = self._receive(timeout)
            if frame.startswith(f"42{self._namespace},"):
                name, payload = json.loads(frame.partition(",")[2])
                if name == event:
                    return payload

    def is_let_go(self, timeout: float = 15) -> bool:
        """Whether the server ends this connection."""
        try:
            while not self._receive(timeout).startswith(f"41{self._namespace}"):
                pass
        except TimeoutError:
            return False
        except ConnectionClosed:
            return True
        return True

    def listen(self, seconds: float) -> None:
        """Take in whatever comes for a while."""
        try:
            while True:
                self._receive(seconds)
        except TimeoutError:
            return

    def _receive(self, timeout: float) -> str:
        while (frame := str(self._line.recv(timeout))) == "2":
            self._line.send("3")
        self.frames.append(frame)
        if frame.startswith(f"42{self._namespace},"):
            name, payload = json.loads(frame.partition(",")[2])
            self.messages.append((name, payload))
        return frame
