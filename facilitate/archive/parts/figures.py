"""The figures as they may be shown. What is withheld leaves nothing behind here, not even in a sum."""

from typing import Any

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import Gathered
from facilitate.archive.parts.about import plain
from facilitate.dialogues.models import Question
from facilitate.figures.disclosure import PairFigure, disclose_pairs
from facilitate.figures.figure import Figure

DAY, EVENING = "day", "evening"


def build_figures(gathered: Gathered, _texts: CommittedTexts) -> dict[str, Any]:
    return {
        "questions": [_stored(question, gathered.figures[question.id]) for question in gathered.questions],
        "pairs": _pairs(gathered),
    }


def _stored(question: Question, figure: Figure) -> dict[str, Any]:
    return {
        "step": question.step.position,
        "round": question.round,
        "place": question.spot.position if question.spot else None,
        "aspect": question.aspect,
        "question": plain(question.text),
        "figure": figure.to_json(),
    }


def _pairs(gathered: Gathered) -> list[dict[str, Any]]:
    """Day and evening by the same people, for each place that was asked about at both times: as the figures
    stood before late answers, whose pairs nobody knows."""
    last = {(one.step_id, one.spot_id, one.aspect): one for one in gathered.questions}
    pairs = []
    for (step_id, spot_id, aspect), day in last.items():
        evening = last.get((step_id, spot_id, EVENING))
        if aspect != DAY or spot_id is None or evening is None or day.spot is None:
            continue
        figure = _compared(gathered, day, evening)
        pairs.append({
            "step": day.step.position,
            "round": day.round,
            "place": day.spot.position,
            "figure": figure.to_json(),
        })  # fmt: skip
    return pairs


def _compared(gathered: Gathered, day: Question, evening: Question) -> PairFigure:
    return disclose_pairs(
        gathered.first_figures[day.id],
        gathered.first_figures[evening.id],
        gathered.pairs.get((day.step_id, day.spot_id or 0), {}),
        gathered.dialogue.threshold,
        hands=(gathered.hands.get(day.id, {}), gathered.hands.get(evening.id, {})),
    )
