"""A database with an evening in it survives the migrations, both ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import MetaData, Table, func, insert, inspect, select

from config import Settings
from facilitate.app import create_app
from facilitate.extensions import db

NOON = "2026-03-12 12:00:00.000000"
CHANGED = "dialogues", "steps", "questions", "participants", "answers", "comments", "stages", "screens"
FILLED = {"organisations", "users", "spots", "tallies", "participations", *CHANGED}


@pytest.fixture
def old_app(tmp_path: Path) -> Iterator[Flask]:
    """The first version's tables, with one row in each that later migrations touch."""
    app = create_app(Settings(instance_path=tmp_path, secret_key="test"))
    with app.app_context():
        upgrade(revision="0001")
        fill()
        yield app
        db.session.remove()
        db.engine.dispose()


def fill() -> None:
    tables = MetaData()
    tables.reflect(db.engine)
    for table in tables.sorted_tables:
        if table.name in FILLED:
            with db.engine.begin() as connection:
                connection.exec_driver_sql(*statement(table))


def statement(table: Table) -> tuple[str, dict[str, Any]]:
    row = {column.name: value_of(table, column) for column in table.columns if not column.nullable}
    row |= {"dialogue_id": 1} if "dialogue_id" in table.columns else {}
    row |= {"closing_ends_at": None, "code": "KDM4R7"} if table.name == "dialogues" else {}
    words = str(insert(table).values(dict.fromkeys(row)).compile(compile_kwargs={"literal_binds": False}))
    return words, row


def value_of(table: Table, column: Any) -> Any:
    special = {
        ("dialogues", "phase"): "closed",
        ("steps", "phase"): "shown",
        ("answers", "code"): "3",
        ("tallies", "code"): "3",
        ("participants", "channel"): "phone",
        ("comments", "status"): "approved",
        ("dialogues", "threshold"): 5,
        ("organisations", "threshold"): 5,
    }
    if (table.name, column.name) in special:
        return special[table.name, column.name]
    kind = str(column.type)
    if kind.startswith(("INTEGER", "BOOLEAN", "BIGINT")):
        return 1
    if kind == "JSON":
        return "{}"
    return NOON if kind == "DATETIME" else "1" if column.foreign_keys or column.primary_key else "x"


def count_rows() -> dict[str, int]:
    tables = MetaData()
    tables.reflect(db.engine, only=CHANGED)
    with db.engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.sorted_tables
            if table.name in CHANGED
        }


def broken_references() -> list[Any]:
    with db.engine.connect() as connection:
        return list(connection.exec_driver_sql("PRAGMA foreign_key_check"))


def test_every_row_survives_to_the_newest_version_and_back(old_app: Flask) -> None:
    before = count_rows()
    assert set(before.values()) == {1}
    upgrade()
    assert count_rows() == before
    assert broken_references() == []
    downgrade(revision="0001")
    assert count_rows() == before
    assert broken_references() == []


def test_what_a_room_has_seen_counts_as_seen(old_app: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT revealed FROM steps").scalar() == 1
    assert "paper_forms" in inspect(db.engine).get_table_names()
