"""What the desk shows first: what is on today, what is coming, what waits for somebody."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Select, or_

from facilitate.accounts.models import Membership
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.phases import RUNNING
from facilitate.dialogues.queries import reachable
from facilitate.extensions import db

MOST_UNANSWERED = 10


@dataclass(frozen=True)
class Desk:
    """Dialogues by what they ask of the person; each list in the order in which it is pressing."""

    today: list[Dialogue]
    coming: list[Dialogue]
    unfinished: list[Dialogue]
    feedback_due: list[Dialogue]

    @property
    def empty(self) -> bool:
        return not (self.today or self.coming or self.unfinished or self.feedback_due)


def today_of(time_zone: str) -> date:
    """The date where the organisation is."""
    return now().astimezone(ZoneInfo(time_zone)).date()


def desk_of(membership: Membership) -> Desk:
    """The desk of a person, in the time zone of the organisation."""
    zone = membership.organisation.time_zone
    today = today_of(zone)
    not_sealed = reachable(membership).where(Dialogue.phase != DialoguePhase.SEALED)
    not_sealed = not_sealed.order_by(Dialogue.starts_at.is_(None), Dialogue.starts_at, Dialogue.id)
    at_work = list(db.session.scalars(not_sealed))
    waiting = [one for one in at_work if one.phase == DialoguePhase.CLOSED or one.held_as]
    open_ones = [one for one in at_work if one not in waiting]
    on_today = [one for one in open_ones if one.phase in RUNNING or _date(one, zone) == today]
    return Desk(
        today=on_today,
        coming=[one for one in open_ones if one not in on_today],
        unfinished=waiting,
        feedback_due=list(db.session.scalars(_feedback_due(membership, today))),
    )


def _feedback_due(membership: Membership, today: date) -> Select[Dialogue]:
    sealed = reachable(membership).where(Dialogue.phase == DialoguePhase.SEALED)
    promised = or_(Dialogue.feedback_on.is_(None), Dialogue.feedback_on <= today)
    return sealed.where(promised).order_by(Dialogue.feedback_on.desc()).limit(MOST_UNANSWERED)


def _date(dialogue: Dialogue, zone: str) -> date | None:
    return dialogue.starts_at.astimezone(ZoneInfo(zone)).date() if dialogue.starts_at else None
