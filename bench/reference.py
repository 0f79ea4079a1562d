"""The limit to look at: a bare Socket.IO server on Node, in memory, under the same phones."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from bench.crowd import NODE, Crowd, crowd
from config import ROOT

PATH = "/BARE00"
QUESTIONS = list(range(1, 41))


@contextmanager
def reference(phones: int) -> Iterator[Crowd]:
    """So many phones, connected to the reference."""
    server = subprocess.Popen(  # noqa: S603 - our own script
        [NODE, ROOT / "bench" / "reference.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        with crowd() as people:
            people.go_to(int(server.stdout.readline() if server.stdout else 0), PATH)
            people.connect(phones)
            yield people
    finally:
        server.kill()
        server.communicate()
