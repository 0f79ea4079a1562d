"""*Close*: what needs the tie between answers and people is counted, then the tie goes. One transaction."""

from collections.abc import Collection

from sqlalchemy import delete, or_, select, update

from facilitate import audit
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question, Step
from facilitate.dialogues.operations import note
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.extensions import db
from facilitate.live import asking, broadcast, channels, holds, late, pairing, tallies, wipe
from facilitate.live.models import (
    Answer,
    Channel,
    ChannelTally,
    Comment,
    EnteredCount,
    LateTally,
    PairTally,
    Participant,
    Participation,
    Stage,
    Tally,
    TimeRequest,
)
from facilitate.live.phases import TAKING_ANSWERS
from facilitate.transaction import after_commit

GOING = (Channel.PHONE, Channel.HELPER)
"""Who goes at *Close*. Whoever filled in a form goes when the record is sealed."""


def close(stage: Stage) -> None:
    """End the dialogue for good. The stage row is locked; raises NotNow unless the dialogue is closing.

    Kept: people by channel, pairs of answers per place, counts per question, comments without their writers;
    and paper forms with those who filled them in, since more can be entered until the record is sealed.
    """
    dialogue = stage.dialogue
    dialogue.phase, dialogue.closing_ends_at = _closed(dialogue), None
    dialogue.closed_at = now()
    for step in dialogue.steps:
        if asking.is_practice(step):
            asking.erase(stage, step)
        elif step.phase in TAKING_ANSWERS:
            asking.complete(stage, step)
    db.session.add_all(channels.people_of(dialogue, GOING))
    db.session.add_all(channels.answers_of(dialogue, GOING))
    db.session.add_all(pairing.pairs_of(dialogue, GOING))
    _count_answers(dialogue)
    _forget_people(dialogue, GOING)
    holds.forget_all(dialogue)
    stage.blanked = stage.joining_shown = False
    stage.wall_due_at = stage.answered_at = None
    with audit.by_itself():
        note("dialogue.closed", dialogue, user_id=None)
    broadcast.count_move(stage)
    broadcast.room_ended(dialogue.id)
    after_commit(wipe.wipe_pending)


def _closed(dialogue: Dialogue) -> DialoguePhase:
    return move_dialogue(dialogue.phase, DialogueVerb.COMPLETE)


def _recorded_questions(dialogue: Dialogue) -> list[Question]:
    steps = [step.id for step in late.recorded_steps(dialogue)]
    return list(db.session.scalars(select(Question).where(Question.step_id.in_(steps))))


def _count_answers(dialogue: Dialogue) -> None:
    """Count those who go: into what nobody has seen yet, where forms may still be added; late ones apart."""
    asked = _recorded_questions(dialogue)
    revealed = {step.id for step in dialogue.steps if step.revealed}
    unseen = [question.id for question in asked if question.step_id not in revealed]
    tallies.add(tallies.count_answers(unseen, channels=GOING))
    late.keep_late([question.id for question in asked], GOING)


def _forget_people(dialogue: Dialogue, gone: Collection[Channel]) -> None:
    """Delete these people and their answers; what they wrote stays, without its writer."""
    people = select(Participant.id).where(
        Participant.dialogue_id == dialogue.id, Participant.channel.in_(gone)
    )
    steps = select(Step.id).where(Step.dialogue_id == dialogue.id)
    db.session.execute(delete(TimeRequest).where(TimeRequest.step_id.in_(steps)))
    db.session.execute(delete(Answer).where(Answer.participant_id.in_(people)))
    db.session.execute(
        update(Comment)
        .where(Comment.dialogue_id == dialogue.id)
        .where(or_(Comment.participant_id.is_(None), Comment.participant_id.in_(people)))
        .values(participant_id=None, key=None, hidden_along=False)
    )
    db.session.execute(
        delete(Participant).where(Participant.dialogue_id == dialogue.id, Participant.channel.in_(gone))
    )


def forget_counts(dialogue: Dialogue) -> None:
    """Erase what the sealed record replaces: undisclosed counts, people by channel, paper forms and those who
    filled them in.

    Comments stay, hidden ones and unmasked originals too: they are official documents, hiding is not
    destroying, and only a decision of the municipality may destroy them (arkivlagen 10 §).
    """
    _forget_people(dialogue, tuple(Channel))
    questions = select(Question.id).where(Question.dialogue_id == dialogue.id)
    for table in (Tally, LateTally, EnteredCount, ChannelTally):
        db.session.execute(delete(table).where(table.question_id.in_(questions)))
    steps = select(Step.id).where(Step.dialogue_id == dialogue.id)
    db.session.execute(delete(PairTally).where(PairTally.step_id.in_(steps)))
    db.session.execute(delete(Participation).where(Participation.dialogue_id == dialogue.id))
    dialogue.wiped_at = None
    after_commit(wipe.wipe_pending)
