"""The helper's device: one person after the other, each a participant whom no device opens again."""

from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Step
from facilitate.dialogues.phases import RUNNING
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.live import answers, broadcast, comments, intake, joining
from facilitate.live.commands import Command, Outcome, ParticipantGone
from facilitate.live.intake import AnswerMessage
from facilitate.live.models import Channel, Comment, Participant
from facilitate.live.position import locked_stage
from facilitate.tokens import hash_of, new_token
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number


class PersonDone(DomainError):
    """A page of somebody who is done, in another tab or found by the back button, wants something."""

    status = 410
    code = "gone"
    sentence = _l("Den personen är redan klar. Det som skickades nu är inte sparat.")


@dataclass(frozen=True)
class Person:
    """Whom a device helps now, as its cookie says; there is no row before the first answer.

    `number` is what this person is called on the screen, and stored nowhere.
    """

    number: int
    language: str
    token: str

    @property
    def cookie(self) -> str:
        return f"{self.number}.{self.language}.{self.token}"

    @property
    def key(self) -> str:
        """Tells persons apart in addresses and in the device's storage; opens nobody."""
        return hash_of(f"key {self.token}")[:16]

    @property
    def participant_id(self) -> str:
        """From the token, so that a token that has been used up is known even when its hash is gone."""
        return hash_of(f"id {self.token}")[:20]


def begin(dialogue: Dialogue, language: str) -> Person:
    """Somebody sits down. Nothing is stored yet."""
    return Person(how_many(dialogue.id) + 1, _spoken(dialogue, language), new_token())


def person_from(cookie: str | None) -> Person | None:
    """Whom the device helps, by its cookie; None for a device that helps nobody."""
    number, _, rest = (cookie or "").partition(".")
    language, _, token = rest.partition(".")
    counted = whole_number(number)
    return Person(counted, language, token) if counted and language and token else None


def how_many(dialogue_id: int) -> int:
    """How many have been helped on all devices, somebody who is being helped included."""
    query = select(func.count()).where(
        Participant.dialogue_id == dialogue_id, Participant.channel == Channel.HELPER
    )
    return db.session.scalar(query) or 0


def participant_of(dialogue_id: int, person: Person) -> Participant | None:
    """The person's participant, None before the first answer. Raises PersonDone."""
    participant = db.session.get(Participant, person.participant_id)
    if participant and (
        participant.dialogue_id != dialogue_id or participant.token_hash != hash_of(person.token)
    ):
        raise PersonDone
    return participant


def asked_of(dialogue: Dialogue) -> list[Step]:
    """The steps whose questions a helper asks, wherever the room is: all but practice."""
    return [step for step in dialogue.steps if kind_of(step).scale and kind_of(step).recorded]


def answer(dialogue: Dialogue, person: Person, message: AnswerMessage) -> Outcome:
    """Store one answer; the first makes the participant. Not inside a unit of work. Raises PersonDone."""
    if participant := participant_of(dialogue.id, person):
        return intake.submit(dialogue.id, participant.id, message)
    try:
        with unit_of_work():
            return _first_answer(dialogue.id, person, message)
    except DomainError as error:
        return Outcome(message.question, error=error)


def _first_answer(dialogue_id: int, person: Person, message: AnswerMessage) -> Outcome:
    participant = _present(dialogue_id, person)
    command = Command(dialogue_id, participant.id, message.question, message.code, message.number)
    [outcome] = answers.store([command])
    if outcome.error:
        raise outcome.error  # and nobody has been made
    return outcome


def comment(dialogue: Dialogue, person: Person, **typed: Any) -> Comment:
    """Store what the person says in their own words. Raises PersonDone, and what `write_comment` raises."""
    return comments.write_comment(_present(dialogue.id, person), **typed)


def _present(dialogue_id: int, person: Person) -> Participant:
    """The person's participant, made now if this is the first that they give."""
    stage = locked_stage(dialogue_id)
    if stage.dialogue.phase not in RUNNING:
        raise ParticipantGone
    participant = participant_of(dialogue_id, person)
    if participant is None:
        participant = Participant(
            id=person.participant_id,
            dialogue_id=dialogue_id,
            token_hash=hash_of(person.token),
            channel=Channel.HELPER,
            language=person.language,
        )
        db.session.add(participant)
        db.session.flush()
        broadcast.progress_changed(dialogue_id)
    return participant


def speak(dialogue: Dialogue, person: Person, language: str) -> Person:
    """Go on with the same person in another language."""
    spoken = _spoken(dialogue, language)
    if participant := participant_of(dialogue.id, person):
        joining.change_language(participant, spoken)
    return replace(person, language=spoken)


def finish(dialogue: Dialogue, person: Person) -> bool:
    """Let no device open this person again; says whether they had given anything. Raises PersonDone."""
    locked_stage(dialogue.id)
    participant = participant_of(dialogue.id, person)
    if participant is None:
        return False
    participant.token_hash = None
    return True


def _spoken(dialogue: Dialogue, language: str) -> str:
    return language if language in dialogue.languages else dialogue.languages[0]
