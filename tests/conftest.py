"""Fixtures of the whole suite: a real application on a database file of its own for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Settings
from facilitate import clock
from facilitate.app import create_app
from facilitate.commands.database import bring_up_to_date
from facilitate.extensions import db
from tests.application import application
from tests.once import compile_once
from tests.pages import CheckedClient

compile_once()

LONG = (
    "tests/browser/test_real_evening",
    "tests/browser/test_evening",
    "tests/faults",
    "tests/browser",
    "tests/several",
    "tests/demo",
    "tests/live",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: begun last, it would go on alone when the others have nothing left."""
    items.sort(
        key=lambda item: next((n for n, name in enumerate(LONG) if item.nodeid.startswith(name)), len(LONG))
    )


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and nothing in them, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    app = create_app(Settings(instance_path=folder, secret_key="test"))
    with app.app_context():
        bring_up_to_date()
        db.engine.dispose()
    return folder / "facilitate.db"


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    shutil.copy(empty_database, tmp_path / "facilitate.db")
    return Settings(instance_path=tmp_path, secret_key="test", base_url="http://hall.test")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    with application(settings, WTF_CSRF_ENABLED=False) as made:
        yield made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    app.test_client_class = CheckedClient
    return app.test_client()


@pytest.fixture(autouse=True)
def clock_runs() -> Iterator[None]:
    yield
    clock.hold(None)
