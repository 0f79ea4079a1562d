"""Is a record in the database as it was when it was sealed? Checked anew each time that a page says so."""

from sqlalchemy import select

from facilitate.archive.export import write_record
from facilitate.archive.manifest import NO_PREVIOUS
from facilitate.archive.models import Record
from facilitate.archive.verify import Problem, Verification, verify
from facilitate.extensions import db


def check(record: Record) -> Verification:
    """Verify the record as it would be downloaded, and that it stands where its chain says."""
    found = verify(write_record(record).encode())
    problems = list(found.problems)
    if _as_stored(record) != _as_sealed(found):
        problems.append(Problem("checksum"))
    if record.previous_checksum != _checksum_before(record):
        problems.append(Problem("chain-broken", str(record.sequence - 1)))
    return Verification(found.manifest, found.checksum, found.withdrawn, tuple(dict.fromkeys(problems)))


def same_in_archive(found: Verification) -> Record | None:
    """The record with this checksum in any of the archives here. Who asks has the file already."""
    if not found.holds:
        return None
    return db.session.scalar(select(Record).where(Record.checksum == found.checksum))


def _as_stored(record: Record) -> tuple[object, ...]:
    return record.checksum, record.sequence, record.previous_checksum, record.kind


def _as_sealed(found: Verification) -> tuple[object, ...]:
    manifest = found.manifest
    return found.checksum, found.sequence, manifest.get("previous"), manifest.get("kind")


def _checksum_before(record: Record) -> str | None:
    if record.sequence == 1:
        return NO_PREVIOUS
    return db.session.scalar(
        select(Record.checksum).where(
            Record.organisation_id == record.organisation_id, Record.sequence == record.sequence - 1
        )
    )
