"""Reads: dialogues are always fetched through the person who asks."""

from sqlalchemy import Select, false, or_, select

from facilitate.access import Role
from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, DialogueDepartment
from facilitate.dialogues.readiness import Missing, missing_for_ready, worth_a_look
from facilitate.errors import NotFound
from facilitate.extensions import db


def reachable(membership: Membership) -> Select[Dialogue]:
    """The dialogues that the person may reach: a coordinator the organisation's, a facilitator the own
    ones and those that own departments lead or co-organise, anybody else none."""
    query = select(Dialogue).where(Dialogue.organisation_id == membership.organisation_id)
    if Role.COORDINATOR in membership.role_set:
        return query
    if Role.FACILITATOR not in membership.role_set:
        return query.where(false())
    departments = membership.department_ids
    helped = select(DialogueDepartment.dialogue_id).where(DialogueDepartment.department_id.in_(departments))
    return query.where(
        or_(
            Dialogue.owner_id == membership.user_id,
            Dialogue.lead_department_id.in_(departments),
            Dialogue.id.in_(helped),
        )
    )


def dialogue_of(membership: Membership, dialogue_id: int) -> Dialogue:
    """The dialogue, fetched through the person; NotFound when they may not know that it exists."""
    dialogue = db.session.scalar(reachable(membership).where(Dialogue.id == dialogue_id))
    if dialogue is None:
        raise NotFound
    return dialogue


def by_code(code: str) -> Dialogue | None:
    """The dialogue with this join code, in whatever phase it is; the code as `codes.tidy` gives it."""
    return db.session.scalar(select(Dialogue).where(Dialogue.code == code))


__all__ = ["Missing", "by_code", "dialogue_of", "missing_for_ready", "reachable", "worth_a_look"]
