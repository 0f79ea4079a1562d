"""The one writer of a process: stores the answers that a few milliseconds bring in one transaction."""

import threading
import time
from collections import deque

import structlog
from flask import Flask
from sqlalchemy.exc import OperationalError

from facilitate import measures
from facilitate.errors import DomainError, Unavailable
from facilitate.live import answers
from facilitate.live.commands import Busy, Waiting
from facilitate.transaction import unit_of_work

GATHERING = 0.003
"""Seconds without another answer after which those that came are stored."""
AT_MOST = 0.025
"""Seconds that the first of a crowd waits for the others: a transaction costs one what it costs fifty."""
BATCH = 500
QUEUED = 5000
PATIENCE = 5.0
"""Seconds that a door waits for the writer before it asks the phone to try again."""
IDLE = 2.0
"""Seconds without an answer after which the writer rests; the next answer wakes a new one."""

log = structlog.get_logger()


class Writer:
    """The one that writes answers in this process."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._queue: deque[Waiting] = deque()
        self._unsettled: deque[Waiting] = deque()
        self._arrived = threading.Event()
        self._starting = threading.Lock()
        self._running = False
        self._storing_since: float | None = None

    @property
    def queued(self) -> int:
        """How many answers no transaction has taken yet."""
        return len(self._queue)

    @property
    def busy_seconds(self) -> float:
        """How long the transaction that is under way has taken; 0 when there is none."""
        since = self._storing_since
        return time.monotonic() - since if since is not None else 0.0

    def take(self, waiting: Waiting) -> None:
        """Store it with the next batch; Busy when there are too many."""
        if len(self._queue) >= QUEUED:
            waiting.refuse(Busy())
            return
        self._queue.append(waiting)
        self._unsettled.append(waiting)
        self._arrived.set()
        if not self._running:
            self._wake()

    def _wake(self) -> None:
        with self._starting:
            if not self._running:
                self._running = True
                threading.Thread(target=self._write, name="answers", daemon=True).start()
                threading.Thread(target=self._watch, name="patience", daemon=True).start()

    def _write(self) -> None:
        while True:
            if not self._arrived.wait(IDLE) and self._rests():
                return
            self._arrived.clear()
            self._let_the_others_come()
            while batch := self._gather():
                with self._app.app_context():
                    self._store_all(batch)

    def _rests(self) -> bool:
        with self._starting:
            self._running = bool(self._queue)
            return not self._running

    def _let_the_others_come(self) -> None:
        until, before = time.monotonic() + AT_MOST, 0
        while before < len(self._queue) < BATCH and time.monotonic() < until:
            before = len(self._queue)
            time.sleep(GATHERING)

    def _gather(self) -> list[Waiting]:
        return [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]

    def _watch(self) -> None:
        while self._running:
            time.sleep(1)
            self._lose_patience()

    def _lose_patience(self) -> None:
        """Tell those who have waited long enough that it is busy; what is theirs may still be stored."""
        oldest = time.monotonic() - PATIENCE
        while self._unsettled and (self._unsettled[0].outcome or self._unsettled[0].since < oldest):
            waiting = self._unsettled.popleft()
            if waiting.outcome is None:
                with self._app.app_context():
                    waiting.refuse(Busy())

    def _store_all(self, batch: list[Waiting]) -> None:
        try:
            self._store_together(batch)
        except (OperationalError, Unavailable):
            log.exception("answers_not_stored", answers=len(batch))
            # One by one they would fare no better, and everybody behind them would wait.
            for waiting in batch:
                waiting.refuse(Busy())
        except Exception:
            log.exception("batch_failed", answers=len(batch))
            for waiting in batch:
                self._store_alone(waiting)

    def _store_together(self, batch: list[Waiting]) -> None:
        self._storing_since = time.monotonic()
        try:
            with measures.batch(len(batch)), unit_of_work():
                outcomes = answers.store([waiting.command for waiting in batch])
        finally:
            self._storing_since = None
        # On disk now; not a moment earlier may a phone say "saved".
        for waiting, outcome in zip(batch, outcomes, strict=True):
            waiting.settle(outcome)

    def _store_alone(self, waiting: Waiting) -> None:
        try:
            self._store_together([waiting])
        except DomainError as error:
            waiting.refuse(error)
        except Exception:
            log.exception("answer_failed")
            waiting.refuse(Busy())
