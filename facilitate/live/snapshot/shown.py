"""Results as an audience may see them: figures that passed the rules, of the place in focus."""

from dataclasses import dataclass

from facilitate.dialogues.models import Dialogue, Question, Spot, Step, StepPhase
from facilitate.figures.disclosure import many_never_there
from facilitate.figures.figure import Figure
from facilitate.figures.scale import SCALES, Scale
from facilitate.live import tallies


@dataclass(frozen=True)
class ShownResult:
    """One question's figure: one place at one time of day. `aspect` is "day", "evening", "practice" ..."""

    question: Question
    figure: Figure

    @property
    def aspect(self) -> str:
        return self.question.aspect

    @property
    def spot(self) -> Spot | None:
        return self.question.spot

    @property
    def scale(self) -> Scale:
        return SCALES[self.question.scale_key]

    @property
    def many_never_there(self) -> bool:
        """Whether to say in words that most are never there."""
        return many_never_there(self.figure)


def shown_results(dialogue: Dialogue, step: Step | None, spot: Spot | None) -> tuple[ShownResult, ...]:
    """The results for the place in focus, or all of a step without places; empty before *Show*."""
    if step is None or step.phase != StepPhase.SHOWN:
        return ()
    asked = [one for one in tallies.questions_of(step) if spot is None or one.spot_id == spot.id]
    figures = tallies.figures_of(dialogue, step, asked)
    return tuple(ShownResult(one, figures[one.id]) for one in asked)
