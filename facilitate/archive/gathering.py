"""Reads what a closed dialogue left behind, so that the parts can be built from it without a database."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from facilitate.archive.wording import Labels, theme_labels
from facilitate.dialogues.models import Dialogue, Question, StepPhase
from facilitate.extensions import db
from facilitate.figures.batches import Taken
from facilitate.figures.disclosure import disclose
from facilitate.figures.figure import Figure
from facilitate.figures.scale import SCALES, SKIPPED
from facilitate.live import channels, late, pairing, tallies
from facilitate.live.models import (
    Channel,
    ChannelTally,
    Comment,
    CommentStatus,
    CountSource,
    Mark,
    PairTally,
    Participation,
    Proposal,
    Summary,
)
from facilitate.live.operations import proposals_of

Pairs = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Gathered:
    """A dialogue, counts of its answers not yet disclosed, and the words around it.

    Holds what must not leave the server: only the builders of `parts` may read the counts. `frozen` are those
    that were first seen, `hands` of them raised in the room or counted by others; `taken` the late answers
    that came on top.
    """

    dialogue: Dialogue
    questions: list[Question]
    frozen: tallies.Counted
    hands: tallies.Counted
    taken: dict[int, Taken]
    pairs: dict[tuple[int, int], Pairs]
    participations: list[Participation]
    answers: list[ChannelTally]
    comments: list[Comment]
    proposals: list[Proposal]
    summary: Summary | None
    theme_labels: Labels

    @cached_property
    def first_figures(self) -> dict[int, Figure]:
        """What could be shown of each question before late answers came on top."""
        return {one.id: self._disclosed(one, self.frozen.get(one.id, Counter())) for one in self.questions}

    @cached_property
    def figures(self) -> dict[int, Figure]:
        """What may be shown of each question."""
        return {
            one.id: self._disclosed(
                one, self.frozen.get(one.id, Counter()) + Counter(self.taken[one.id].counts)
            )
            for one in self.questions
        }

    def counts_in_figure(self, row: ChannelTally) -> bool:
        """Whether these answers are in the figure of their question."""
        if not row.late:
            return True
        taken = self.taken.get(row.question_id, Taken())
        return taken.hands if row.channel in set(CountSource) else taken.given

    def _disclosed(self, question: Question, counts: Counter[str]) -> Figure:
        return disclose(SCALES[question.scale_key], counts, self.dialogue.threshold)

    @property
    def approved(self) -> list[Comment]:
        """Those that others may read: never what tells of locks, alarms or guards."""
        return [one for one in self.comments if one.readable]

    @property
    def waiting(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.status == CommentStatus.WAITING]

    @property
    def hidden_by_reason(self) -> dict[str, int]:
        """How many comments were not shown, by reason; no word of them."""
        hidden = [one for one in self.comments if one.status == CommentStatus.HIDDEN or one.protected]
        return dict(Counter(Mark.PROTECTION if one.protected else one.reason or "other" for one in hidden))


def gather(dialogue: Dialogue, *, final: bool = False) -> Gathered:
    """Read all of it; in as many queries however large the dialogue was.

    Late answers are taken up only in the `final` reading, once: of two summaries that both grew by late
    answers, one could be taken off the other.
    """
    ids = list(db.session.scalars(select(Question.id).where(Question.dialogue_id == dialogue.id)))
    frozen = tallies.frozen_counts(ids)
    came_late = late.late_answers(dialogue) if final else late.LateAnswers()
    questions = _asked_questions(dialogue, {*frozen, *came_late.given, *came_late.hands})
    return Gathered(
        dialogue=dialogue,
        questions=questions,
        frozen=frozen,
        hands=late.known_counts(ids),
        taken={
            one.id: came_late.taken(one, frozen.get(one.id, Counter()), dialogue.threshold)
            for one in questions
        },
        pairs=_pairs(dialogue),
        participations=_people(dialogue),
        answers=_answers(dialogue, ids),
        # By id, which is random: the order in which people wrote is not kept.
        comments=list(
            db.session.scalars(select(Comment).where(Comment.dialogue_id == dialogue.id).order_by(Comment.id))
        ),
        proposals=proposals_of(dialogue),
        summary=db.session.get(Summary, dialogue.id),
        theme_labels=theme_labels(),
    )


def _asked_questions(dialogue: Dialogue, answered: set[int]) -> list[Question]:
    """The questions whose answers belong in a record: of steps that the room reached, or that somebody
    answered on a form. Of a meeting without the tool only those that have answers: nobody knows what else
    was asked."""
    recorded = {step.id: step for step in late.recorded_steps(dialogue)}
    query = select(Question).where(Question.step_id.in_(recorded))
    found = list(db.session.scalars(query.order_by(Question.round, Question.position)))
    asked = {
        step_id for step_id, step in recorded.items() if step.asked_at or step.phase != StepPhase.WAITING
    } | {question.step_id for question in found if question.id in answered}
    if dialogue.held_as:
        found = [question for question in found if question.id in answered]
    order = list(recorded)
    return sorted(
        (question for question in found if question.step_id in asked),
        key=lambda question: order.index(question.step_id),
    )


def _people(dialogue: Dialogue) -> list[Participation]:
    """Those who went at *Close*, those on paper, and those who were only counted, unless more is known."""
    stored = list(db.session.scalars(select(Participation).where(Participation.dialogue_id == dialogue.id)))
    known = {row.channel for row in stored}
    counted = [row for row in channels.counted_people_of(dialogue) if row.channel not in known]
    return [*stored, *channels.people_of(dialogue, [Channel.PAPER]), *counted]


def _answers(dialogue: Dialogue, question_ids: list[int]) -> list[ChannelTally]:
    stored = db.session.scalars(select(ChannelTally).where(ChannelTally.question_id.in_(question_ids)))
    on_paper = channels.answers_of(dialogue, [Channel.PAPER])
    return [*stored, *on_paper, *channels.counted_answers_of(dialogue)]


def _pairs(dialogue: Dialogue) -> dict[tuple[int, int], Pairs]:
    """Pairs of those who went at *Close* and of those on paper, together."""
    pairs: dict[tuple[int, int], Pairs] = defaultdict(Counter)
    steps = [step.id for step in dialogue.steps]
    stored = db.session.scalars(select(PairTally).where(PairTally.step_id.in_(steps)))
    for row in (*stored, *pairing.pairs_of(dialogue, [Channel.PAPER])):
        if SKIPPED not in (row.day_code, row.evening_code):
            pairs[row.step_id, row.spot_id][row.day_code, row.evening_code] += row.count
    return dict(pairs)
