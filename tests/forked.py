"""Servers without the wait for their imports: forks of a process that has done them, one for each worker."""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import weakref
from collections.abc import Mapping
from functools import cache
from typing import IO, Any

from config import ROOT

ENDED = -1
"""How it ended is known to nobody; whoever needs to know starts a process of their own."""


class Forked:
    """`python -m MODULE WORDS`, as subprocess.Popen would show it."""

    def __init__(
        self, module: str, *words: str, env: Mapping[str, str], stdout: IO[Any], stderr: IO[Any]
    ) -> None:
        wanted = {"module": module, "words": words, "environment": dict(env)}
        asked = _forking()
        socket.send_fds(asked, [json.dumps(wanted).encode()], [stdout.fileno(), stderr.fileno()])
        self.pid = int(asked.recv(20))
        self._life = os.pidfd_open(self.pid)
        weakref.finalize(self, os.close, self._life)

    def poll(self) -> int | None:
        return self._ended_within(0)

    def wait(self, timeout: float | None = None) -> int:
        ended = self._ended_within(timeout)
        if ended is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return ended

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            signal.pidfd_send_signal(self._life, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended_within(self, seconds: float | None) -> int | None:
        waiting = select.poll()
        waiting.register(self._life, select.POLLIN)
        return ENDED if waiting.poll(None if seconds is None else seconds * 1000) else None


@cache
def _forking() -> socket.socket:
    """The line to the process that forks; it ends when the line does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        forking = subprocess.Popen([sys.executable, "-m", "tests.forking"], cwd=ROOT, stdin=theirs)

    @atexit.register
    def end() -> None:
        ours.close()
        forking.wait()

    return ours
