"""Who belongs to an organisation, with which roles. One administrator and one coordinator always remain."""

import re
from collections.abc import Collection

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate import audit, clock
from facilitate.access import Role
from facilitate.accounts import queries
from facilitate.accounts.links import make_link, revoke_links, use_link
from facilitate.accounts.models import Department, LinkPurpose, Membership, MembershipRole, Organisation, User
from facilitate.accounts.operations.rights import announce
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db

LAST_OF_ROLE = {
    Role.ADMINISTRATOR: _l("Det måste finnas minst en administratör. Ge rollen till någon annan först."),
    Role.COORDINATOR: _l("Det måste finnas minst en samordnare. Ge rollen till någon annan först."),
}
"""The law asks for a coordinating function (2023:196, 11 §); without an administrator nobody gets in."""


class LastOfRole(Conflict):
    code = "last-of-role"


def invite(
    organisation: Organisation,
    email: str,
    name: str,
    roles: Collection[Role],
    department_ids: Collection[int] = (),
    *,
    by_id: int | None,
) -> tuple[Membership, str]:
    """Offer somebody a membership and give the token of the link by which it is accepted."""
    email = queries.tidy_email(email)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        raise Invalid(_l("Skriv hela e-postadressen, till exempel kim@exempelby.se."))
    user = queries.user_by_email(email) or User(email=email, name=name)
    db.session.add(user)
    db.session.flush()
    membership = db.session.scalar(
        select(Membership).where(Membership.organisation_id == organisation.id, Membership.user_id == user.id)
    )
    if membership and membership.in_force:
        raise Invalid(_l("Personen är redan medlem."))
    membership = membership or Membership(organisation_id=organisation.id, user=user)
    membership.ended_at, membership.pending = None, True
    db.session.add(membership)
    _give(membership, organisation.id, roles, department_ids)
    db.session.flush()
    return membership, invite_again(membership, by_id=by_id)


def invite_again(membership: Membership, *, by_id: int | None) -> str:
    """A new link for an invitation that has not been accepted; the earlier one stops working."""
    if not membership.pending:
        raise Invalid(_l("Inbjudan är redan besvarad."))
    _record("member.invited", membership, by_id, roles=sorted(membership.given_roles))
    return make_link(
        LinkPurpose.INVITATION,
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        made_by_id=by_id,
    )


def accept_invitation(token: str, *, name: str | None = None, password_hash: str | None = None) -> User:
    """Put the membership in force; name and password are taken only from somebody who has no password yet."""
    link = use_link(token, LinkPurpose.INVITATION)
    user = db.session.get_one(User, link.user_id)
    if user.password_hash is None:
        if not (name and password_hash):
            raise Invalid
        user.name, user.password_hash = name, password_hash
    elif password_hash:
        raise Conflict
    membership = db.session.scalars(
        select(Membership).where(
            Membership.user_id == user.id,
            Membership.organisation_id == link.organisation_id,
            Membership.ended_at.is_(None),
        )
    ).one()
    membership.pending = False
    _record("member.joined", membership, user.id)
    return user


def change_membership(
    membership: Membership, roles: Collection[Role], department_ids: Collection[int], *, by_id: int | None
) -> None:
    """Give a member exactly these roles and departments."""
    hold(membership.organisation_id)
    _keep_the_last(membership, losing=membership.role_set - frozenset(roles))
    _give(membership, membership.organisation_id, roles, department_ids)
    _record("member.changed", membership, by_id, roles=sorted(roles))
    announce(membership.user_id)


def end_membership(membership: Membership, *, by_id: int | None) -> None:
    """End a membership, or withdraw an invitation. It stays in the table, for the log."""
    hold(membership.organisation_id)
    _keep_the_last(membership, losing=membership.role_set)
    membership.ended_at = clock.now()
    revoke_links(membership.user_id, LinkPurpose.INVITATION, membership.organisation_id)
    revoke_links(membership.user_id, LinkPurpose.RESET, membership.organisation_id)
    _record("member.ended", membership, by_id)
    announce(membership.user_id)


def hold(organisation_id: int) -> Organisation:
    """Let nobody else change who is in the organisation meanwhile: two could otherwise remove each other."""
    return db.session.get_one(Organisation, organisation_id, with_for_update=True, populate_existing=True)


def _keep_the_last(membership: Membership, losing: frozenset[Role]) -> None:
    for role in (Role.ADMINISTRATOR, Role.COORDINATOR):
        if role in losing and queries.number_in_force(membership.organisation_id, role) == 1:
            raise LastOfRole(LAST_OF_ROLE[role])


def _give(
    membership: Membership, organisation_id: int, roles: Collection[Role], department_ids: Collection[int]
) -> None:
    if not roles:
        raise Invalid(_l("Välj minst en roll."))
    wanted = {Role(role) for role in roles}
    membership.roles = [row for row in membership.roles if row.role in wanted] + [
        MembershipRole(role=role) for role in sorted(wanted - membership.given_roles)
    ]
    membership.departments = _departments(organisation_id, department_ids)


def _departments(organisation_id: int, department_ids: Collection[int]) -> list[Department]:
    return [queries.department_of(organisation_id, number) for number in sorted(set(department_ids))]


def _record(act: str, membership: Membership, by_id: int | None, **details: object) -> None:
    audit.record(
        act,
        organisation_id=membership.organisation_id,
        user_id=by_id,
        subject=f"user:{membership.user_id}",
        **details,
    )
