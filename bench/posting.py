"""The form door: answers by plain posts."""

from statistics import median
from typing import Any

from bench.gathering import Gathering, gathering
from bench.sustained import require_stored

PHONES = 500
LINES = 32
SECONDS = 4


def measure(runs: int) -> dict[str, float]:
    """Raises RuntimeError when an answer was refused, or acknowledged and not stored."""
    with gathering(PHONES) as room:
        several = [_post(room) for _ in range(runs)]
        require_stored(room)
    return {"post_answers_per_s": median(several)}


def _post(room: Gathering) -> float:
    order: dict[str, Any] = {"phones": PHONES, "questions": room.hall.questions}
    came = room.crowd.order("post", seconds=SECONDS, lines=LINES, **order)
    if came["refused"]:
        raise RuntimeError(f"Posts were refused: {came['refused']}")
    return float(came["per_second"])
