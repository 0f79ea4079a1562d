"""Free text on its way in. Nobody but moderation sees it before somebody has approved it."""

import re
import secrets

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, StepPhase
from facilitate.dialogues.phases import RUNNING
from facilitate.errors import Conflict, Invalid, TooMany
from facilitate.extensions import db
from facilitate.figures.themes import THEMES
from facilitate.limits import TokenBucket
from facilitate.live import broadcast, muting, personal_details
from facilitate.live.commands import ParticipantGone
from facilitate.live.models import Channel, Comment, Participant, Stage
from facilitate.live.position import is_same_evening, locked_stage
from facilitate.texts import clean

LIMIT = 500
"""Characters of a comment."""
PLACE_LIMIT = 120

_KEY = re.compile(r"[\w-]{1,40}", re.ASCII)
_pace = TokenBucket(capacity=10, per_second=0.2)
"""Per participant."""


class CommentsPaused(Conflict):
    code = "paused"
    sentence = _l("Just nu tar vi inte emot kommentarer. Det du har skrivit ligger kvar. Försök igen snart.")


class CommentsEarly(Conflict):
    code = "early"
    sentence = _l("Det går att skriva så snart den första frågan har öppnats.")


class BegunAnew(Conflict):
    code = "anew"
    sentence = _l("Samtalet har börjat om sedan du öppnade sidan. Läs in den igen om du vill skicka texten.")


class NothingWritten(Invalid):
    sentence = _l("Skriv något först.")


def may_comment(dialogue: Dialogue) -> bool:
    """Whether the comment box is reachable: from the first question of the room until the dialogue closes."""
    begun = any(kind_of(step).asks and step.phase != StepPhase.WAITING for step in dialogue.steps)
    return begun and dialogue.phase in RUNNING


def write_comment(
    participant: Participant,
    text: str,
    *,
    key: str = "",
    spot_id: int | None = None,
    elsewhere: str = "",
    theme: str | None = None,
    epoch: str = "",
) -> Comment:
    """Store a comment; the same key from the same participant is the same comment, however often it comes.

    `epoch` is the room's when the page was made: what was typed in a rehearsal is not sent into the evening.
    Raises NothingWritten, TooLong, CommentsPaused, CommentsEarly, BegunAnew, ParticipantGone, Invalid or
    TooMany.
    """
    stage = locked_stage(participant.dialogue_id)
    dialogue = stage.dialogue
    if dialogue.phase not in RUNNING:
        raise ParticipantGone
    key = key if _KEY.fullmatch(key) else secrets.token_urlsafe(12)
    if before := _written_before(participant, key):
        return before
    if not is_same_evening(epoch, stage):
        raise BegunAnew
    _require_welcome(dialogue, participant)
    comment = Comment(key=key, theme=theme if theme in THEMES else None)
    return _add(stage, participant, comment, text, spot_id, elsewhere)


def enter_comment(
    participant: Participant, text: str, *, spot_id: int | None = None, elsewhere: str = ""
) -> Comment:
    """Store what somebody wrote on paper, entered by staff: neither a pause nor the room's end stops it.

    Raises NothingWritten, TooLong or Invalid. Whether the dialogue takes paper is the caller's to ask.
    """
    stage = locked_stage(participant.dialogue_id)
    comment = Comment(key=secrets.token_urlsafe(12))
    return _add(stage, participant, comment, text, spot_id, elsewhere)


def reword(comment: Comment, dialogue: Dialogue, text: str, spot_id: int | None, elsewhere: str) -> Comment:
    """Give a comment that nobody has judged yet other words. Raises NothingWritten, TooLong or Invalid."""
    words = _words(text)
    comment.text = words
    comment.spot_id = _spot_of(dialogue, spot_id)
    comment.elsewhere = "" if spot_id else clean(elsewhere, PLACE_LIMIT).replace("\n", " ")
    comment.warnings = personal_details.find(words, personal_details.known_names(dialogue))
    return comment


def _add(
    stage: Stage, participant: Participant, comment: Comment, text: str, spot_id: int | None, elsewhere: str
) -> Comment:
    comment.dialogue_id, comment.participant_id = participant.dialogue_id, participant.id
    comment.language = participant.language
    reword(comment, stage.dialogue, text, spot_id, elsewhere)
    db.session.add(comment)
    db.session.flush()
    muting.hide_if_muted(comment, participant)
    stage.revision += 1
    broadcast.progress_changed(participant.dialogue_id)
    return comment


def _written_before(participant: Participant, key: str) -> Comment | None:
    query = select(Comment).where(Comment.participant_id == participant.id, Comment.key == key)
    return db.session.scalar(query)


def _words(text: str) -> str:
    words = clean(text, LIMIT)
    if not words:
        raise NothingWritten
    return words


def _require_welcome(dialogue: Dialogue, participant: Participant) -> None:
    if dialogue.comments_paused:
        raise CommentsPaused
    if participant.channel == Channel.PHONE and not may_comment(dialogue):
        raise CommentsEarly
    if not _pace.take(participant.id):
        raise TooMany


def _spot_of(dialogue: Dialogue, spot_id: int | None) -> int | None:
    if spot_id is not None and spot_id not in {spot.id for spot in dialogue.spots}:
        raise Invalid(_l("Platsen hör inte till det här samtalet."))
    return spot_id
