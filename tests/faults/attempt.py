"""Tries a fault in a process of its own, on a disk of its own where it is about the disk."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from config import ROOT
from tests.faults import disk
from tests.faults.ledger import Verdict
from tests.faults.standing import INSTANCE
from tests.faults.trial import Result

PATIENCE = 240


def attempt(name: str, people: int, *, long: bool) -> Result:
    """Raises AssertionError with what went wrong."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        command = [sys.executable, "-m", "tests.faults.one", name, str(people), folder]
        command += ["long"] if long else []
        database = Path(folder) / INSTANCE
        if name == "full-disk" and disk.may_mount(database):
            command = disk.on_small_disk(database, command)
        told = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    assert told.returncode == 0, told.stderr[-4000:]
    given = json.loads(told.stdout)
    return Result(**given | {"verdict": Verdict(**given["verdict"])})
