"""The product in a process of its own, as `make run` starts it, on the test's own database."""

import os
import signal
import socket
import subprocess
import time
from contextlib import closing, suppress
from urllib.error import URLError
from urllib.request import urlopen

from config import Settings
from tests.forked import Forked

HALL = "hall.test"


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class LiveServer:
    """`url` as browsers know it. `kill()` is kill -9; `start()` again finds the same database and port."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = str(settings.base_url)
        self.process: Forked | subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        given = {
            "HOST": self.settings.host,
            "PORT": str(self.settings.port),
            "BASE_URL": str(self.settings.base_url or ""),
            "SECRET_KEY": str(self.settings.secret_key),
            "INSTANCE_PATH": str(self.settings.instance_path),
        }
        with (self.settings.instance_path / "server.log").open("ab") as log:
            self.process = Forked("facilitate", "serve", env=os.environ | given, stdout=log, stderr=log)
        self._wait_until_it_answers()

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.kill()

    @property
    def log(self) -> str:
        return (self.settings.instance_path / "server.log").read_text()

    def _wait_until_it_answers(self) -> None:
        for _ in range(600):
            assert self.process
            assert self.process.poll() is None, f"the server stopped by itself: {self.log}"
            with suppress(URLError, ConnectionError, TimeoutError):
                urlopen(f"http://127.0.0.1:{self.settings.port}/", timeout=2).close()
                return
            time.sleep(0.05)
        raise AssertionError("the server did not answer")
