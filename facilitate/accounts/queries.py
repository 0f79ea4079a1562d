"""Reads: who there is, within one organisation where it concerns one."""

from collections.abc import Collection

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from facilitate.access import Role
from facilitate.accounts.models import Department, Membership, MembershipRole, Organisation, User
from facilitate.errors import NotFound
from facilitate.extensions import db

IN_FORCE = and_(Membership.ended_at.is_(None), Membership.pending.is_(False))


def tidy_email(text: str) -> str:
    """The form in which addresses are kept and compared."""
    return text.strip().lower()


def user_by_email(email: str) -> User | None:
    return db.session.scalar(select(User).where(User.email == tidy_email(email)))


def has_users() -> bool:
    return db.session.scalar(select(User.id).limit(1)) is not None


def organisation_by_slug(slug: str) -> Organisation:
    """The organisation with this short name; NotFound when there is none."""
    found = db.session.scalar(select(Organisation).where(Organisation.slug == slug))
    if found is None:
        raise NotFound
    return found


def members_of(organisation_id: int) -> list[Membership]:
    """Everybody who is a member or has been invited, by name; the ended ones left out."""
    query = (
        select(Membership)
        .join(Membership.user)
        .where(Membership.organisation_id == organisation_id, Membership.ended_at.is_(None))
        .options(joinedload(Membership.user))
        .order_by(func.lower(User.name), Membership.id)
    )
    return list(db.session.scalars(query))


def member_of(organisation_id: int, membership_id: int) -> Membership:
    """One of them; NotFound for another organisation's, as for one that has ended."""
    found = db.session.get(Membership, membership_id)
    if found is None or found.organisation_id != organisation_id or found.ended_at:
        raise NotFound
    return found


def departments_of(organisation_id: int, *, archived: bool = False) -> list[Department]:
    """The departments in use (or the archived ones), by name."""
    query = select(Department).where(Department.organisation_id == organisation_id)
    query = query.where(Department.archived_at.is_not(None) if archived else Department.archived_at.is_(None))
    return list(db.session.scalars(query.order_by(func.lower(Department.name))))


def departments_to_choose(organisation_id: int, also: Collection[int | None] = ()) -> list[Department]:
    """The departments in use, and those of these ids even if they are archived, by name."""
    query = select(Department).where(
        Department.organisation_id == organisation_id,
        or_(Department.archived_at.is_(None), Department.id.in_([one for one in also if one])),
    )
    return list(db.session.scalars(query.order_by(func.lower(Department.name))))


def department_of(organisation_id: int, department_id: int) -> Department:
    """One of the organisation's departments; NotFound for another's."""
    found = db.session.get(Department, department_id)
    if found is None or found.organisation_id != organisation_id:
        raise NotFound
    return found


def number_in_force(organisation_id: int, role: Role) -> int:
    """How many memberships in force hold the role."""
    query = (
        select(func.count())
        .select_from(Membership)
        .join(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(Membership.organisation_id == organisation_id, IN_FORCE, MembershipRole.role == role)
    )
    return db.session.scalar(query) or 0


def belongs_elsewhere(user_id: int, organisation_id: int) -> bool:
    """Whether the user is a member in force of any other organisation."""
    query = select(Membership.id).where(
        Membership.user_id == user_id, Membership.organisation_id != organisation_id, IN_FORCE
    )
    return db.session.scalar(query.limit(1)) is not None
