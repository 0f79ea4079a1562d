"""`make run`'s server, with limits and surroundings of the trial's own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from config import ROOT, Settings
from tests.browser.live_server import LiveServer


class FaultyServer(LiveServer):
    """`under` is put before the command, such as prlimit; `around` is added to its environment."""

    def __init__(
        self, settings: Settings, under: Sequence[str] = (), around: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(settings)
        self._under = under
        self._around = around or {}
        self._log = settings.instance_path.with_name(f"{settings.port}.log")
        self._log.parent.mkdir(exist_ok=True)
        self._log.touch()
        self._writers: list[subprocess.Popen[bytes]] = []

    def launch(self) -> None:
        """Start, without waiting until it answers."""
        settings = self.settings
        given = {
            "HOST": settings.host,
            "PORT": str(settings.port),
            "BASE_URL": str(settings.base_url),
            "SECRET_KEY": str(settings.secret_key),
            "INSTANCE_PATH": str(settings.instance_path),
        }
        with self._log.open("ab") as log:
            # Written by another process: what stops the server's own files does not stop its log.
            writer = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=log)
        assert writer.stdin
        with writer.stdin as pipe:
            self.process = subprocess.Popen(
                [*self._under, sys.executable, "-m", "facilitate", "serve"],
                cwd=ROOT,
                env=os.environ | given | self._around,
                stdout=pipe,
                stderr=pipe,
            )
        self._writers.append(writer)

    def stop(self) -> None:
        super().stop()
        for writer in self._writers:
            writer.wait(10)

    @property
    def log(self) -> str:
        return self._log.read_text()

    def start(self) -> float:
        """Start, and return the moment at which it answered."""
        self.launch()
        self._wait_until_it_answers()
        return time.monotonic()

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Stopped, as by SIGSTOP or a laptop's lid."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)
