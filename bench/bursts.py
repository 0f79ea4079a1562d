"""All phones answer at the same instant: who was stored, and how long each waited for "saved"."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.crowd import Crowd
from bench.gathering import Gathering, gathering
from bench.hall import stored_in
from bench.reference import reference

SIZES = (600, 1000, 2000)
QUIET = 1.5
"""Seconds in which nothing happens before everybody answers."""


@dataclass(frozen=True)
class Burst:
    """`stored` answers are in the database as they were sent; `server_us` is the process's time for each."""

    phones: int
    stored: int
    p50_ms: float
    p95_ms: float
    max_ms: float
    refused: dict[str, int]
    server_us: float | None


def burst(room: Gathering, phones: int) -> Burst:
    """One burst of phones that are connected already."""
    question, number = room.fresh_question()
    time.sleep(QUIET)
    before = room.server.processor_seconds
    came = room.crowd.order("burst", phones=phones, question=question, number=number)
    each_us = (room.server.processor_seconds - before) / phones * 1e6
    return _burst(came, phones, len(stored_in(question, room.identities, number).phones), round(each_us))


def measure(phones: int, runs: int) -> dict[str, float]:
    """Burst after burst of the same phones on one server: the quickest way to try a change."""
    with gathering(phones) as room:
        room.crowd.connect(phones)
        return figures_of([burst(room, phones) for _ in range(runs)])


def measure_reference(phones: int, runs: int) -> dict[str, float]:
    """The same of the bare server, which stores nothing: what it has acknowledged counts."""
    with reference(phones) as crowd:
        several = [_reference_burst(crowd, phones, number) for number in range(1, runs + 1)]
    return {f"reference_{name}": figure for name, figure in figures_of(several).items()}


def figures_of(several: list[Burst]) -> dict[str, float]:
    """The keys of bursts of one size: the worst number stored, and the middle time."""
    name = f"burst_{several[0].phones}"
    return {
        f"{name}_stored": min(one.stored for one in several),
        f"{name}_p95_ms": median(one.p95_ms for one in several),
    }


def _reference_burst(crowd: Crowd, phones: int, number: int) -> Burst:
    time.sleep(QUIET)
    came = crowd.order("burst", phones=phones, question=1, number=number)
    return _burst(came, phones, len(came["saved"]))


def _burst(came: dict[str, Any], phones: int, stored: int, server_us: float | None = None) -> Burst:
    p50, p95, most = (round(came[name] or 0.0, 1) for name in ("p50_ms", "p95_ms", "max_ms"))
    one = Burst(phones, stored, p50, p95, most, came["refused"], server_us)
    print(f"  {one}", flush=True)
    return one
