"""A server in a process of its own, and a way to talk to it from an address that no log may show."""

import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[2]
STRANGER = "127.0.0.77"
LARGEST_BODY = 100_000


class Running:
    """The started server: its port, its process, and everything that it wrote."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._written = folder / "written"
        with self._written.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.serving.small_server", str(self.port), str(LARGEST_BODY)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=file,
                text=True,
            )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n", self.written

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_reason: object) -> None:
        self.process.kill()
        self.process.communicate()

    @property
    def written(self) -> str:
        return self._written.read_text()

    def connect(self, stranger: str = STRANGER, timeout: float = 5) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout, source_address=(stranger, 0))

    def say(self, text: bytes) -> bytes:
        """Send these bytes and read until the server closes."""
        with self.connect() as line:
            line.sendall(text)
            answer = b""
            while arrived := line.recv(65536):
                answer += arrived
        return answer

    def get(self, path: str, *headers: str) -> bytes:
        lines = [f"GET {path} HTTP/1.1", "Host: hall.test", "Connection: close", *headers, "", ""]
        return self.say("\r\n".join(lines).encode())

    @contextmanager
    def phone(self, **options) -> Iterator[ClientConnection]:
        """A phone that has joined by the Socket.IO protocol over a well-kept client."""
        joining = connect(
            f"ws://hall.test:{self.port}/socket.io/?EIO=4&transport=websocket",
            sock=self.connect(),
            compression=None,
            ping_interval=None,
            **options,
        )
        with joining as line:
            assert str(line.recv(5)).startswith('0{"sid"')
            line.send("40")
            assert str(line.recv(5)).startswith('40{"sid"')
            yield line

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


def reset(line: socket.socket) -> None:
    """Hang up the hard way: the other side gets a reset."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with Running(tmp_path_factory.mktemp("server")) as running:
        yield running
