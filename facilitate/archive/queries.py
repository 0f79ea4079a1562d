"""Reads: records are always fetched through the person who asks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased, joinedload

from facilitate.accounts.models import Membership
from facilitate.archive.models import Record, RecordKind
from facilitate.dialogues.models import Dialogue, DialogueDepartment, Spot
from facilitate.dialogues.queries import reachable
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.places.models import Place

PER_PAGE = 20


@dataclass(frozen=True)
class Sought:
    """What somebody looks for in the archive; empty fields do not narrow."""

    text: str = ""
    place_id: int | None = None
    target_group: str = ""
    department_id: int | None = None
    since: date | None = None
    until: date | None = None
    case_number: str = ""
    held: str = ""
    """"tool", "afterwards", or either."""


def record_of(membership: Membership, record_id: int) -> Record:
    """The record, fetched through the person; NotFound when they may not know that it exists."""
    record = db.session.scalar(_reachable_records(membership).where(Record.id == record_id))
    if record is None:
        raise NotFound
    return record


def find_records(membership: Membership, sought: Sought, page: int) -> Pagination:
    """The records in force that match, the latest dialogue first. A corrected record is not listed."""
    newer = aliased(Record)
    superseded = select(newer.id).where(newer.about_id == Record.id, newer.kind == RecordKind.CORRECTION)
    query = (
        _reachable_records(membership)
        .where(
            Record.kind != RecordKind.ADDITION,
            ~superseded.exists(),
            *_conditions(sought, membership.organisation.time_zone),
        )
        .options(joinedload(Record.dialogue).joinedload(Dialogue.lead_department))
        .order_by(Dialogue.starts_at.desc(), Record.sequence.desc())
    )
    return db.paginate(query, page=page, per_page=PER_PAGE, error_out=False)


def asked_places(membership: Membership) -> list[tuple[int, str]]:
    """(id, name) of the places that some record within reach speaks of."""
    theirs = reachable(membership).with_only_columns(Dialogue.id)
    query = (
        select(Place.id, Place.name)
        .join(Spot, Spot.place_id == Place.id)
        .join(Record, Record.dialogue_id == Spot.dialogue_id)
        .where(Spot.dialogue_id.in_(theirs))
        .distinct()
        .order_by(Place.name)
    )
    return [(place_id, name) for place_id, name in db.session.execute(query)]


def family_of(record: Record) -> list[Record]:
    """Everything sealed about the same dialogue, in the order of the chain."""
    query = select(Record).where(Record.dialogue_id == record.dialogue_id)
    return list(db.session.scalars(query.order_by(Record.sequence)))


def next_of(record: Record) -> Record | None:
    """The correction that supersedes the record, if there is one."""
    query = select(Record).where(Record.about_id == record.id, Record.kind == RecordKind.CORRECTION)
    return db.session.scalar(query.order_by(Record.sequence))


def record_about(dialogue: Dialogue) -> Record:
    """The record in force of a sealed dialogue: its own, or the latest correction."""
    query = select(Record).where(Record.dialogue_id == dialogue.id, Record.kind != RecordKind.ADDITION)
    record = db.session.scalar(query.order_by(Record.sequence.desc()))
    if record is None:
        raise NotFound
    return record


def whole_of(record: Record) -> Record:
    """The record that an addition was made to, as it is in force; any other record itself."""
    return record_about(record.dialogue) if record.kind == RecordKind.ADDITION else record


def _reachable_records(membership: Membership) -> Select[Record]:
    theirs = reachable(membership).with_only_columns(Dialogue.id)
    return select(Record).join(Record.dialogue).where(Record.dialogue_id.in_(theirs))


def _conditions(sought: Sought, time_zone: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        Record.search_text.contains(word.casefold(), autoescape=True) for word in sought.text.split()
    ]
    if sought.case_number:
        conditions.append(Dialogue.case_number.icontains(sought.case_number.strip(), autoescape=True))
    if sought.target_group:
        conditions.append(Dialogue.target_group == sought.target_group)
    if sought.held in ("tool", "afterwards"):
        conditions.append(
            Dialogue.held_as.is_(None) if sought.held == "tool" else Dialogue.held_as.is_not(None)
        )
    if sought.place_id:
        conditions.append(Dialogue.spots.any(Spot.place_id == sought.place_id))
    if sought.department_id:
        conditions.append(_organised_by(sought.department_id))
    if sought.since:
        conditions.append(Dialogue.starts_at >= _midnight(sought.since, time_zone))
    if sought.until:
        conditions.append(Dialogue.starts_at < _midnight(sought.until + timedelta(days=1), time_zone))
    return conditions


def _organised_by(department_id: int) -> ColumnElement[bool]:
    helped = select(DialogueDepartment.dialogue_id).where(DialogueDepartment.department_id == department_id)
    return or_(Dialogue.lead_department_id == department_id, Dialogue.id.in_(helped))


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone))
