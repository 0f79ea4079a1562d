"""Founds Exempelby: its organisation, staff with new passwords, departments and places."""

from collections.abc import Mapping

from facilitate.accounts import operations
from facilitate.accounts.models import Department, Membership, Organisation
from facilitate.accounts.passwords import hash_password
from facilitate.demo.people import (
    COORDINATOR,
    DEPARTMENTS,
    FACILITATOR,
    FIRST,
    ORGANISATION,
    Staff,
    new_password,
)
from facilitate.demo.places import PLACES
from facilitate.demo.preparing import Municipality
from facilitate.places.operations import add_place
from facilitate.transaction import unit_of_work

STAFF = (FIRST, COORDINATOR, FACILITATOR)

Passwords = Mapping[Staff, str]


def new_passwords() -> Passwords:
    """A password for everybody on the staff, known to nobody but the terminal."""
    return {staff: new_password() for staff in STAFF}


def found(passwords: Passwords) -> Municipality:
    """Make the municipality in an empty database."""
    hashes = {staff: hash_password(password) for staff, password in passwords.items()}
    with unit_of_work():
        founder = operations.set_up(
            operations.make_setup_link(), ORGANISATION, FIRST.name, FIRST.email, hashes[FIRST]
        )
        organisation = founder.memberships[0].organisation
        departments = {
            name: operations.add_department(organisation, name, by_id=founder.id) for name in DEPARTMENTS
        }
        coordinator, facilitator = (
            _employ(staff, organisation, departments, hashes[staff], founder.id)
            for staff in (COORDINATOR, FACILITATOR)
        )
        places = {
            one.name: add_place(
                organisation_id=organisation.id,
                user_id=founder.id,
                name=one.name,
                kind=one.kind,
                description=one.description,
            )
            for one in PLACES
        }
    return Municipality(organisation, coordinator, facilitator, departments, places)


def _employ(
    staff: Staff,
    organisation: Organisation,
    departments: Mapping[str, Department],
    password_hash: str,
    by_id: int,
) -> Membership:
    membership, token = operations.invite(
        organisation,
        staff.email,
        staff.name,
        staff.roles,
        [departments[name].id for name in staff.departments],
        by_id=by_id,
    )
    operations.accept_invitation(token, name=staff.name, password_hash=password_hash)
    return membership
