"""People and answers by the way in which they came: phone, helper, paper, hands, totals."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import func, select

from facilitate.dialogues.models import Dialogue, Question
from facilitate.extensions import db
from facilitate.figures.scale import SKIPPED
from facilitate.live.models import (
    Answer,
    Channel,
    ChannelTally,
    Comment,
    EnteredCount,
    Participant,
    Participation,
)


def people_of(dialogue: Dialogue, channels: Collection[Channel]) -> list[Participation]:
    """Unsaved rows: who joined; answered at least one question (a skip is no answer); wrote something."""
    answered = (
        select(Answer.participant_id)
        .join(Question)
        .where(Question.dialogue_id == dialogue.id, Answer.code != SKIPPED)
    )
    wrote = select(Comment.participant_id).where(
        Comment.dialogue_id == dialogue.id, Comment.participant_id.is_not(None)
    )
    query = (
        select(
            Participant.channel,
            func.count(),
            func.count().filter(Participant.id.in_(answered)),
            func.count().filter(Participant.id.in_(wrote)),
        )
        .where(Participant.dialogue_id == dialogue.id, Participant.channel.in_(channels))
        .group_by(Participant.channel)
    )
    return [
        Participation(
            dialogue_id=dialogue.id, channel=channel, joined=joined, answered=gave, commented=commented
        )
        for channel, joined, gave, commented in db.session.execute(query)
    ]


def counted_people_of(dialogue: Dialogue) -> list[Participation]:
    """Unsaved rows of those who were only counted. Nobody knows who raised a hand twice, so they are as many
    as were counted for one question at the most."""
    people: Counter[str] = Counter()
    for source, _question_id, _late, count in _entered(dialogue):
        people[source] = max(people[source], count)
    return [
        Participation(dialogue_id=dialogue.id, channel=source, joined=most, answered=most, commented=0)
        for source, most in people.items()
    ]


def answers_of(dialogue: Dialogue, channels: Collection[Channel]) -> list[ChannelTally]:
    """Unsaved rows: how many answers came to each question by these channels, skips left out."""
    query = (
        select(Answer.question_id, Participant.channel, Answer.late, func.count())
        .join(Participant, Participant.id == Answer.participant_id)
        .where(Participant.dialogue_id == dialogue.id, Participant.channel.in_(channels))
        .where(Answer.code != SKIPPED)
        .group_by(Answer.question_id, Participant.channel, Answer.late)
    )
    return [
        ChannelTally(question_id=question_id, channel=channel, late=late, answers=answers)
        for question_id, channel, late, answers in db.session.execute(query)
    ]


def counted_answers_of(dialogue: Dialogue) -> list[ChannelTally]:
    """Unsaved rows: how many answers to each question were only counted."""
    return [
        ChannelTally(question_id=question_id, channel=source, late=late, answers=count)
        for source, question_id, late, count in _entered(dialogue)
    ]


def _entered(dialogue: Dialogue) -> list[tuple[str, int, bool, int]]:
    query = (
        select(EnteredCount.source, EnteredCount.question_id, EnteredCount.late, func.sum(EnteredCount.count))
        .join(Question, Question.id == EnteredCount.question_id)
        .where(Question.dialogue_id == dialogue.id, EnteredCount.code != SKIPPED, EnteredCount.count > 0)
        .group_by(EnteredCount.source, EnteredCount.question_id, EnteredCount.late)
    )
    return [(source, question, late, count) for source, question, late, count in db.session.execute(query)]
