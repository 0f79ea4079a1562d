"""Phones that answer without a pause over real sockets, and note what they were told was stored."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from config import ROOT
from tests.live.lines import LiveServer
from tests.live.rooms import Room

CODES = "4321"
"""Which code a phone answers goes by its number."""


class Burst:
    """`saved` is the highest number that each phone was told was on disk."""

    def __init__(self, server: LiveServer, room: Room, people: int) -> None:
        came = [room.come_in() for _ in range(people)]
        self.cookies = {person.id: f"participant={token}" for person, token in came}
        self.question, self.path = room.questions()[0].id, f"/{room.dialogue.code}"
        self.saved: dict[str, int] = {}
        self._server = server

    @contextmanager
    def going_on(self, at_least: int) -> Iterator[None]:
        """While phones answer; begins when so many answers have been acknowledged."""
        with ThreadPoolExecutor(len(self.cookies)) as pool:
            for who in self.cookies:
                pool.submit(self._answer, who)
            deadline = time.monotonic() + 30
            while sum(list(self.saved.values())) < at_least:
                assert time.monotonic() < deadline, self.saved
                time.sleep(0.01)
            try:
                yield
            finally:
                self._server.kill()

    def _answer(self, who: str) -> None:
        cut = OSError, EOFError, ConnectionClosed
        with suppress(*cut), self._server.line(self.path, "phone", self.cookies[who]) as line:
            for number in range(1, 10_000):
                answer = {"question": self.question, "code": CODES[number % 4], "number": number}
                if line.request("answer", answer)["ok"]:
                    self.saved[who] = number
                else:
                    threading.Event().wait(0.2)  # a machine that is asked to be slower


def command(instance: Path, *words: object, given: Mapping[str, str] | None = None) -> str:
    """What one of our commands says, in a process of its own."""
    own = {"INSTANCE_PATH": str(instance), "SECRET_KEY": "test", "LANG": "sv_SE.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "facilitate", *map(str, words)],
        cwd=ROOT,
        env=os.environ | own | dict(given or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr
