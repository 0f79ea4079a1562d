"""Clears what deleting leaves behind: the database's free pages and its write-ahead log."""

from contextlib import suppress
from sqlite3 import OperationalError

import structlog
from sqlalchemy import select, text

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import ENDED
from facilitate.extensions import db
from facilitate.transaction import BUSY_MS, alone, unit_of_work

log = structlog.get_logger()

_TABLES = (
    "answers",
    "participants",
    "time_requests",
    "comments",
    "comment_holds",
    "passes",
    "moderation_entries",
    "paper_forms",
    "second_entries",
    "entered_counts",
    "tallies",
    "late_tallies",
    "channel_tallies",
    "pair_tallies",
    "participations",
)

_HAS_ENDED = Dialogue.phase.in_(ENDED) & Dialogue.wiped_at.is_(None)


def wipe_pending() -> bool:
    """Clear the file if a dialogue or a rehearsal has ended since it was last done; says whether nothing is
    left to do.

    Somebody who is reading just then can be in the way: it is tried again at each beat, and at start-up.
    """
    ended = list(db.session.scalars(select(Dialogue.id).where(_HAS_ENDED | Dialogue.rehearsal_unwiped)))
    db.session.rollback()
    if not ended:
        return True
    if not clear_file():
        log.info("wipe_postponed")
        return False
    with unit_of_work():
        for dialogue in db.session.scalars(select(Dialogue).where(Dialogue.id.in_(ended))):
            dialogue.rehearsal_unwiped = False
            if dialogue.phase in ENDED:
                dialogue.wiped_at = now()
    return True


def clear_file() -> bool:
    """Rewrite the database without freed content and empty the log; False when somebody was in the way."""
    if db.engine.dialect.name == "sqlite":
        return _clear_sqlite()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in _TABLES:
            connection.execute(text(f"VACUUM {table}"))
    return True


def _clear_sqlite() -> bool:
    with alone():
        connection = db.engine.raw_connection()
        try:
            cursor = connection.cursor()
            # Waiting inside SQLite would hold up every greenlet, also the one that is in the way.
            cursor.execute("PRAGMA busy_timeout = 0")
            with suppress(OperationalError):
                cursor.execute("VACUUM")
                busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not busy
            return False
        finally:
            connection.cursor().execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            connection.close()
