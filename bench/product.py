"""The server as `make run` starts it, on an instance folder that is thrown away."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from flask import Flask

from config import ROOT, Settings
from facilitate.app import create_app
from facilitate.commands.database import bring_up_to_date
from facilitate.extensions import db
from facilitate.loop_lag import FILE, Histogram

HOST = "127.0.0.1"
START_SECONDS = 30.0
STOP_SECONDS = 10.0


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Product:
    """One server with its database. `app` sees the same database and serves nothing.

    `surroundings` are settings that differ from those of `make run`: `database_url`, `redis_url`.
    """

    def __init__(self, folder: Path, **surroundings: str) -> None:
        self.port = free_port()
        self.folder = folder
        own = {"HOST": HOST, "PORT": str(self.port), "INSTANCE_PATH": str(folder)}
        self._environment = own | {name.upper(): text for name, text in surroundings.items()}
        self.settings = Settings.from_environment(self._environment)
        self._process: subprocess.Popen[bytes] | None = None
        self.app: Flask = create_app(self.settings)

    def start(self) -> None:
        """Start it and wait until it answers; a killed one finds its database and port again."""
        self.kill()  # never two on one database
        given = {name: text for name, text in os.environ.items() if name not in _SETTINGS}
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "facilitate", "serve"],
                cwd=ROOT,
                env=given | self._environment,
                stdout=log,
                stderr=log,
            )
        self._wait_until_it_answers()

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("The server has not been started.")
        return self._process.pid

    @property
    def memory_kb(self) -> float:
        """What the server's process holds in memory."""
        return psutil.Process(self.pid).memory_info().rss / 1024

    @property
    def processor_seconds(self) -> float:
        """Processor time that the server's process has had."""
        times = psutil.Process(self.pid).cpu_times()
        return float(times.user + times.system)

    def loop_lag(self) -> Histogram:
        """How late the server's loop has been since it started."""
        written = self.folder / FILE
        written.unlink(missing_ok=True)
        os.kill(self.pid, signal.SIGUSR1)
        give_up = time.monotonic() + START_SECONDS
        while not written.exists():
            if time.monotonic() > give_up:
                raise RuntimeError("The server does not say how late its loop is.")
            time.sleep(0.02)
        return Histogram(**json.loads(written.read_text()))

    @property
    def log(self) -> str:
        return self._log_file.read_text()

    @property
    def _log_file(self) -> Path:
        return self.folder / f"{self.port}.log"

    def kill(self) -> None:
        """kill -9: nothing is said, nothing is tidied."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
            self.kill()

    def _wait_until_it_answers(self) -> None:
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"The server stopped by itself: {self.log}")
            with suppress(URLError, ConnectionError, TimeoutError):
                urlopen(f"http://{HOST}:{self.port}/", timeout=2).close()
                return
            time.sleep(0.05)
        raise RuntimeError("The server did not answer.")


_SETTINGS = {"BASE_URL", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "TRUSTED_PROXIES"}
"""Of the surroundings, nothing may change what is measured."""


@contextmanager
def product() -> Iterator[Product]:
    """A product that has not been started yet, inside an application context that sees its database."""
    with TemporaryDirectory(prefix="bench-") as folder:
        made = Product(Path(folder))
        with made.app.app_context():
            bring_up_to_date()
            try:
                yield made
            finally:
                made.stop()
                db.engine.dispose()
