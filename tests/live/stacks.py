"""A stack of forms for tests, and the people who enter it."""

from collections.abc import Sequence

from facilitate.accounts.models import Membership
from facilitate.live import closing
from facilitate.live.actors import Actor
from facilitate.live.models import PaperForm
from facilitate.live.paper import entry, second, stack
from facilitate.live.paper.filled import Filled, Words
from facilitate.live.paper.second import Difference
from facilitate.live.position import locked_stage
from facilitate.transaction import unit_of_work
from tests.factories import make_department, make_member
from tests.live.rooms import Room


class Stack:
    """The forms of one room. Codes are given in the printed order; a space is a question without a tick."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.eva = actor(room.leader)
        department = make_department(room.dialogue.organisation)
        self.colleague = make_member(room.dialogue.organisation, departments=(department,), name="Bo Exempel")
        self.bo = actor(self.colleague)

    def enter(
        self, number: int, codes: str, *comments: Words, by: Actor | None = None, key: str = ""
    ) -> PaperForm:
        with unit_of_work():
            return entry.enter(self.room.dialogue, by or self.eva, number, self._filled(codes, comments), key)

    def correct(self, number: int, codes: str, *comments: Words, by: Actor | None = None) -> PaperForm:
        with unit_of_work():
            return entry.correct(self.room.dialogue, by or self.eva, number, self._filled(codes, comments))

    def remove(self, number: int) -> None:
        with unit_of_work():
            entry.remove(self.room.dialogue, self.eva, number)

    def hand_out(self, forms: int | None) -> None:
        with unit_of_work():
            entry.say_handed_out(self.room.dialogue, self.eva, forms)

    def enter_again(self, number: int, codes: str, by: Actor | None = None) -> list[Difference]:
        with unit_of_work():
            return second.enter_again(self.room.dialogue, by or self.bo, number, self._filled(codes, ()))

    def codes_of(self, number: int) -> str:
        """What stands on the form, as it would be entered."""
        stored = stack.answers_of(stack.form_of(self.room.dialogue, number))
        asked = stack.questions_of_form(self.room.dialogue)
        return "".join(stored[one.id].code if one.id in stored else " " for one in asked)

    def _filled(self, codes: str, comments: Sequence[Words]) -> Filled:
        asked = stack.questions_of_form(self.room.dialogue)
        ticked = {one.id: code.strip() for one, code in zip(asked, codes.ljust(len(asked)), strict=False)}
        return Filled(ticked, tuple(comments))


def actor(member: Membership) -> Actor:
    return Actor(f"user:{member.user_id}", member.user.name, member.user_id)


def close_for_good(room: Room) -> None:
    """End the dialogue as the clock does."""
    room.end()
    with unit_of_work():
        closing.close(locked_stage(room.dialogue.id))
