"""Who belongs to an organisation, and who always has to remain."""

import pytest
from flask import Flask

from facilitate.access import Role
from facilitate.accounts import operations, queries
from facilitate.accounts.operations import rights_changed
from facilitate.errors import Conflict, DomainError, Invalid, NotFound
from facilitate.transaction import unit_of_work
from tests.factories import make_department, make_member, make_organisation

BOTH = (Role.ADMINISTRATOR, Role.COORDINATOR)


def change(member, *roles: Role, departments: tuple[int, ...] = ()) -> None:
    with unit_of_work():
        operations.change_membership(member, roles, departments, by_id=None)


def end(member) -> None:
    with unit_of_work():
        operations.end_membership(member, by_id=None)


@pytest.mark.parametrize("role", BOTH)
def test_the_last_of_a_role_keeps_it(app: Flask, role: Role) -> None:
    organisation = make_organisation()
    one, two = make_member(organisation, *BOTH), make_member(organisation, *BOTH)
    change(one, *(kept for kept in Role if kept != role))
    assert role not in one.role_set
    with pytest.raises(Conflict):
        change(two, *(kept for kept in Role if kept != role))
    assert role in two.role_set


@pytest.mark.parametrize("role", BOTH)
def test_the_last_of_a_role_cannot_be_ended(app: Flask, role: Role) -> None:
    organisation = make_organisation()
    one, two = make_member(organisation, *BOTH), make_member(organisation, *BOTH)
    end(one)
    assert one.role_set == frozenset()
    make_member(organisation, next(other for other in BOTH if other != role))
    with pytest.raises(Conflict):
        end(two)
    assert role in two.role_set


def test_members_of_another_organisation_and_invited_ones_do_not_count(app: Flask) -> None:
    organisation = make_organisation()
    only = make_member(organisation, *BOTH)
    make_member(make_organisation(), *BOTH)
    with unit_of_work():
        operations.invite(organisation, "alex@exempelby.example", "Alex", BOTH, by_id=None)
    with pytest.raises(Conflict):
        end(only)


def test_roles_and_departments_are_changed_and_told(app: Flask) -> None:
    organisation = make_organisation()
    make_member(organisation, *BOTH)
    member, department = make_member(organisation), make_department(organisation)
    told: list[int] = []
    rights_changed.append(told.append)
    try:
        change(member, Role.FACILITATOR, Role.COORDINATOR, departments=(department.id,))
        end(member)
    finally:
        rights_changed.remove(told.append)
    assert member.given_roles == {Role.FACILITATOR, Role.COORDINATOR}
    assert member.department_ids == {department.id}
    assert told == [member.user_id, member.user_id]


def test_a_refused_change_is_told_to_nobody(app: Flask) -> None:
    only = make_member(make_organisation(), *BOTH)
    told: list[int] = []
    rights_changed.append(told.append)
    try:
        with pytest.raises(Conflict):
            end(only)
    finally:
        rights_changed.remove(told.append)
    assert told == []


def test_a_department_of_another_organisation_is_not_found(app: Flask) -> None:
    organisation = make_organisation()
    make_member(organisation, *BOTH)
    member, own, strange = (
        make_member(organisation),
        make_department(organisation),
        make_department(make_organisation()),
    )
    change(member, Role.FACILITATOR, departments=(own.id,))
    with pytest.raises(NotFound):
        change(member, Role.FACILITATOR, departments=(own.id, strange.id))
    assert member.department_ids == {own.id}


def test_nobody_is_left_without_a_role(app: Flask) -> None:
    organisation = make_organisation()
    make_member(organisation, *BOTH)
    with pytest.raises(Invalid):
        change(make_member(organisation))


def test_someone_who_left_can_be_invited_again_and_a_member_cannot(app: Flask) -> None:
    organisation = make_organisation()
    make_member(organisation, *BOTH)
    member = make_member(organisation)
    with pytest.raises(Invalid), unit_of_work():
        operations.invite(organisation, member.user.email, "Kim", (Role.FACILITATOR,), by_id=None)
    end(member)
    with unit_of_work():
        again, _token = operations.invite(
            organisation, member.user.email, "Kim", (Role.COORDINATOR,), by_id=None
        )
    assert again.id == member.id
    assert again.pending
    assert [one.id for one in queries.members_of(organisation.id)].count(again.id) == 1


def test_short_names_of_organisations_are_made_and_never_shared(app: Flask) -> None:
    with unit_of_work():
        slugs = [operations.add_organisation("Åre & Östersunds kommun").slug for _ in range(3)]
    assert slugs == [f"are-ostersunds-kommun{end}" for end in ("", "-2", "-3")]
    for taken_or_odd in ("are-ostersunds-kommun", "Åre", "a/b"):
        with pytest.raises(DomainError), unit_of_work():
            operations.add_organisation("Annan", taken_or_odd)
