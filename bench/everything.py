"""The measurements by their names, one after another, within a quarter of an hour."""

import json
import os
import platform
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Error

from bench import bursts, joining, killing, posting, projector, rounds, scaled, sustained, visit
from bench.aims import AIMS, Figures
from config import ROOT

LATEST = ROOT / "bench" / "latest.json"
MOST_SECONDS = 15 * 60


class TimeIsUp(Exception):
    """A quarter of an hour has passed."""


Measurement = Callable[[int], dict[str, float]]
"""Runs it so many times, and gives the figures by their keys."""


def _reference_bursts(runs: int) -> dict[str, float]:
    found = bursts.measure_reference(1000, runs) | bursts.measure_reference(2000, runs)
    return {key: figure for key, figure in found.items() if key.endswith("_p95_ms")}


MEASUREMENTS: dict[str, Measurement] = {
    "rounds": rounds.measure,
    "reference": _reference_bursts,
    "sustained": sustained.measure,
    "reference_sustained": sustained.measure_reference,
    "kill": killing.measure,
    "projector": projector.measure,
    "post": posting.measure,
    "visit": visit.measure,
    "join": joining.measure,
}
BESIDES: dict[str, Measurement] = {"scaled": scaled.measure}
"""What needs more than the product itself: PostgreSQL and Redis."""


def measure(names: Sequence[str], runs: int) -> dict[str, float | None]:
    """Whatever could be measured in time; a measurement that fails is told and leaves its figures out."""
    found: dict[str, float | None] = {}
    began = time.monotonic()
    with time_limit(MOST_SECONDS):
        for name in names:
            print(f"{name}:", flush=True)
            try:
                found |= (MEASUREMENTS | BESIDES)[name](runs)
            except (RuntimeError, Error) as error:
                print(f"  failed: {error}", flush=True)
            print(f"  {time.monotonic() - began:.0f} s since the beginning", flush=True)
    return found


def whole(found: Figures) -> dict[str, float | None]:
    """Every key, in the table's order; None for what is missing."""
    return {aim.key: found.get(aim.key) for aim in AIMS}


def write_down(figures: Figures, load_before: float) -> None:
    """Keep the newest figures beside those of other commands, with what is needed for telling them apart."""
    facts: dict[str, Any] = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        "load_before": load_before,
    }
    before = json.loads(LATEST.read_text()) if LATEST.exists() else {}
    LATEST.write_text(json.dumps({**before, **figures, **facts}, indent=2) + "\n")


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Whatever is not done by then is left out."""

    def stop(_signal: int, _frame: object) -> None:
        raise TimeIsUp

    previous = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    except TimeIsUp:
        print("  the time is up", flush=True)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)
