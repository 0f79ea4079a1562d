"""An SQLite database: copied while others write, and put in place in one step."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from flask_babel import lazy_gettext as _l
from sqlalchemy import make_url

from config import Settings
from facilitate.backups.facts import RUNNING_DIALOGUES, SCHEMA, Facts
from facilitate.backups.names import ASIDE, name_now
from facilitate.errors import Conflict

PATIENCE = 30.0


class Broken(Conflict):
    code = "database-broken"
    sentence = _l("Databasen är skadad, så kopian går inte att lita på. Läs in en äldre säkerhetskopia.")


class NothingThere(Conflict):
    code = "no-database"
    sentence = _l("Det finns ingen databas att kopiera.")


def file_of(settings: Settings) -> Path:
    """Where the database lies."""
    return Path(make_url(settings.sqlalchemy_url()).database or "").resolve()


def copy(settings: Settings, into: Path) -> Facts:
    """Everything that was committed when the copying began, or a little later; writers do not wait for it."""
    source = file_of(settings)
    if not source.exists():
        raise NothingThere
    into.touch(0o600, exist_ok=False)
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=PATIENCE)) as live,
        closing(sqlite3.connect(into)) as copied,
    ):
        # All pages in one step: between two, a write by another process would make it begin anew, for ever.
        live.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")
        if copied.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise Broken
        return Facts(_one(copied, SCHEMA), int(_one(copied, RUNNING_DIALOGUES)))


def is_empty(settings: Settings) -> bool:
    """Whether nobody has ever used it. What cannot be read is not empty."""
    source = file_of(settings)
    if not source.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True)) as live:
            tables = _one(live, "SELECT count(*) FROM sqlite_master WHERE name = 'organisations'")
            return tables == "0" or _one(live, "SELECT count(*) FROM organisations") == "0"
    except sqlite3.Error:
        return False


def put_in_place(settings: Settings, database: Path) -> Path | None:
    """Let the file be the database from now on. Where the former one lies now, if anything was in it."""
    place = file_of(settings)
    aside = None if is_empty(settings) else _aside(place)
    for part in _parts(place):
        if aside and part.exists():
            part.chmod(0o600)
            part.rename(aside.with_name(aside.name + part.name.removeprefix(place.name)))
        part.unlink(missing_ok=True)
    _sync(database)
    database.rename(place)
    _sync(place.parent)
    return aside


def _aside(place: Path) -> Path:
    folder = place.parent / ASIDE
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name_now("db")


def _parts(place: Path) -> list[Path]:
    """The file, and what SQLite lays beside it: what the log holds is not in the file yet."""
    return [place.with_name(place.name + ending) for ending in ("-wal", "-shm", "")]


def _one(connection: sqlite3.Connection, query: str) -> str:
    found = connection.execute(query).fetchone()
    return str(found[0]) if found else ""


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
