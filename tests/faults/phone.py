"""A phone without a browser that keeps to docs/protocol.md as static/js/{answers,connection}.mjs do."""

import asyncio
import json
import random
import time
from contextlib import suppress
from typing import Any

from websockets.exceptions import WebSocketException

from tests.faults.ledger import Ledger
from tests.faults.wire import Line, Place, Refused, ask

RETRY = (0.5, 1.0, 2.0, 4.0, 8.0)
FINAL = ("closed", "unknown", "invalid", "gone", "already-shown", "handed-over")
CUT_OFF = (OSError, TimeoutError, WebSocketException, EOFError)


class LightPhone:
    """Keeps what is not acknowledged, sends it again by the same number, and comes back by itself.

    `says` is what its page would say of the answers, each with its moment; `heard_at` when an answer was last
    acknowledged over an open socket; `version` where it takes the room to be.
    """

    def __init__(self, place: Place, ledger: Ledger, silence: float) -> None:
        self.place = place
        self.cookie = ""
        self.version = -1
        self.pending: dict[int, tuple[int, str]] = {}
        self.says: list[tuple[float, str]] = []
        self.heard_at = 0.0
        self.ended = False
        self._ledger = ledger
        self._silence = silence
        self._numbers: dict[int, int] = {}
        self._line: Line | None = None
        self._wake = asyncio.Event()

    @property
    def connected(self) -> bool:
        return self._line is not None

    async def come_in(self) -> None:
        """Join, as a person who waits for the page does: a form that is sent twice is two people."""
        for attempt in range(40):
            with suppress(OSError, TimeoutError):
                _status, token, _page = await ask(self.place, "POST", "", "", {}, within=60)
                if token:
                    self.cookie = token
                    return
            await asyncio.sleep(_pause(attempt))
        raise AssertionError("not let in")

    async def stay(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as doing:
            doing.create_task(self._keep_connected())
            doing.create_task(self._keep_sending())

    def choose(self, question: int, code: str) -> None:
        """Tap an answer."""
        number = self._numbers[question] = self._numbers.get(question, 0) + 1
        self.pending[question] = number, code
        self._ledger.note_sent(self.cookie, question, number, code)
        self._say("sending")
        self._wake.set()

    def knows(self, version: int) -> bool:
        return self.version >= version

    def said(self, words: str, since: float, until: float) -> int:
        """How often it said this between two moments."""
        return sum(1 for moment, said in self.says if said == words and since <= moment <= until)

    def says_at(self, moment: float) -> str:
        return next((said for at, said in reversed(self.says) if at <= moment), "")

    async def _keep_connected(self) -> None:
        attempt = 0
        while not self.ended:
            try:
                line = await Line.open(self.place, f"participant={self.cookie}", self._follow)
            except Refused as refused:
                self.ended = str(refused) != "error"
            except CUT_OFF:
                pass
            else:
                attempt = 0
                self._line = line
                self._wake.set()
                with suppress(*CUT_OFF):
                    await line.listen(self._silence)
                self._line = None
            await asyncio.sleep(_pause(attempt))
            attempt += 1

    async def _keep_sending(self) -> None:
        tries = 0
        while True:
            self._wake.clear()
            try:
                while self.pending:
                    await self._deliver(*next(iter(self.pending.items())))
                tries = 0
                await self._wake.wait()
            except CUT_OFF:
                self._say("waiting")
                pause = RETRY[min(tries, len(RETRY) - 1)]
                tries += 1
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._wake.wait()

    async def _deliver(self, question: int, item: tuple[int, str]) -> None:
        number, code = item
        ack = await self._hand_over({"question": question, "code": code, "number": number})
        if ack.get("ok"):
            self._ledger.note_stored(self.cookie, question, ack["number"], ack["code"])
            self._say("saved")
        elif ack.get("code") in FINAL:
            self._ledger.note_refused(self.cookie, question, number)
            self._say("refused")
        else:
            raise TimeoutError  # busy or broken: no word about the answer
        if self.pending.get(question) == item:
            del self.pending[question]

    async def _hand_over(self, message: dict[str, Any]) -> dict[str, Any]:
        if self._line:
            with suppress(*CUT_OFF):
                ack = await self._line.answer(message)
                self.heard_at = time.monotonic()
                return ack
        _status, _cookie, text = await ask(
            self.place, "POST", "/answers", f"participant={self.cookie}", message
        )
        try:
            return dict(json.loads(text))
        except ValueError:
            raise TimeoutError from None

    def _follow(self, told: dict[str, Any]) -> None:
        self.version = max(self.version, int(told.get("version", 0)))

    def _say(self, words: str) -> None:
        self.says.append((time.monotonic(), words))


def _pause(attempt: int) -> float:
    """Socket.IO's as connection.mjs asks for it: half a second, doubled again and again, more or less."""
    return min(2.5, 0.5 * 2 ** min(attempt, 5) * random.uniform(0.5, 1.5))
