"""How many answers a second a thousand phones can give, without anybody waiting for long."""

import time
from typing import Any

from sqlalchemy import select

from bench.crowd import Crowd
from bench.gathering import Gathering, gathering
from bench.reference import QUESTIONS, reference
from bench.search import highest_rate
from facilitate.extensions import db
from facilitate.live.models import Answer, Participant

PHONES = 1000
PATIENCE_MS = 250
"""What all but one in a hundred wait less than."""
PACE = 5
"""Answers a second that the product lets one phone give for long; more only after a rest."""
REST = 8.0


def measure(_runs: int) -> dict[str, float]:
    """The product's rate, by one ramp. Raises RuntimeError when an acknowledged answer is not stored."""
    with gathering(PHONES) as room:
        room.crowd.connect(PHONES)
        rate = highest_of(room)
        require_stored(room)
        return {"sustained_answers_per_s": rate}


def highest_of(room: Gathering) -> int:
    """The most answers a second that the phones who are connected can give for long."""
    return highest_rate(lambda rate, seconds: _holds(room.crowd, room.hall.questions, rate, seconds), 1000)


def measure_reference(_runs: int) -> dict[str, float]:
    """The rate of the bare server, which has no pace for a phone."""
    with reference(PHONES) as crowd:
        rate = highest_rate(lambda rate, seconds: _try(crowd, QUESTIONS, rate, seconds), 4000)
        return {"reference_sustained_answers_per_s": rate}


def require_stored(room: Gathering) -> None:
    """Raises RuntimeError when the database lacks an answer that the server said was saved."""
    db.session.rollback()
    query = select(Participant.token_hash, Answer.question_id, Answer.number).join(
        Participant, Participant.id == Answer.participant_id
    )
    stored = {(token, question): number for token, question, number in db.session.execute(query)}
    db.session.rollback()
    lost = 0
    for key, number in room.crowd.order("saved")["saved"]:
        phone, question = map(int, key.split(":"))
        lost += stored.get((room.identities[phone], question), 0) < number
    if lost:
        raise RuntimeError(f"{lost} answers were acknowledged, and are not stored.")


def _holds(crowd: Crowd, questions: list[int], rate: int, seconds: float) -> bool:
    held = _try(crowd, questions, rate, seconds)
    time.sleep(min(REST, max(0.0, (rate / PHONES / PACE - 1) * seconds)))
    return held


def _try(crowd: Crowd, questions: list[int], rate: int, seconds: float) -> bool:
    came: dict[str, Any] = crowd.order(
        "sustain", phones=PHONES, questions=questions, per_second=rate, seconds=seconds
    )
    # From when each was due, whenever it was sent or saved: whoever falls behind is found by that alone.
    held = bool(came["saved"] == came["sent"] and came["p99_ms"] < PATIENCE_MS)
    p99 = round(came["p99_ms"] or 0)
    print(
        f"  {rate} a second for {seconds:g} s: p99 {p99} ms, refused {came['refused']}, {held=}", flush=True
    )
    return held
