"""The crowd as a process of its own, which ends with the server even when that is killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from config import ROOT
from facilitate.demo.seeding import Demonstration


@contextmanager
def crowd(demonstration: Demonstration, port: int, people: int, pace: float) -> Iterator[None]:
    """Simulated people in the open dialogue while the block runs."""
    command = [
        *(sys.executable, "-m", "facilitate.demo.crowd"),
        *(f"http://127.0.0.1:{port}", demonstration.code, str(people), "--pace", str(pace)),
    ]
    # Not in our process group: Ctrl-C is for the server, which then ends the crowd by its standard input.
    process = subprocess.Popen(  # noqa: S603 - every word of the command is ours
        command, cwd=ROOT, stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        yield
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        process.wait()
