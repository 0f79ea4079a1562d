"""The server is killed, falls asleep, or finds its database held by another program."""

import sqlite3
import time
from contextlib import closing

from tests.faults.trial import Result, Trial


def killed(trial: Trial) -> Result:
    """kill -9 in the middle of a burst, and started again."""
    with trial.running():
        with trial.fault(4 if trial.long else 1.5):
            trial.server.kill()
        started = trial.server.start()
        back = trial.back(started)
        trial.check_log("event=serving")
        return trial.result("killed (-9) in a burst, started again", back)


def asleep(trial: Trial) -> Result:
    """Stopped for so long that phones give a word up."""
    with trial.running():
        with trial.server.asleep(), trial.fault(10 if trial.long else 7):
            pass
        back = trial.back()
        trial.check_log()
        return trial.result("stopped (SIGSTOP) for ten seconds", back)


def database_locked(trial: Trial) -> Result:
    """Another program, such as a backup, holds the database."""
    with trial.running():
        file = trial.server.settings.instance_path / "facilitate.db"
        with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with trial.fault(8 if trial.long else 5):
                asked = time.monotonic()
                status, _page = trial.desk.look()
                assert status == 200, "control cannot be read"
                assert time.monotonic() - asked < 2, "the room stands still while the database is locked"
            other.execute("ROLLBACK")
        back = trial.back()
        trial.check_log("event=answers_not_stored", "database is locked")
        return trial.result("database locked by another program", back)
