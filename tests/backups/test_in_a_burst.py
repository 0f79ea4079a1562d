"""A backup in the middle of a burst, read in elsewhere: whoever was told "saved" before it is there."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade

from config import Settings
from tests.application import application
from tests.backups.bursting import CODES, Burst, command
from tests.live.lines import LiveServer
from tests.live.rooms import make_room
from tests.postgres import postgres_url

__all__ = ["postgres_url"]

pytestmark = pytest.mark.server

STORED = "SELECT participant_id, number, code FROM answers WHERE question_id = {}"


@contextmanager
def running(folder: Path) -> Iterator[LiveServer]:
    server = LiveServer(folder)
    server.start()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()


def require_all(burst: Burst, before: dict[str, int], stored: list[tuple[str, int, str]]) -> None:
    found = {who: (number, code) for who, number, code in stored}
    assert len(found) == len(stored)
    assert before
    for who, number in before.items():
        assert found[who][0] >= number
        assert found[who][1] == CODES[found[who][0] % 4]


def require_phones_go_on(server: LiveServer, burst: Burst, epoch: str) -> None:
    for cookie in burst.cookies.values():
        with server.line(burst.path, "phone", cookie) as line:
            assert line.joined
            told = line.await_message("stage")
            assert told["epoch"] != epoch
            answer = {"question": burst.question, "code": "U", "number": 20_000}
            assert line.request("answer", answer) == {"ok": True, **answer}


def test_on_sqlite(settings: Settings, app: Flask, tmp_path: Path) -> None:
    room = make_room()
    room.ask()
    epoch, elsewhere, file = room.stage.epoch, tmp_path / "elsewhere", tmp_path / "evening.backup"
    with running(settings.instance_path) as server:
        burst = Burst(server, room, people=20)
        with burst.going_on(at_least=100):
            before = dict(burst.saved)
            said = command(settings.instance_path, "backup", file)
            assert "Pågående samtal i den: 1." in said
            assert sum(burst.saved.values()) > sum(before.values())  # nobody had to wait for it
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = command(elsewhere, "restore", file)
    assert f"({room.dialogue.code})" in said
    with closing(sqlite3.connect(elsewhere / "facilitate.db")) as restored:
        require_all(burst, before, restored.execute(STORED.format(burst.question)).fetchall())
    with running(elsewhere) as server:
        require_phones_go_on(server, burst, epoch)


@pytest.fixture
def two_databases(postgres_url: str) -> Iterator[tuple[str, str]]:
    """One in use, and an empty one, with a password that no command may show."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("ALTER ROLE tests PASSWORD 'not-to-be-seen'")
        for name in ("hall", "elsewhere"):
            connection.execute(f"CREATE DATABASE {name}")
        urls = [
            postgres_url.replace("tests@", "tests:not-to-be-seen@").replace("/postgres?", f"/{name}?")
            for name in ("hall", "elsewhere")
        ]
        yield urls[0], urls[1]
        for name in ("hall", "elsewhere"):
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.postgres
def test_on_postgresql(
    two_databases: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, empty = two_databases
    here, elsewhere, file = tmp_path / "here", tmp_path / "elsewhere", tmp_path / "evening.backup"
    here.mkdir()
    with application(Settings(instance_path=here, secret_key="test", database_url=hall)):
        upgrade()
        room = make_room()
        room.ask()
        epoch, code = room.stage.epoch, room.dialogue.code
        monkeypatch.setenv("DATABASE_URL", hall)
        with running(here) as server:
            burst = Burst(server, room, people=20)
            with burst.going_on(at_least=100):
                before = dict(burst.saved)
                assert "Pågående samtal i den: 1." in command(here, "backup", file)
    monkeypatch.setenv("DATABASE_URL", empty)
    elsewhere.mkdir()
    assert f"({code})" in command(elsewhere, "restore", file)
    with psycopg.connect(empty) as restored:
        require_all(burst, before, restored.execute(STORED.format(burst.question)).fetchall())
    with running(elsewhere) as server:
        require_phones_go_on(server, burst, epoch)
    refused = command(elsewhere, "restore", file)
    assert "Databasen är inte tom." in refused
    assert "Den förra ligger i" in command(elsewhere, "restore", "--replace", file)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (elsewhere / "replaced").iterdir()] == [0o600]
