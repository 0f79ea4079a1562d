"""A disk that is full: on a small file system of the trial's own where there may be one, else by a limit on
how large the server's files may grow."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from facilitate.extensions import db
from tests.faults.trial import Result, Trial

MOUNT = 'mkdir -p "$0" && mount -t tmpfs -o size=8m tmpfs "$0" && exec "$@"'
ALONE = ("unshare", "--mount", "--", "sh", "-c")


def on_small_disk(folder: Path, command: Sequence[str]) -> list[str]:
    """The command with the folder as a small disk that nobody else sees."""
    return [*ALONE, MOUNT, str(folder), *command]


def may_mount(folder: Path) -> bool:
    """Whether this user may have such a disk, as root in a container may."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(on_small_disk(folder, ["true"]), capture_output=True, check=False)
    return tried.returncode == 0


def full(trial: Trial) -> Result:
    """Nothing more fits on the disk; then somebody makes room."""
    with trial.running():
        with _nothing_fits(trial), trial.fault(8 if trial.long else 3):
            assert trial.desk.look()[0] == 200, "control cannot be read"
        back = trial.back()
        trial.check_log("event=answers_not_stored")
        return trial.result("disk full, then room on it again", back)


@contextmanager
def _nothing_fits(trial: Trial) -> Iterator[None]:
    folder = trial.server.settings.instance_path
    db.session.rollback()  # a reader of ours would be in the way
    with closing(sqlite3.connect(folder / "facilitate.db", timeout=2)) as other:
        # Before SQLite needs more room it writes over what it has.
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with _filled(folder / "ballast") if folder.is_mount() else _limited(trial.server.pid):
            yield


@contextmanager
def _filled(ballast: Path) -> Iterator[None]:
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(512)):
                pass
        except OSError:
            yield
        finally:
            ballast.unlink()


@contextmanager
def _limited(pid: int) -> Iterator[None]:
    _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
