"""The migrations make exactly the tables that the models describe, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Connection, inspect

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


FILLED = {"INTEGER": 1, "BOOLEAN": 0, "JSON": "{}", "DATETIME": "2026-03-12 13:00:00.000000"}


def put(connection: Connection, table: str, **given: object) -> None:
    """A row of a table as it was at some migration; what the test does not care about is filled in."""
    columns = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
    row = {
        name: FILLED.get(kind, "x")
        for _at, name, kind, needed, default, _key in columns
        if needed and not default
    }
    row |= given
    names, places = ", ".join(row), ", ".join("?" * len(row))
    connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))


def test_dialogues_that_had_ended_keep_their_answers_and_their_figures_stand(bare_app: Flask) -> None:
    upgrade(revision="0009")
    with db.engine.begin() as connection:
        put(connection, "organisations", threshold=5)
        put(connection, "dialogues", phase="closed", code="KDM4R7", threshold=5)
        for number, kind in enumerate(("rate", "talk"), 1):
            put(connection, "steps", id=number, kind=kind, phase="closed")
        put(connection, "questions")
        for code, count in (("4", 6), ("N", 1), ("-", 3)):
            put(connection, "tallies", code=code, count=count)
    upgrade()
    with db.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT question_id, channel, late, answers FROM channel_tallies")
        assert kept.all() == [(1, "phone", 0, 7)]
        seen = connection.exec_driver_sql("SELECT kind, revealed FROM steps ORDER BY id")
        assert seen.all() == [("rate", 1), ("talk", 0)]
    downgrade(revision="0009")
    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT SUM(count) FROM tallies").scalar() == 10
