"""What a helper's device asks one person: every recorded question, wherever the room is."""

from dataclasses import dataclass

from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue
from facilitate.languages import text_in
from facilitate.live import helping
from facilitate.live.helping import Person
from facilitate.live.snapshot.phone import PhoneQuestion, questions_for

START = "start"
"""The name of the screen with what the person should know first."""
LAST = "done"
"""The name of the screen after the last question."""


@dataclass(frozen=True)
class HelpedSnapshot:
    """One person's questions in the order of the agenda, with what they have given so far."""

    dialogue: Dialogue
    person: Person
    questions: tuple[PhoneQuestion, ...]

    @property
    def start(self) -> str:
        return START

    @property
    def last(self) -> str:
        return LAST

    @property
    def screens(self) -> tuple[str, ...]:
        """The names of the screens in their order."""
        return (START, *(str(one.id) for one in self.questions), LAST)

    @property
    def current(self) -> str:
        """Where to go on: at the start, else with the first question that has no answer."""
        if not any(one.code for one in self.questions):
            return START
        return next((str(one.id) for one in self.questions if one.code is None), LAST)

    def has_answered(self, question: str) -> bool:
        return any(str(one.id) == question and one.code for one in self.questions)


def helped_snapshot(dialogue: Dialogue, person: Person) -> HelpedSnapshot:
    """The person's questions now. Raises PersonDone."""
    participant = helping.participant_of(dialogue.id, person)
    questions = tuple(one for step in helping.asked_of(dialogue) for one in questions_for(step, participant))
    return HelpedSnapshot(dialogue, person, questions)


def read_aloud(one: PhoneQuestion) -> str:
    """What the helper says before the answers: the question as it stands, leaning to no answer."""
    if one.spot is None:
        words = _("”%(statement)s.” Hur väl stämmer det för dig?", statement=text_in(one.question.text))
    elif one.aspect == "day":
        words = _(
            "Tänk på %(place)s, på dagen. Hur trygg eller otrygg känner du dig där?",
            place=text_in(one.spot.label),
        )
    else:
        words = _(
            "Tänk på %(place)s, när det är mörkt. Hur trygg eller otrygg känner du dig där?",
            place=text_in(one.spot.label),
        )
    return str(words)
