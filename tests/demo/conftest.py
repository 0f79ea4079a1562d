"""Exempelby, seeded once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from config import Settings
from facilitate.app import create_app
from facilitate.demo.seeding import Demonstration, seed
from facilitate.extensions import db


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> tuple[Path, Demonstration]:
    folder = tmp_path_factory.mktemp("exempelby")
    shutil.copy(empty_database, folder / "facilitate.db")
    app = create_app(Settings(instance_path=folder, secret_key="test", demo=True))
    with app.app_context():
        demonstration = seed()
        db.session.remove()
        db.engine.dispose()
    return folder / "facilitate.db", demonstration


@pytest.fixture
def demonstration(seeded: tuple[Path, Demonstration]) -> Demonstration:
    return seeded[1]


@pytest.fixture
def settings(tmp_path: Path, seeded: tuple[Path, Demonstration]) -> Settings:
    shutil.copy(seeded[0], tmp_path / "facilitate.db")
    return Settings(instance_path=tmp_path, secret_key="test", demo=True)
