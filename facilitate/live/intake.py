"""Both doors for answers end here: one writer in each process stores what a few milliseconds bring."""

import threading
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

import structlog
from flask import Flask, current_app
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy.exc import OperationalError

from facilitate.errors import DomainError, Unavailable
from facilitate.extensions import db
from facilitate.limits import TokenBucket
from facilitate.live import answers
from facilitate.live.commands import Busy, Command, HandedOver, InvalidAnswer, Outcome, Tell, Waiting
from facilitate.live.joining import key_of
from facilitate.live.models import Participant
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number

GATHERING = 0.003
"""Seconds in which answers are gathered into one transaction."""
BATCH = 500
QUEUED = 5000
PATIENCE = 5.0
"""Seconds that a door waits for the writer before it asks the phone to try again."""
IDLE = 2.0
"""Seconds without an answer after which the writer rests; the next answer wakes a new one."""

log = structlog.get_logger()

_own_pace = TokenBucket(capacity=40, per_second=5)
"""Per participant: a quick hand on a long list, but not a machine."""


class AnswerMessage(BaseModel):
    """An answer as it comes over the socket or as JSON. `person` says whose page it was chosen on."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: int
    code: str
    number: int
    person: str | None = None


def submit(dialogue_id: int, participant_id: str, message: AnswerMessage) -> Outcome:
    """Store one answer and wait until it is on disk. Not inside a unit of work; never raises."""
    # What was read before is old once the answer is stored, and nothing is held while somebody waits.
    db.session.rollback()
    stored = threading.Event()
    writer = current_app.extensions["facilitate.writer"]
    waiting = hand_in(writer, dialogue_id, participant_id, message, lambda _outcome: stored.set())
    stored.wait(PATIENCE)
    return waiting.outcome or Outcome(message.question, error=Busy())


def hand_in(
    writer: "Writer", dialogue_id: int, participant_id: str, message: AnswerMessage, tell: Tell
) -> Waiting:
    """Have one answer stored, and `tell` called with the outcome: at once, or from the writer's thread. Never
    raises and never waits, so that whoever reads a socket can go on reading."""
    waiting = Waiting(
        Command(dialogue_id, participant_id, message.question, message.code, message.number), tell
    )
    if message.person not in (None, key_of(participant_id)):
        waiting.refuse(HandedOver())
    elif not _own_pace.take(participant_id):
        waiting.refuse(Busy())
    else:
        writer.take(waiting)
    return waiting


def answer_from_json(participant: Participant, body: Any) -> Outcome:
    """The POST door for the phone's scripts. Raises InvalidAnswer for anything but one answer."""
    return submit(participant.dialogue_id, participant.id, message_from_json(body))


def answer_from_form(participant: Participant, form: Mapping[str, str]) -> list[Outcome]:
    """The POST door for plain forms. Raises InvalidAnswer for what `messages_from_form` cannot read."""
    dialogue_id, participant_id = participant.dialogue_id, participant.id
    return [submit(dialogue_id, participant_id, message) for message in messages_from_form(form)]


def message_from_json(body: Any) -> AnswerMessage:
    """One answer as a script sends it. Raises InvalidAnswer."""
    try:
        return AnswerMessage.model_validate(body)
    except ValidationError:
        raise InvalidAnswer from None


def messages_from_form(form: Mapping[str, str]) -> list[AnswerMessage]:
    """The answers of a plain form: `question`, `code`, `number`; or, for several questions on one screen,
    `code-<question>` and `number-<question>` of each. Raises InvalidAnswer for anything else."""
    names = [""] if "question" in form else [name[4:] for name in form if name.startswith("code-")]
    messages = [_from_form(form, name) for name in names]
    if not messages:
        raise InvalidAnswer
    return messages


def _from_form(form: Mapping[str, str], name: str) -> AnswerMessage:
    question = name.removeprefix("-") or form.get("question", "")
    question_id, number = whole_number(question), whole_number(form.get(f"number{name}"))
    if question_id is None or number is None:
        raise InvalidAnswer
    return AnswerMessage(question=question_id, code=form.get(f"code{name}", ""), number=number)


class Writer:
    """The one that writes answers in this process."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._queue: deque[Waiting] = deque()
        self._unsettled: deque[Waiting] = deque()
        self._arrived = threading.Event()
        self._starting = threading.Lock()
        self._running = False

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
            time.sleep(GATHERING)
            while batch := self._gather():
                with self._app.app_context():
                    self._store_all(batch)

    def _rests(self) -> bool:
        with self._starting:
            self._running = bool(self._queue)
            return not self._running

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
        with unit_of_work():
            outcomes = answers.store([waiting.command for waiting in batch])
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
