"""A rehearsal in the room: everything works as it will, and nothing of it is kept."""

from sqlalchemy import ColumnElement, delete, select, update

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question, Step, StepPhase
from facilitate.dialogues.operations import freeze_questions, note
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.extensions import db
from facilitate.live import broadcast, opening, wipe
from facilitate.live.models import (
    Channel,
    Comment,
    Handover,
    PairTally,
    PaperForm,
    Participant,
    Proposal,
    Stage,
    Summary,
    TimeRequest,
)
from facilitate.live.turns import take_turn
from facilitate.model import random_id
from facilitate.transaction import after_commit


def rehearse(dialogue: Dialogue, user_id: int | None) -> Stage:
    """Let phones in to try. Raises NotNow unless the dialogue is ready."""
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.REHEARSE)
    stage = opening.let_people_in(dialogue, user_id)
    note("dialogue.rehearsed", dialogue, user_id)
    return stage


def begin_for_real(dialogue: Dialogue, version: int, user_id: int | None) -> Stage:
    """Erase the rehearsal and open the dialogue; the phones that are in stay in, at the first screen.

    The questions are made anew and the epoch changes: whatever a phone still sends belongs to no question.
    """
    stage = take_turn(dialogue, version, user_id)
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.STOP_REHEARSAL)
    _erase(dialogue)
    _forget_all_but_phones(dialogue)
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.OPEN)
    dialogue.opened_at = now()
    freeze_questions(dialogue)
    _begin_anew(stage)
    note("dialogue.opened", dialogue, user_id)
    broadcast.stage_moved(stage)
    broadcast.progress_changed(dialogue.id)
    return stage


def stop_rehearsal(dialogue: Dialogue, version: int, user_id: int | None) -> None:
    """Erase the rehearsal with everybody in it; the dialogue is ready again."""
    stage = take_turn(dialogue, version, user_id)
    dialogue.phase = move_dialogue(dialogue.phase, DialogueVerb.STOP_REHEARSAL)
    _erase(dialogue)
    _forget(Participant.dialogue_id == dialogue.id)
    db.session.delete(stage)
    db.session.flush()
    note("dialogue.rehearsal-stopped", dialogue, user_id)
    broadcast.room_is_gone(dialogue.id)


def is_rehearsed(dialogue: Dialogue) -> bool:
    """Whether what is done in the room now is a rehearsal."""
    return dialogue.phase == DialoguePhase.REHEARSAL


def _erase(dialogue: Dialogue) -> None:
    """Take away what was given, entered and noted. Answers and every kind of count go with their questions,
    holds and entries with their comments."""
    steps = select(Step.id).where(Step.dialogue_id == dialogue.id)
    for table, belongs in (
        (Question, Question.dialogue_id == dialogue.id),
        (PairTally, PairTally.step_id.in_(steps)),
        (TimeRequest, TimeRequest.step_id.in_(steps)),
        (Comment, Comment.dialogue_id == dialogue.id),
        (PaperForm, PaperForm.dialogue_id == dialogue.id),
        (Summary, Summary.dialogue_id == dialogue.id),
        (Proposal, (Proposal.dialogue_id == dialogue.id) & Proposal.rehearsed),
    ):
        db.session.execute(delete(table).where(belongs))
    for step in dialogue.steps:
        step.phase, step.round, step.revealed = StepPhase.WAITING, 1, False
        step.asked_at = step.closing_ends_at = None
        step.seconds_used = 0
    dialogue.joining_paused = dialogue.comments_paused = False
    dialogue.forms_handed_out = None
    dialogue.rehearsal_unwiped = True
    db.session.flush()
    after_commit(wipe.wipe_pending)


def _forget_all_but_phones(dialogue: Dialogue) -> None:
    """Helpers' people and paper forms go; a phone keeps its place, and nothing of what was tried on it."""
    ours = Participant.dialogue_id == dialogue.id
    phones = (Participant.channel == Channel.PHONE) & Participant.token_hash.is_not(None)
    _forget(ours & ~phones)
    db.session.execute(
        delete(Handover).where(Handover.participant_id.in_(select(Participant.id).where(ours)))
    )
    fresh = {"muted": False, "heard_in_part": 0, "away": False}
    db.session.execute(update(Participant).where(ours).values(fresh))


def _forget(people: ColumnElement[bool]) -> None:
    db.session.execute(delete(Participant).where(people))


def _begin_anew(stage: Stage) -> None:
    stage.epoch = random_id()
    stage.step, stage.spot = opening.first_step(stage.dialogue), None
    stage.shown_step = stage.shown_spot = None
    stage.blanked = stage.joining_shown = False
    stage.answered_at = stage.wall_due_at = None
    stage.wall_page = 0
    stage.came_at = now()
