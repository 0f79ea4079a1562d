"""A disk that is full. On a small file system of the trial's own where there may be one, else by a limit on
how large the server's files may grow."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.faults.trial import Result, Trial

SIZE = "6m"
ALONE = ["unshare", "--mount", "--", "sh", "-c"]
MOUNT = 'mount -t tmpfs -o size="$0" tmpfs "$1" && shift && exec "$@"'


def may_mount() -> bool:
    """Whether this user may have a file system that nobody else sees, as root in a container may."""
    tried = [*ALONE, 'mount -t tmpfs -o size=64k tmpfs "$0"', "/mnt"]
    return (
        bool(shutil.which("unshare"))
        and subprocess.run(tried, capture_output=True, check=False).returncode == 0
    )


def full(trial: Trial) -> Result:
    """Nothing more fits on the disk; then somebody makes room."""
    with trial.running():
        _empty_log(trial)
        with _nothing_fits(trial), trial.fault(8 if trial.long else 3):
            assert trial.desk.look()[0] == 200, "control cannot be read"
        back = trial.back()
        trial.check_log("event=answers_not_stored")
        return trial.result("disk full, then room on it again", back)


@contextmanager
def _nothing_fits(trial: Trial) -> Iterator[None]:
    folder = trial.server.settings.instance_path
    if folder.is_mount():
        ballast = folder / "ballast"
        try:
            _fill(ballast)
            yield
        finally:
            ballast.unlink()
        return
    _soft, hard = resource.prlimit(trial.server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(trial.server.pid, resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.prlimit(trial.server.pid, resource.RLIMIT_FSIZE, (hard, hard))


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return


def _empty_log(trial: Trial) -> None:
    """SQLite writes over its old write-ahead log before it needs more room."""
    file = trial.server.settings.instance_path / "facilitate.db"
    with closing(sqlite3.connect(file, timeout=10)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
