"""kill -9 in a burst: what was acknowledged is there once, and the rest when it is sent again."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.gathering import Gathering, gathering
from bench.hall import people_in, stored_in

PHONES = 1000
AFTER = 200
"""So many have been told that they are saved when the server is killed."""


@dataclass(frozen=True)
class Killed:
    """`acknowledged` had been told; of them `lost` were not there afterwards."""

    acknowledged: int
    lost: int
    doubled: int
    missing_at_the_end: int


def measure(runs: int) -> dict[str, float]:
    """Of the worst run: a median would hide a loss."""
    with gathering(PHONES) as room:
        several = [_kill(room) for _ in range(runs)]
    return {
        "lost_after_kill9": max(one.lost + one.missing_at_the_end for one in several),
        "doubled_after_kill9": max(one.doubled for one in several),
    }


def _kill(room: Gathering) -> Killed:
    room.crowd.connect(PHONES)
    question, number = room.fresh_question()
    everybody = list(range(PHONES))
    came = _answer(room, question, number, everybody, room.server.kill)
    if len(came) < AFTER:
        raise RuntimeError(f"Only {len(came)} answers were acknowledged, so the server was not killed.")
    there = stored_in(question, room.identities, number).phones
    room.server.start()
    room.crowd.connect(PHONES)
    again = _answer(room, question, number, [phone for phone in everybody if phone not in came])
    after = stored_in(question, room.identities, number)
    killed = Killed(
        acknowledged=len(came),
        lost=len(came - there),
        doubled=after.doubled + people_in(room.hall) - PHONES,
        missing_at_the_end=PHONES - len(after.phones & (came | again)),
    )
    print(f"  {killed}", flush=True)
    return killed


def _answer(
    room: Gathering,
    question: int,
    number: int,
    phones: list[int],
    in_the_middle: Callable[[], None] = lambda: None,
) -> set[int]:
    """Whom the server has told that the answer is saved."""
    came = room.crowd.order(
        "burst",
        when_reached=in_the_middle,
        phones=phones,
        question=question,
        number=number,
        tell_after=AFTER,
    )
    return set(came["saved"])
