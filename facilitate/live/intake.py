"""Both doors for answers end here: what came is read, checked, and handed to the writer."""

import threading
from collections.abc import Mapping
from typing import Any

from flask import current_app
from pydantic import BaseModel, ConfigDict, ValidationError

from facilitate.extensions import db
from facilitate.limits import TokenBucket
from facilitate.live.commands import Busy, Command, HandedOver, InvalidAnswer, Outcome, Tell, Waiting
from facilitate.live.joining import key_of
from facilitate.live.models import Participant
from facilitate.live.writer import PATIENCE, Writer
from facilitate.web import whole_number

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
    writer: Writer, dialogue_id: int, participant_id: str, message: AnswerMessage, tell: Tell
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
