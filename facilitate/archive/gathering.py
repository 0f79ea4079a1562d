"""Reads what a closed dialogue left behind, so that the parts can be built from it without a database."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from facilitate.archive.wording import Labels, theme_labels
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question, StepPhase
from facilitate.extensions import db
from facilitate.figures.scale import SKIPPED
from facilitate.live.models import (
    Comment,
    CommentStatus,
    PairTally,
    Participation,
    Proposal,
    Summary,
    Tally,
)
from facilitate.live.operations import proposals_of

Pairs = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Gathered:
    """A dialogue, counts of its answers not yet disclosed, and the words around it.

    Holds what must not leave the server: only the builders of `parts` may read the counts.
    """

    dialogue: Dialogue
    questions: list[Question]
    counts: dict[int, dict[str, int]]
    pairs: dict[tuple[int, int], Pairs]
    participations: list[Participation]
    comments: list[Comment]
    proposals: list[Proposal]
    summary: Summary | None
    theme_labels: Labels

    @property
    def approved(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.status == CommentStatus.APPROVED]

    @property
    def waiting(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.status == CommentStatus.WAITING]

    @property
    def hidden_by_reason(self) -> dict[str, int]:
        """How many comments were not shown, by reason; no word of them."""
        hidden = [comment for comment in self.comments if comment.status == CommentStatus.HIDDEN]
        return dict(Counter(comment.reason or "other" for comment in hidden))


def gather(dialogue: Dialogue) -> Gathered:
    """Read all of it; in five queries however large the dialogue was."""
    return Gathered(
        dialogue=dialogue,
        questions=_asked_questions(dialogue),
        counts=_counts(dialogue),
        pairs=_pairs(dialogue),
        participations=list(
            db.session.scalars(select(Participation).where(Participation.dialogue_id == dialogue.id))
        ),
        # By id, which is random: the order in which people wrote is not kept.
        comments=list(
            db.session.scalars(select(Comment).where(Comment.dialogue_id == dialogue.id).order_by(Comment.id))
        ),
        proposals=proposals_of(dialogue),
        summary=db.session.get(Summary, dialogue.id),
        theme_labels=theme_labels(),
    )


def _asked_questions(dialogue: Dialogue) -> list[Question]:
    """The questions of steps that were reached and whose answers belong in a record."""
    asked = [
        step.id
        for step in dialogue.steps
        if kind_of(step).recorded and (step.asked_at or step.phase != StepPhase.WAITING)
    ]
    query = select(Question).where(Question.step_id.in_(asked))
    found = db.session.scalars(query.order_by(Question.round, Question.position)).all()
    return sorted(found, key=lambda question: asked.index(question.step_id))


def _counts(dialogue: Dialogue) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    query = select(Tally).join(Question).where(Question.dialogue_id == dialogue.id)
    for tally in db.session.scalars(query):
        counts[tally.question_id][tally.code] = tally.count
    return dict(counts)


def _pairs(dialogue: Dialogue) -> dict[tuple[int, int], Pairs]:
    pairs: dict[tuple[int, int], Pairs] = defaultdict(dict)
    steps = [step.id for step in dialogue.steps]
    for row in db.session.scalars(select(PairTally).where(PairTally.step_id.in_(steps))):
        if SKIPPED not in (row.day_code, row.evening_code):
            pairs[row.step_id, row.spot_id][row.day_code, row.evening_code] = row.count
    return dict(pairs)
