"""The only place that commits. One writer at a time on SQLite; news go out after the commit."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import structlog
from flask import Flask
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from facilitate.extensions import db

log = structlog.get_logger()

_WRITES = "facilitate_writes"
_writer = threading.Lock()


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit what happens inside as one transaction; inside another unit, become part of it.

    What was read before is read anew, under the lock. Nothing inside may wait for anything but the
    database: on SQLite a greenlet that yields here would hold up every other writer.
    """
    current = db.session().info
    if current.get(_WRITES):
        yield
        return
    db.session.rollback()
    current[_WRITES] = True
    current["news"] = []
    try:
        with _writer if _is_sqlite() else nullcontext():
            db.session.connection(execution_options={_WRITES: True})
            yield
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
        "busy_timeout = 2000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def prepare(engine: Engine) -> None:
    """Make an engine behave as the rest of the product expects."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)


def init_app(app: Flask) -> None:
    with app.app_context():
        prepare(db.engine)
