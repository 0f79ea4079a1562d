"""One fault: the real server, a room that asks, a crowd that answers, and what came of it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from facilitate.extensions import db
from tests.browser.live_server import HALL
from tests.faults.crowd import Crowd
from tests.faults.desk import Desk
from tests.faults.ledger import Verdict, judge
from tests.faults.server import FaultyServer
from tests.faults.wire import STRANGER, Place
from tests.live.rooms import Room, make_room

BACK_WITHIN = 5.0
"""Seconds from the server's return until the last phone is back."""
BACK_BESIDE_OTHER_TESTS = 12.0
WARM = 1.2
ON_ITS_WAY = 0.4


@dataclass(frozen=True)
class Result:
    """What a fault cost. `back` is None where nobody was away; `said` is what the phones said meanwhile."""

    fault: str
    phones: int
    verdict: Verdict
    back: float | None
    said: str
    true: bool

    def faultless(self, within: float = BACK_WITHIN) -> bool:
        """Nothing lost, nothing untrue, and everybody back within so many seconds."""
        in_time = self.back is None or self.back < within
        return self.verdict.clean and self.verdict.acknowledged >= self.phones and self.true and in_time


class Trial:
    """`people` phones in a fresh room of a running server, inside an application context of its database.

    `long`: the fault lasts as long as it does in `make faults`, else as long as a test has time for.
    """

    def __init__(self, server: FaultyServer, people: int, *, long: bool = False) -> None:
        self.server = server
        self.long = long
        self.room: Room = make_room()
        self.room.ask()
        self.questions = [one.id for one in self.room.questions()]
        port = server.settings.port
        self.place = Place(port, f"{HALL}:{port}", f"/{self.room.dialogue.code}")
        self.desk = Desk(server, self.room)
        self.people = people
        self._log_from = len(server.log)
        self._lasted = (0.0, 0.0)

    @contextmanager
    def running(self, port: int | None = None) -> Iterator["Trial"]:
        """Everybody is in, perhaps through another port, and taps for a while before anything goes wrong."""
        place = replace(self.place, port=port or self.place.port)
        self.crowd = Crowd(place, self.people, self.questions, silence=12.0 if self.long else 7.0)
        try:
            self.crowd.come_in()
            with self.crowd.answering():
                time.sleep(WARM)
                yield self
        finally:
            self.crowd.leave()

    @contextmanager
    def fault(self, seconds: float) -> Iterator[None]:
        """What goes wrong inside has gone wrong for at least so long when it ends."""
        began = time.monotonic()
        yield
        time.sleep(max(0.0, began + seconds - time.monotonic()))
        self._lasted = began, time.monotonic()

    def back(self, since: float | None = None) -> float:
        """Seconds until everybody was back, the room having moved on since."""
        since = since or time.monotonic()
        return self.crowd.seconds_until_back(since, self.version)

    @property
    def version(self) -> int:
        db.session.rollback()
        return self.room.version

    def result(self, fault: str, back: float | None, *, storing: bool = False) -> Result:
        """Nothing is on its way any more; what was promised is compared with what is there.

        Unless the server was `storing` all the time, no phone may have said "saved" while it could not; what
        was on its way when the fault began is left out. Raises AssertionError when an answer never arrives.
        """
        self.crowd.calm()
        verdict = judge(self.crowd.ledger, self.room.dialogue.id, self.people)
        began, ended = self._lasted
        saved = self.crowd.said("saved", began + ON_ITS_WAY, ended)
        waiting = sum(one.says_at(ended) in ("sending", "waiting") for one in self.crowd.phones)
        said = f"{saved} saved" if storing else f"{waiting} of {self.people} wait, {saved} saved"
        return Result(
            fault, self.people, verdict, back, said, true=verdict.lost == 0 and (storing or saved == 0)
        )

    def log_since(self) -> str:
        """What the server has written since this trial began."""
        return self.server.log[self._log_from :]

    def check_log(self, *expected: str) -> None:
        """The log says what happened, and of nobody who it happened to."""
        written = self.log_since()
        for words in expected:
            assert words.lower() in written.lower(), f"the log does not say {words!r}: {written[-3000:]}"
        self.check(written)

    def check(self, written: str) -> None:
        """It shows nobody, and no fault of the program."""
        assert STRANGER not in written, "the log shows an address"
        assert "Mozilla" not in written, "the log shows a browser"
        assert "Traceback" not in written, written[max(0, written.index("Traceback") - 500) :][:3000]
        assert not re.search(r"participant=", written)
