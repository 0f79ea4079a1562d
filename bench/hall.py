"""The dialogue that the phones come to, made by the product's own verbs, and what is stored of it."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select

from facilitate import clock
from facilitate.demo.founding import found, new_passwords
from facilitate.demo.preparing import Municipality, prepare
from facilitate.demo.stories import OPEN_NOW
from facilitate.dialogues.models import Dialogue, Step, StepKind
from facilitate.dialogues.operations import add_spots, back_to_draft, make_ready
from facilitate.extensions import db
from facilitate.live import opening, stage, tallies
from facilitate.live.models import Answer, Participant
from facilitate.places.models import PlaceKind
from facilitate.places.operations import add_place
from facilitate.transaction import unit_of_work

MOST_PLACES = 20
CODES = "4321"
"""Which code a phone answers goes by its number, as in crowd.mjs."""


@dataclass(frozen=True)
class Hall:
    """An open dialogue that takes answers. `questions` are the ids on the phones."""

    dialogue_id: int
    code: str
    questions: list[int]

    @property
    def path(self) -> str:
        return f"/{self.code}"


@dataclass(frozen=True)
class Stored:
    """Of one question: phones whose answer is there as it was sent, and rows that should not be there."""

    phones: set[int]
    rows: int
    doubled: int


def found_town() -> Municipality:
    """The invented municipality, in an empty database."""
    return found(new_passwords())


def open_hall(town: Municipality, places: int | None = None) -> Hall:
    """Open a dialogue at its welcome; with `places` it asks about so many, for as many fresh questions."""
    leader = town.facilitator.user_id
    told = OPEN_NOW if places is None else replace(OPEN_NOW, rated=OPEN_NOW.rated[:1])
    dialogue = prepare(told, town, clock.now())
    if places is not None:
        _add_places(dialogue, town, places - 1, leader)
    with unit_of_work():
        opening.open_dialogue(dialogue, leader)
    return Hall(dialogue.id, dialogue.code or "", [one.id for one in tallies.questions_of(_rating(dialogue))])


def ask(hall: Hall) -> None:
    """Go to the step that asks about the places, and open its questions."""
    dialogue = db.session.get_one(Dialogue, hall.dialogue_id)
    with unit_of_work():
        room = stage.jump_to(dialogue, 1, dialogue.owner_id, _rating(dialogue).id)
        stage.advance(dialogue, room.version, dialogue.owner_id, "ask")


def _rating(dialogue: Dialogue) -> Step:
    return next(one for one in dialogue.steps if one.kind == StepKind.RATE)


def _add_places(dialogue: Dialogue, town: Municipality, places: int, leader: int) -> None:
    with unit_of_work():
        back_to_draft(dialogue, leader)
        more = [
            add_place(
                organisation_id=town.organisation.id,
                user_id=leader,
                name=f"Torg {dialogue.id}-{number}",
                kind=PlaceKind.SQUARE,
                description="",
            )
            for number in range(places)
        ]
        db.session.flush()
        add_spots(dialogue, [one.id for one in more], leader)
        make_ready(dialogue, leader)


def stored_in(question: int, identities: list[str], number: int) -> Stored:
    """Whose answer to the question is in the database. `identities` by the phones' numbers."""
    query = (
        select(Participant.token_hash, Answer.code, Answer.number)
        .join(Participant, Participant.id == Answer.participant_id)
        .where(Answer.question_id == question)
    )
    db.session.rollback()
    rows = db.session.execute(query).all()
    db.session.rollback()
    phone_of = {identity: phone for phone, identity in enumerate(identities)}
    right = [
        phone_of[token]
        for token, code, stored in rows
        if token in phone_of and stored == number and code == CODES[phone_of[token] % len(CODES)]
    ]
    return Stored(set(right), len(rows), len(rows) - len({token for token, _, _ in rows}))


def people_in(hall: Hall) -> int:
    """How many have joined, as the database has it."""
    db.session.rollback()
    people = db.session.scalar(select(func.count()).where(Participant.dialogue_id == hall.dialogue_id))
    db.session.rollback()
    return people or 0
