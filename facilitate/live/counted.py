"""Answers to a question that were only counted: what is kept of them, and putting others in their place.

Who counts, and until when, is for hands.py and totals.py to say.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select

from facilitate.dialogues.models import Dialogue, Question
from facilitate.extensions import db
from facilitate.figures.scale import SCALES, Scale
from facilitate.live.models import CountSource, EnteredCount
from facilitate.live.paper.stack import questions_of_form


@dataclass(frozen=True)
class CountedQuestion:
    """One question with what was counted for it; `counts` is empty until something has been entered."""

    question: Question
    counts: Counter[str]

    @property
    def scale(self) -> Scale:
        return SCALES[self.question.scale_key]

    @property
    def people(self) -> int:
        return self.counts.total()

    @property
    def fixed(self) -> bool:
        """Whether somebody has seen the figures that it is in: it can no longer be changed."""
        return bool(self.counts) and self.question.step.revealed


def counted_questions(dialogue: Dialogue, source: CountSource) -> list[CountedQuestion]:
    """Every question that answers can be counted for, in the order of the agenda."""
    asked = questions_of_form(dialogue)
    kept: dict[int, Counter[str]] = defaultdict(Counter)
    for row in counts_kept([one.id for one in asked], source):
        kept[row.question_id][row.code] = row.count
    return [CountedQuestion(one, kept[one.id]) for one in asked]


def counts_kept(question_ids: Collection[int], source: CountSource) -> list[EnteredCount]:
    return list(db.session.scalars(select(EnteredCount).where(_from(source, question_ids))))


def are_counts(counts: Mapping[str, int], scale: Scale, most: int) -> bool:
    """Whether these are whole numbers from 0 to `most`, each for an answer of the scale."""
    return set(counts) <= set(scale.values) and all(
        type(count) is int and 0 <= count <= most for count in counts.values()
    )


def replace_counts(question_id: int, source: CountSource, counts: Mapping[str, int], *, late: bool) -> None:
    """Keep these counts of the question instead of those from the same source; 0 is not kept. The room is
    locked. `late`: the figures had been seen before."""
    db.session.execute(delete(EnteredCount).where(_from(source, [question_id])))
    db.session.add_all(
        EnteredCount(question_id=question_id, code=code, source=source, late=late, count=count)
        for code, count in counts.items()
        if count
    )
    db.session.flush()


def _from(source: CountSource, question_ids: Collection[int]) -> ColumnElement[bool]:
    return EnteredCount.question_id.in_(question_ids) & (EnteredCount.source == source)
