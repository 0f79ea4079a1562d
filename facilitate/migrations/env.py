"""How Alembic reaches the application's database and tables."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from facilitate.extensions import db


def migrate_online() -> None:
    """Run the migrations on the application's own engine, the whole of them in one transaction."""
    with db.engine.connect() as connection:
        _let_tables_be_rewritten(connection)
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        if connection.dialect.name == "sqlite":
            _ask(connection, "PRAGMA foreign_keys = ON")


def _let_tables_be_rewritten(connection: Connection) -> None:
    # SQLite changes a constraint by copying the table and dropping the old one, which would delete every row
    # that refers to it. The pragma does nothing inside a transaction, so it goes past SQLAlchemy's.
    if connection.dialect.name == "sqlite":
        _ask(connection, "PRAGMA foreign_keys = OFF")


def _ask(connection: Connection, pragma: str) -> None:
    connection.connection.cursor().execute(pragma)


migrate_online()
