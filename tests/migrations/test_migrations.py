"""The migrations make exactly the tables that the models describe, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from config import Settings
from facilitate.app import create_app
from facilitate.extensions import db


@pytest.fixture
def bare_app(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings(instance_path=tmp_path, secret_key="test"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_upgrading_an_empty_database_gives_what_the_models_describe(bare_app: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_everything_can_be_taken_back_and_made_again(bare_app: Flask) -> None:
    upgrade()
    assert "dialogues" in inspect(db.engine).get_table_names()
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
    assert "dialogues" in inspect(db.engine).get_table_names()


def test_the_file_is_kept_by_write_ahead_log_and_full_synchronisation(bare_app: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
