"""Who takes part: joining, coming back, and the wrong codes of those who guess."""

import threading
import time
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, select

from facilitate.dialogues import codes
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.queries import by_code
from facilitate.errors import DomainError, NotFound, TooMany
from facilitate.extensions import db
from facilitate.limits import TokenBucket
from facilitate.live import broadcast
from facilitate.live.models import Participant, Stage
from facilitate.live.position import locked_stage
from facilitate.tokens import hash_of, new_token


class WrongCode(DomainError):
    status = 404
    code = "wrong-code"
    sentence = _l("Vi hittar inget samtal med den koden. Titta på kortet en gång till. Koden har sex tecken.")


class TooEarly(DomainError):
    status = 409
    code = "early"
    sentence = _l("Du är på rätt ställe, men samtalet har inte börjat än.")


class JoiningPaused(DomainError):
    status = 409
    code = "paused"
    sentence = _l("Just nu släpps ingen in. Vänta en liten stund.")


class TooLate(DomainError):
    status = 410
    code = "ended"
    sentence = _l("Samtalet är slut, så det går inte att gå med längre.")


@dataclass(frozen=True)
class Joined:
    """A new participant; the token is for its cookie and known to nobody else."""

    participant: Participant
    token: str
    stage: Stage
    """The room that it came into, as it was read for that."""


_arrivals = TokenBucket(capacity=1500, per_second=20)
"""Per dialogue: a whole hall at once, but not a machine that fills the table."""

_guesses = TokenBucket(capacity=60, per_second=2)
_PATIENT = threading.BoundedSemaphore(200)
"""So many wrong codes wait at a time; more are turned away at once."""

_RETURNS = (
    select(Participant.dialogue_id, Participant.id, Participant.language)
    .join(Dialogue)
    .where(Dialogue.code == bindparam("code"), Participant.token_hash == bindparam("token"))
)

SECOND = 1.0
LONGER = 4.0


def dialogue_by_code(text: str) -> Dialogue:
    """The dialogue of a code as people type it. A right code is never slowed; a wrong one raises WrongCode
    after a second, and later when there are many in the whole house. Not inside a unit of work."""
    code = codes.tidy(text)
    dialogue = by_code(code) if code else None
    if dialogue is None or dialogue.phase == DialoguePhase.DRAFT:
        db.session.rollback()  # no connection is held while somebody waits
        _let_wait()
        raise WrongCode
    return dialogue


def _let_wait() -> None:
    if not _PATIENT.acquire(blocking=False):
        raise TooMany
    try:
        time.sleep(SECOND if _guesses.take("all") else LONGER)
    finally:
        _PATIENT.release()


def join(dialogue_id: int, language: str) -> Joined:
    """Make a participant. Raises TooEarly, JoiningPaused, TooLate or TooMany."""
    try:
        stage = locked_stage(dialogue_id)
    except NotFound:
        raise TooEarly from None
    _require_open(stage.dialogue)
    if not _arrivals.take(str(dialogue_id)):
        raise TooMany
    token = new_token()
    participant = Participant(dialogue_id=dialogue_id, token_hash=hash_of(token), language=language)
    db.session.add(participant)
    stage.revision += 1
    broadcast.progress_changed(dialogue_id)
    db.session.flush()
    return Joined(participant, token, stage)


def participant_from(dialogue_id: int, token: str | None) -> Participant | None:
    """Who comes back with this cookie; None for a stranger, another dialogue's, or after the end."""
    if not token:
        return None
    query = select(Participant).where(
        Participant.token_hash == hash_of(token), Participant.dialogue_id == dialogue_id
    )
    return db.session.scalar(query)


def who_returns(code: str, token: str) -> tuple[int, str, str] | None:
    """Dialogue, participant and language of whoever comes to this code with this cookie; None for a stranger.
    The short way for a handshake: a thousand phones may come back at once."""
    found = db.session.execute(_RETURNS, {"code": code, "token": hash_of(token)}).one_or_none()
    return found._tuple() if found else None


@lru_cache(maxsize=4096)
def key_of(participant_id: str) -> str:
    """Tells participants apart in a phone's pages and storage, and says nothing to anybody else."""
    return hash_of(participant_id)[:12]


def change_language(participant: Participant, language: str) -> None:
    """Remember the language that the participant chose."""
    participant.language = language


def _require_open(dialogue: Dialogue) -> None:
    match dialogue.phase:
        case DialoguePhase.DRAFT | DialoguePhase.READY:
            raise TooEarly
        case DialoguePhase.REHEARSAL | DialoguePhase.OPEN if dialogue.joining_paused:
            raise JoiningPaused
        case DialoguePhase.REHEARSAL | DialoguePhase.OPEN:
            return
    raise TooLate
