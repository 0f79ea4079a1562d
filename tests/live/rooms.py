"""A room for tests: a dialogue that is ready or open, with people in it."""

from dataclasses import dataclass

from facilitate.access import Role
from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, Question, Step, StepKind, StepPhase
from facilitate.dialogues.operations import make_ready
from facilitate.extensions import db
from facilitate.live import joining, opening, stage, tallies
from facilitate.live.answers import store
from facilitate.live.commands import Command, Outcome
from facilitate.live.models import Answer, Participant, Stage
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, make_member, make_organisation, save

AGENDA = (
    StepKind.WELCOME,
    StepKind.PRACTICE,
    StepKind.RATE,
    StepKind.COMMENT,
    StepKind.TALK,
    StepKind.CLOSING,
)


@dataclass
class Room:
    """A dialogue with the member who leads it. `go(verb)` is a press of the large button."""

    dialogue: Dialogue
    leader: Membership

    @property
    def stage(self) -> Stage:
        return db.session.get(Stage, self.dialogue.id)

    @property
    def version(self) -> int:
        return self.stage.version

    def step(self, kind: StepKind) -> Step:
        return next(step for step in self.dialogue.steps if step.kind == kind)

    def questions(self, kind: StepKind = StepKind.RATE) -> list[Question]:
        return tallies.questions_of(self.step(kind))

    def open(self) -> None:
        with unit_of_work():
            opening.open_dialogue(self.dialogue, self.leader.user_id)

    def press(self, verb: str | None = None) -> None:
        with unit_of_work():
            stage.advance(self.dialogue, self.version, self.leader.user_id, verb)

    def jump(self, kind: StepKind) -> None:
        with unit_of_work():
            stage.jump_to(self.dialogue, self.version, self.leader.user_id, self.step(kind).id)

    def ask(self, kind: StepKind = StepKind.RATE) -> None:
        """Go to the step and open its question."""
        self.jump(kind)
        self.press("ask")

    def close(self, kind: StepKind = StepKind.RATE) -> None:
        """As after two minutes."""
        with unit_of_work():
            step = self.step(kind)
            step.phase, step.closing_ends_at = StepPhase.CLOSED, None

    def join(self, people: int = 1, language: str = "sv") -> list[Participant]:
        return [self.come_in(language)[0] for _ in range(people)]

    def come_in(self, language: str = "sv") -> tuple[Participant, str]:
        with unit_of_work():
            joined = joining.join(self.dialogue.id, language)
        return joined.participant, joined.token

    def end(self) -> None:
        with unit_of_work():
            opening.end_dialogue(self.dialogue, self.version, self.leader.user_id)

    def answer(self, who: Participant, question: Question | int, code: str, number: int = 1) -> Outcome:
        question_id = question if isinstance(question, int) else question.id
        with unit_of_work():
            return store([Command(self.dialogue.id, who.id, question_id, code, number)])[0]


def make_room(
    *,
    opened: bool = True,
    kinds: tuple[StepKind, ...] = AGENDA,
    spots: tuple[str, ...] = ("Busstationen", "Torget"),
) -> Room:
    organisation = make_organisation()
    leader = make_member(organisation, Role.FACILITATOR, name="Eva Exempel")
    room = Room(make_dialogue(organisation, leader, kinds=kinds, spots=spots), leader)
    with unit_of_work():
        make_ready(room.dialogue, leader.user_id)
        if opened:
            opening.open_dialogue(room.dialogue, leader.user_id)
    return room


def stored_answers(question: int | None = None) -> list[Answer]:
    db.session.rollback()  # another thread or process may have stored them
    stored = db.session.query(Answer)
    return list(stored if question is None else stored.filter_by(question_id=question))


__all__ = ["AGENDA", "Room", "make_room", "save", "stored_answers"]
