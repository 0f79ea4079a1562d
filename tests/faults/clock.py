"""A computer whose clock is set an hour forward or back in the middle of a question."""

import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from facilitate import clock
from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.faults.crowd import wait_until
from tests.faults.trial import Result, Trial

LIBRARY = "libfaketimeMT.so.1"
HOUR = 3600
GRACE = 9.0


def around(folder: Path) -> Mapping[str, str]:
    """What makes the server's clock ours to set."""
    found = sorted(Path("/usr/lib").glob(f"*/faketime/{LIBRARY}"))
    assert found, "The trials need libfaketime. Install it with: apt install faketime"
    set_clock(folder, 0)
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(folder / "clock"),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def set_clock(folder: Path, seconds: int) -> None:
    """Set the server's clock so far from the computer's."""
    folder.mkdir(exist_ok=True)
    new = folder / "clock.new"
    new.write_text(f"{seconds:+d}\n")
    new.replace(folder / "clock")


def jumps(trial: Trial) -> Result:
    """An hour forward while a question closes, and two back once it has closed."""
    folder = trial.server.settings.instance_path
    with trial.running():
        _begin_to_close(trial)
        ends = time.monotonic() + GRACE
        with trial.fault(3):
            set_clock(folder, HOUR)
            time.sleep(2.5)
            assert _phase(trial) == StepPhase.CLOSING, "the clock's jump has closed the question"
            assert trial.desk.blank(on=True) == 303, "the sign-in is gone"
        back = trial.back()
        trial.crowd.calm()
        wait_until(lambda: _phase(trial) == StepPhase.CLOSED, GRACE + 10, "the question never closes")
        assert -1 < time.monotonic() - ends < 5, "the question has not closed at its time"
        wait_until(lambda: "clock_was_set seconds=3600" in trial.log_since(), 5, "the clock is not followed")
        assert trial.desk.blank(on=False) == 303, "the sign-in is gone"
        set_clock(folder, -HOUR)
        wait_until(lambda: "clock_was_set seconds=-7200" in trial.log_since(), 5, "the clock is not followed")
        assert trial.desk.blank(on=True) == 303, "the sign-in is gone"
        trial.check_log()
        return trial.result("clock set an hour forward, then two back", back, storing=True)


def _begin_to_close(trial: Trial) -> None:
    with unit_of_work():
        step = trial.room.step(StepKind.RATE)
        step.phase, step.closing_ends_at = StepPhase.CLOSING, clock.now() + timedelta(seconds=GRACE)
        trial.room.stage.answered_at = clock.now()


def _phase(trial: Trial) -> str:
    db.session.rollback()
    return trial.room.step(StepKind.RATE).phase
