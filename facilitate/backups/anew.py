"""After a database was read in from a backup: what goes on from there, and what must not live again.

A backup knows nothing of what was taken back since it was made. So every right that a sign-in, a link or a
code gave is given anew. What participants hold stays: their phones go on.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, select, text, update

from facilitate import audit
from facilitate.accounts.models import OneTimeLink, Organisation, User
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import RUNNING
from facilitate.extensions import db
from facilitate.live.models import CommentHold, Pass, Screen, Stage
from facilitate.live.position import renewed
from facilitate.transaction import unit_of_work

SKIPPED = 100_000
"""More questions than were ever made between a backup and its restoring: a phone may hold an answer to one of
those, and no other question may have its number."""


def begin_anew(made_at: datetime) -> None:
    """Go on from a backup that was made then."""
    with unit_of_work():
        for stage in db.session.scalars(select(Stage)):
            stage.epoch = renewed(stage.epoch)
        _end_rights()
        _leave_out_numbers()
        for organisation_id in db.session.scalars(select(Organisation.id)):
            audit.record(
                "database.restored",
                organisation_id=organisation_id,
                user_id=None,
                name=f"{made_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
            )


def running_dialogues() -> Sequence[Dialogue]:
    """Those that are open, and hold what their closing cuts."""
    query = select(Dialogue).where(Dialogue.phase.in_(RUNNING)).order_by(Dialogue.opened_at, Dialogue.id)
    return db.session.scalars(query).all()


def _end_rights() -> None:
    # By a number that nobody has come to since: a sign-in of a password that was changed meanwhile ends too.
    further = 1 + secrets.randbelow(1_000_000)
    db.session.execute(update(User).values(credential_version=User.credential_version + further))
    db.session.execute(delete(OneTimeLink).where(OneTimeLink.used_at.is_(None)))
    db.session.execute(update(Pass).where(Pass.revoked_at.is_(None)).values(revoked_at=now()))
    db.session.execute(delete(Screen).where(Screen.dialogue_id.is_(None)))
    db.session.execute(update(Screen).where(Screen.revoked_at.is_(None)).values(revoked_at=now()))
    db.session.execute(delete(CommentHold))


def _leave_out_numbers() -> None:
    if db.engine.dialect.name == "sqlite":
        skip = text("UPDATE sqlite_sequence SET seq = seq + :more WHERE name = 'questions'")
    else:
        counter = "pg_get_serial_sequence('questions', 'id')"
        skip = text(f"SELECT setval({counter}, nextval({counter}) + :more)")
    db.session.execute(skip, {"more": SKIPPED})
