"""An answer on its way in, and what the server says about it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate import measures
from facilitate.errors import DomainError

HIGHEST_NUMBER = 2_000_000_000
"""What a column of 32 bits holds; a phone counts its changes and never comes near."""


class QuestionClosed(DomainError):
    status = 409
    code = "closed"
    sentence = _l("Det sista svaret hann inte fram och räknas inte. Frågan är stängd.")


class UnknownQuestion(DomainError):
    status = 404
    code = "unknown"
    sentence = _l("Det sista svaret räknas inte. Frågan ställs inte längre.")


class InvalidAnswer(DomainError):
    status = 422
    code = "invalid"
    sentence = _l("Svaret gick inte att läsa. Försök igen.")


class ParticipantGone(DomainError):
    status = 410
    code = "gone"
    sentence = _l("Samtalet är slut. Det sista hann inte fram och är inte sparat.")


class HandedOver(DomainError):
    """Two share a phone, and a page of the one who has handed it over wants something."""

    status = 409
    code = "handed-over"
    sentence = _l("Telefonen har lämnats över. Det som skickades nu är inte sparat.")


class Busy(DomainError):
    status = 503
    code = "busy"
    sentence = _l("Många svarar just nu. Svaret ligger kvar i telefonen och skickas igen.")


@dataclass(frozen=True)
class Command:
    """What a participant wants stored. `number` rises with each change that the phone makes."""

    dialogue_id: int
    participant_id: str
    question: int
    code: str
    number: int


@dataclass(frozen=True)
class Outcome:
    """What stands in the database now, which may be newer than what was sent; or why nothing was stored."""

    question: int
    code: str = ""
    number: int = 0
    error: DomainError | None = None

    def reply(self) -> dict[str, Any]:
        """The acknowledgement, the same for both doors; in the language of the surrounding request."""
        if self.error is not None:
            return self.error.reply() | {"question": self.question}
        return {"ok": True, "question": self.question, "code": self.code, "number": self.number}


Tell = Callable[[Outcome], object]


@dataclass
class Waiting:
    """A command and whoever is to be told what has become of it: once, in the writer's thread."""

    command: Command
    tell: Tell = lambda _outcome: None
    since: float = field(default_factory=time.monotonic)
    outcome: Outcome | None = None

    def settle(self, outcome: Outcome) -> None:
        if self.outcome is None:
            self.outcome = outcome
            measures.answers[outcome.error.code if outcome.error else "stored"] += 1
            self.tell(outcome)

    def refuse(self, error: DomainError) -> None:
        self.settle(Outcome(self.command.question, error=error))
