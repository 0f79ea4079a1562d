"""How long the projector takes to count an answer that its phone knows to be saved."""

from statistics import median
from typing import Any

from bench.gathering import Gathering, gathering
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live.screens import open_screen
from facilitate.transaction import unit_of_work

PHONES = 500
OVER = 20
"""Phones that never finish: with three or fewer left the projector stops counting aloud."""
PER_SECOND = 100


def measure(runs: int) -> dict[str, float]:
    with gathering(PHONES, places=1) as room:
        room.crowd.connect(PHONES)
        _open_projector(room)
        first, last = room.hall.questions
        room.crowd.order("sustain", phones=PHONES, questions=[first], per_second=PHONES, seconds=1)
        each = (PHONES - OVER) // runs
        several = [_follow(room, last, run * each, (run + 1) * each) for run in range(runs)]
    return {"projector_delay_p99_ms": median(several)}


def _open_projector(room: Gathering) -> None:
    with unit_of_work():
        window = open_screen(db.session.get_one(Dialogue, room.hall.dialogue_id), None)
    path, cookie = f"/screen/{window.screen.id}", f"screen={window.token}"
    room.crowd.order("open_projector", port=room.server.port, path=path, cookie=cookie)


def _follow(room: Gathering, question: int, from_phone: int, to_phone: int) -> float:
    """The delay in ms that all but one in a hundred stay below."""
    order: dict[str, Any] = {
        "from": from_phone,
        "to": to_phone,
        "question": question,
        "per_second": PER_SECOND,
    }
    came = room.crowd.order("follow", **order)
    if came["missing"]:
        raise RuntimeError(f"{came['missing']} answers were not acknowledged.")
    return float(came["p99_ms"])
