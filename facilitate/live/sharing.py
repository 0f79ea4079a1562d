"""Two people share one phone: each a participant of its own, one at a time, out of the other's sight."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import exists, select

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import NotNow
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import broadcast, joining
from facilitate.live.models import Answer, Comment, Handover, Participant
from facilitate.live.phases import TAKING_ANSWERS
from facilitate.live.position import locked_stage


class BothHaveGiven(Conflict):
    code = "both-have-given"
    sentence = _l("Person 2 har redan svarat eller skrivit något. Därför är ni två på den här telefonen.")


@dataclass(frozen=True)
class Partner:
    """Whoever shares the phone and does not hold it, as the phone's second cookie says.

    `number` is 1 or 2, what this person is called on the screen; stored nowhere.
    """

    number: int
    token: str

    @property
    def holder(self) -> int:
        """What the one who holds the phone is called."""
        return 3 - self.number

    @property
    def cookie(self) -> str:
        return f"{self.number}.{self.token}"


def partner_from(cookie: str | None) -> Partner | None:
    number, _, token = (cookie or "").partition(".")
    return Partner(int(number), token) if number in ("1", "2") and token else None


def share(dialogue: Dialogue, holder: Participant) -> Partner:
    """Let a second person in on the same phone. Raises what `joining.join` raises.

    What comes from a phone is hidden whoever holds it: pressing this is no way out.
    """
    joined = joining.join(dialogue.id, holder.language)
    joined.participant.muted = holder.muted
    return Partner(2, joined.token)


def hand_over(holder: Participant, token: str, partner: Partner) -> Partner:
    """Give the phone to the other one; returns who now waits. What the holder has answered in this step can
    no longer be seen or changed by anybody. Raises NotNow unless the room is asking."""
    step = locked_stage(holder.dialogue_id).step
    if step is None or step.phase not in TAKING_ANSWERS:
        raise NotNow
    db.session.merge(Handover(participant_id=holder.id, step_id=step.id))
    other = joining.participant_from(holder.dialogue_id, partner.token)
    if other and holder.muted:
        other.muted = True
    return Partner(partner.holder, token)


def stop_sharing(first: Participant, second: Participant) -> None:
    """They were not two after all. Raises BothHaveGiven once the second one has given anything."""
    stage = locked_stage(first.dialogue_id)
    if has_given(second):
        raise BothHaveGiven
    db.session.delete(second)
    stage.revision += 1
    broadcast.progress_changed(first.dialogue_id)


def has_given(participant: Participant) -> bool:
    """Whether an answer or a comment of this person is stored."""
    answered = exists().where(Answer.participant_id == participant.id)
    wrote = exists().where(Comment.participant_id == participant.id)
    return bool(db.session.scalar(select(answered | wrote)))
