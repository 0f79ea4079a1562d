"""People in a room who answer in other ways than on their own phone."""

from collections.abc import Mapping

from facilitate.dialogues.models import Question
from facilitate.live import answers, hands
from facilitate.live.actors import Actor
from facilitate.live.models import Channel, CountSource, EnteredCount, Participant
from facilitate.transaction import unit_of_work
from tests.factories import save
from tests.live.rooms import Room

EVA = Actor("user:1", "Eva")


def come_in(room: Room, channel: Channel, people: int = 1) -> list[Participant]:
    """People without a device of their own."""
    return [save(Participant(dialogue_id=room.dialogue.id, channel=channel)) for _ in range(people)]


def enter(who: Participant, codes: Mapping[Question, str]) -> None:
    with unit_of_work():
        answers.enter(who, {question.id: code for question, code in codes.items()})


def raise_hands(room: Room, question: Question, **counts: int) -> None:
    """`raise_hands(room, question, c2=3)`: three who are fairly unsafe."""
    with unit_of_work():
        actor = Actor("user:1", "Eva", room.leader.user_id)
        hands.raise_hands(
            room.dialogue, actor, question.id, {code[1:]: count for code, count in counts.items()}
        )


def enter_totals(question: Question, **counts: int) -> None:
    for code, count in counts.items():
        save(EnteredCount(question_id=question.id, code=code[1:], source=CountSource.TOTALS, count=count))
