"""Brings the database to the tables that this version expects."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_babel import lazy_gettext as _l
from flask_migrate import upgrade
from sqlalchemy import func, select

from facilitate.errors import Conflict
from facilitate.extensions import db

ONE_AT_A_TIME = 0x747279676768
"""The number of the lock that processes which start together take on PostgreSQL."""


class TooNew(Conflict):
    code = "too-new"
    sentence = _l(
        "Databasen hör till en nyare version av programmet. "
        "Starta den versionen, eller läs in en säkerhetskopia från den här."
    )


def bring_up_to_date() -> None:
    """Run the migrations that are missing. Quick when there are none, as at every start but the first.

    Raises TooNew for a database of a newer version.
    """
    script = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    with _no_other_process():
        with db.engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
        if present == script.get_current_head():
            return
        if present and present not in {one.revision for one in script.walk_revisions()}:
            raise TooNew
        upgrade()


@contextmanager
def _no_other_process() -> Iterator[None]:
    if db.engine.dialect.name != "postgresql":
        yield
        return
    with db.engine.connect() as connection:
        connection.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
        yield
