"""The only place that commits. One writer at a time on SQLite; news go out after the commit."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import structlog
from flask import Flask
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from facilitate.errors import Unavailable
from facilitate.extensions import db

log = structlog.get_logger()

PATIENCE = 3.0
"""Seconds that a writer waits for another; who asked is then told to try again."""
PAUSE = 0.03
LONG = 0.5
"""A wait that is worth a line in the log."""
BUSY_MS = 2000
"""How long SQLite itself waits, where that is rare: a reader for whoever rewrites the file."""

_WRITES = "facilitate_writes"
_writer = threading.Lock()


@contextmanager
def unit_of_work(*, rereads: bool = True) -> Iterator[None]:
    """Commit what happens inside as one transaction; inside another unit, become part of it.

    What was read before is read anew, under the lock; and what was read inside is read anew afterwards, if
    that `rereads`. Raises Unavailable when others write for too long.
    Nothing inside may wait for anything but the database: on SQLite a greenlet that yields here would hold up
    every other writer.
    """
    current = db.session().info
    if current.get(_WRITES):
        yield
        return
    db.session.rollback()
    current[_WRITES] = True
    current["news"] = []
    try:
        with _turn() if _is_sqlite() else nullcontext():
            db.session.connection(execution_options={_WRITES: True})
            yield
            db.session().expire_on_commit = rereads
            db.session.commit()
        news = current["news"]
    except BaseException:
        db.session.rollback()
        raise
    finally:
        current.pop(_WRITES)
        current.pop("news")
    _tell(news)


def after_commit(tell: Callable[[], object]) -> None:
    """Call `tell` once the surrounding unit of work is on disk; forget it if that fails."""
    news = db.session().info.get("news")
    if news is None:
        raise RuntimeError("after_commit() belongs inside unit_of_work().")
    news.append(tell)


@contextmanager
def alone() -> Iterator[None]:
    """Keep this process's writers out while the database file is rewritten; not inside unit_of_work()."""
    db.session.rollback()
    with _writer:
        yield


@contextmanager
def _turn() -> Iterator[None]:
    if not _writer.acquire(timeout=PATIENCE):
        raise Unavailable
    try:
        yield
    finally:
        _writer.release()


def _tell(news: list[Callable[[], object]]) -> None:
    for tell in news:
        try:
            tell()
        except Exception:
            # One listener that fails must not silence the next: the commit stands.
            log.exception("after_commit_failed", listener=getattr(tell, "__qualname__", repr(tell)))


def _is_sqlite() -> bool:
    return bool(db.engine.dialect.name == "sqlite")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves, see _begin
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        f"busy_timeout = {BUSY_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    # Another program, such as a backup, may hold the file. Waiting inside SQLite would hold up everybody.
    own: Any = connection.connection.dbapi_connection
    since = time.monotonic()
    own.execute("PRAGMA busy_timeout = 0")
    try:
        while not _has_begun(connection, since + PATIENCE):
            time.sleep(PAUSE)
    finally:
        own.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    waited = time.monotonic() - since
    if waited > LONG:
        log.warning("database_was_locked", seconds=round(waited, 1))


def _has_begun(connection: Connection, until: float) -> bool:
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
            raise
        return False
    return True


def prepare(engine: Engine) -> None:
    """Make an engine behave as the rest of the product expects."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)


def init_app(app: Flask) -> None:
    with app.app_context():
        prepare(db.engine)
