"""Brings the database to the tables that this version expects."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_migrate import upgrade

from facilitate.extensions import db


def bring_up_to_date() -> None:
    """Run the migrations that are missing. Quick when there are none, as at every start but the first."""
    script = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    with db.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present != script.get_current_head():
        upgrade()
