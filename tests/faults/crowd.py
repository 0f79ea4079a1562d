"""Light phones on an event loop of their own, in a thread beside the trial."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from tests.faults.ledger import Ledger
from tests.faults.loop import LoopThread
from tests.faults.phone import LightPhone
from tests.faults.wire import Place

PACE = 0.8
"""Seconds between two taps of one phone, more or less."""
CODES = "4321UN"


class Crowd:
    """`answering()` has everybody tap again and again; `calm()` waits until nothing is on its way."""

    def __init__(self, place: Place, people: int, questions: Sequence[int], silence: float) -> None:
        self.ledger = Ledger()
        self.phones = [LightPhone(place, self.ledger, silence) for _ in range(people)]
        self._questions = questions
        self._loop = LoopThread("crowd")
        self._staying: set[asyncio.Task[None]] = set()
        self._busy = False

    def come_in(self) -> None:
        """Everybody joins, connects and stays."""
        self._loop.start()
        self._loop.do(self._come_in(), 120)
        wait_until(lambda: all(one.connected for one in self.phones), 30, "not everybody is connected")

    @contextmanager
    def answering(self) -> Iterator[None]:
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def calm(self, seconds: float = 40) -> None:
        """Nobody taps any more, and nothing is on its way."""
        self._busy = False
        wait_until(
            lambda: not any(one.pending for one in self.phones), seconds, "answers are still on their way"
        )

    def said(self, words: str, since: float, until: float) -> int:
        """How often phones said this between two moments."""
        return sum(
            1
            for one in self.phones
            for moment, said in one.says
            if said == words and since <= moment <= until
        )

    def seconds_until_back(self, since: float, version: int, patience: float = 40) -> float:
        """Until the last phone has had an answer acknowledged over its socket, and knows where the room is.
        Everybody is tapping."""

        def back() -> bool:
            return all(one.heard_at > since and one.knows(version) for one in self.phones)

        wait_until(back, patience, "not everybody is back")
        return time.monotonic() - since

    def leave(self) -> None:
        self._loop.stop()

    async def _come_in(self) -> None:
        await asyncio.gather(*(one.come_in() for one in self.phones))
        for one in self.phones:
            self._staying |= {asyncio.create_task(one.stay()), asyncio.create_task(self._tap(one))}

    async def _tap(self, phone: LightPhone) -> None:
        while True:
            await asyncio.sleep(random.uniform(0.5, 1.5) * PACE)
            if self._busy:
                phone.choose(random.choice(self._questions), random.choice(CODES))


def wait_until(true: Callable[[], bool], seconds: float, otherwise: str) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(LookupError):
            if true():
                return
        time.sleep(0.02)
    raise AssertionError(otherwise)
