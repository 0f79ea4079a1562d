"""A thousand phones scan the code within twenty seconds."""

from dataclasses import dataclass
from statistics import median

from bench.browser import chromium
from bench.gathering import Gathering, gathering
from bench.hall import people_in
from bench.visit import visit

PHONES = 1000
OVER_MS = 19_000
WITHIN_MS = 20_000


@dataclass(frozen=True)
class Arrival:
    """`missing` met an error, came too late, or is not in the database afterwards; `server_ms` is processor
    time of the server for each phone."""

    p95_ms: float
    missing: int
    errors: dict[str, int]
    server_ms: float


def measure(runs: int) -> dict[str, float]:
    """Each time into a dialogue of its own. Of the errors, the worst time counts."""
    with gathering(0, places=None) as room:
        with chromium() as browser:
            assets = visit(browser, room).assets
        several = [_arrive(room, assets) for _ in range(runs)]
    return {
        "join_1000_p95_ms": median(one.p95_ms for one in several),
        "join_errors": max(one.missing for one in several),
    }


def _arrive(room: Gathering, assets: list[list[str]]) -> Arrival:
    room.move_to_new_hall()
    before = room.server.processor_seconds
    came = room.crowd.order("come_in", people=PHONES, over_ms=OVER_MS, within_ms=WITHIN_MS, assets=assets)
    each_ms = (room.server.processor_seconds - before) / PHONES * 1e3
    missing = PHONES - min(came["count"], people_in(room.hall))
    arrival = Arrival(round(came["p95_ms"] or 0.0, 1), missing, came["errors"], round(each_ms, 1))
    print(f"  {arrival}", flush=True)
    return arrival
