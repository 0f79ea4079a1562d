"""What every kind of step says about itself, so that no other code asks which kind it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitate.dialogues.models import Question, Spot, Step, StepKind
from facilitate.figures.scale import Scale
from facilitate.model import Texts

MakeQuestions = Callable[[Step, Sequence[Spot]], list[Question]]


def _no_questions(_step: Step, _spots: Sequence[Spot]) -> list[Question]:
    return []


@dataclass(frozen=True)
class Kind:
    """One kind of step.

    `asks`: phones can give something while it is open: answers, or words for *comment*.
    `shows`: it has a result that *Show* puts on the projector.
    `opens_itself`: open as soon as the room comes to it, without a move of its own.
    `stops`: on a safety walk it is asked stop by stop.
    `recorded`: what was given reaches the record; otherwise it is erased when the step is left.
    `body_is`: what the step's body means to the participants, as a label at the desk.
    """

    key: StepKind
    name: Any
    sentence: Any
    body_is: Any
    asks: bool = False
    shows: bool = False
    opens_itself: bool = False
    stops: bool = False
    recorded: bool = True
    scale: Scale | None = None
    default_options: Mapping[str, Any] = field(default_factory=dict)
    default_minutes: int = 5
    default_title: Texts = field(default_factory=dict)
    default_body: Texts = field(default_factory=dict)
    make_questions: MakeQuestions = _no_questions

    def questions(self, step: Step, spots: Sequence[Spot]) -> list[Question]:
        """The step's questions as unsaved rows, positions from 1 within the step and its present round."""
        questions = self.make_questions(step, spots)
        for position, question in enumerate(questions, 1):
            question.position = position
            question.round = step.round
        return questions

    @property
    def phone_template(self) -> str:
        return f"live/phone/kinds/{self.key.value}.html"

    @property
    def screen_template(self) -> str:
        return f"live/screen/kinds/{self.key.value}.html"


def question(step: Step, aspect: str, scale: Scale, text: Texts, spot: Spot | None = None) -> Question:
    """One unsaved question of a step; the texts are copied, since a frozen question changes with nobody."""
    return Question(
        dialogue_id=step.dialogue_id,
        step_id=step.id,
        spot_id=spot.id if spot else None,
        aspect=aspect,
        scale_key=scale.key,
        text=dict(text),
    )
