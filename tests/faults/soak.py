"""python -m tests.faults.soak HOURS: steady answers; memory and loop lag over time, as a picture."""

import json
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from config import ROOT
from facilitate.loop_lag import FILE, Histogram
from tests.faults.chart import Curve, chart
from tests.faults.standing import standing
from tests.faults.trial import Trial

PEOPLE = 60
SAMPLES = 400
"""At most so many points in the picture."""
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Sample:
    minutes: float
    memory: float
    lag: float


def main(hours: float) -> int:
    seconds = hours * 3600
    every = max(5.0, seconds / SAMPLES)
    samples: list[Sample] = []
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, standing(Path(folder)) as server:
        trial = Trial(server, PEOPLE, long=True)
        with trial.running():
            since = time.monotonic()
            before = _lag(server.pid, server.settings.instance_path)
            while time.monotonic() - since < seconds:
                time.sleep(every)
                now = _lag(server.pid, server.settings.instance_path)
                samples.append(_sample(server.pid, time.monotonic() - since, now.since(before)))
                before = now
                _tell(samples[-1], trial.crowd.ledger.acknowledged)
            result = trial.result("soak", None, storing=True)
            trial.check_log()
    path = _draw(samples)
    told = result.verdict
    grown = samples[-1].memory - samples[len(samples) // 4].memory
    sys.stdout.write(
        f"\n{told.acknowledged} answers, {told.lost} lost, {told.doubled} doubled.\n"
        f"Memory {grown:+.1f} MB since the first quarter. {path}\n"
    )
    return 0 if told.clean else 1


def _sample(pid: int, seconds: float, lag: Histogram) -> Sample:
    memory = psutil.Process(pid).memory_info().rss / MEBIBYTE
    return Sample(seconds / 60, memory, lag.quantile(0.99))


def _lag(pid: int, folder: Path) -> Histogram:
    """How late the loop has been since the start, as the server writes it when asked."""
    written = folder / FILE
    written.unlink(missing_ok=True)
    os.kill(pid, signal.SIGUSR1)
    give_up = time.monotonic() + 30
    while not written.exists():
        assert time.monotonic() < give_up, "the server does not say how late its loop is"
        time.sleep(0.05)
    return Histogram(**json.loads(written.read_text()))


def _tell(sample: Sample, acknowledged: int) -> None:
    sys.stdout.write(
        f"{sample.minutes:7.1f} min {sample.memory:7.1f} MB {sample.lag:7.1f} ms p99 "
        f"{acknowledged:9d} answers\n"
    )
    sys.stdout.flush()


def _draw(samples: list[Sample]) -> Path:
    minutes = [one.minutes for one in samples]
    path = ROOT / "test-results" / "soak.svg"
    path.parent.mkdir(exist_ok=True)
    curves = (
        Curve("Memory, MB", minutes, [one.memory for one in samples]),
        Curve("Loop lag p99, ms", minutes, [one.lag for one in samples]),
    )
    path.write_text(chart(curves, "minutes"))
    return path


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
