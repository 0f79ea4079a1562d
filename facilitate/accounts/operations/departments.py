"""The departments of an organisation. Archived, never deleted: dialogues and records refer to them."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from facilitate import audit, clock
from facilitate.accounts.models import Department, Organisation
from facilitate.errors import Invalid
from facilitate.extensions import db


def add_department(organisation: Organisation, name: str, *, by_id: int | None) -> Department:
    _refuse_taken(organisation.id, name)
    department = Department(organisation_id=organisation.id, name=name)
    db.session.add(department)
    db.session.flush()
    _record("department.added", department, by_id)
    return department


def rename_department(department: Department, name: str, *, by_id: int | None) -> None:
    _refuse_taken(department.organisation_id, name, except_id=department.id)
    department.name = name
    _record("department.renamed", department, by_id)


def archive_department(department: Department, *, by_id: int | None) -> None:
    """Take it out of all lists of choices; what refers to it goes on doing so."""
    department.archived_at = department.archived_at or clock.now()
    _record("department.archived", department, by_id)


def restore_department(department: Department, *, by_id: int | None) -> None:
    department.archived_at = None
    _record("department.restored", department, by_id)


def _refuse_taken(organisation_id: int, name: str, except_id: int | None = None) -> None:
    query = select(Department.id).where(
        Department.organisation_id == organisation_id,
        func.lower(Department.name) == name.lower(),
        Department.id.is_distinct_from(except_id),
    )
    if db.session.scalar(query.limit(1)) is not None:
        raise Invalid(_l("Det finns redan en förvaltning med det namnet."))


def _record(act: str, department: Department, by_id: int | None) -> None:
    audit.record(
        act,
        organisation_id=department.organisation_id,
        user_id=by_id,
        subject=f"department:{department.id}",
        name=department.name,
    )
