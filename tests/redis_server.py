"""A throw-away Redis of the tests' own, on a socket in a folder of its own."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest
from redis import Redis
from redis.exceptions import RedisError

MISSING = "The tests need Redis. Install it with: apt install redis-server"


class RedisServer:
    """The server's process; `start()` again finds the same socket, as after a restart of the service."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "redis"
        self.url = f"unix://{self._socket}"

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program, MISSING
        keeps_nothing = ("--port", "0", "--save", "", "--appendonly", "no", "--dir", str(self._socket.parent))
        self.process = subprocess.Popen(
            [program, "--unixsocket", str(self._socket), *keeps_nothing], stdout=subprocess.DEVNULL
        )
        while not self._answers():
            assert self.process.poll() is None, "Redis has ended"
            time.sleep(0.02)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def _answers(self) -> bool:
        with suppress(RedisError, OSError), Redis.from_url(self.url) as line:
            return bool(line.ping())
        return False


@contextmanager
def running_redis() -> Iterator[RedisServer]:
    """A running server; nothing is left of it."""
    folder = Path(mkdtemp(prefix="redis-", dir="/tmp"))
    server = RedisServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def redis_server() -> Iterator[RedisServer]:
    with running_redis() as server:
        yield server
