"""How Alembic reaches the application's database and tables."""

from alembic import context
from flask import current_app

from facilitate.extensions import db


def migrate_online() -> None:
    """Run the migrations on the application's own engine, the whole of them in one transaction."""
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


migrate_online()
