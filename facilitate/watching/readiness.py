"""Whether this process can take people in just now."""

from dataclasses import asdict, dataclass
from functools import cache

import structlog
from alembic.script import ScriptDirectory
from flask import current_app
from redis import Redis, RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from config import ROOT
from facilitate.extensions import db
from facilitate.live.writer import Writer

STUCK = 3.0
"""Seconds after which a transaction of answers hangs; a slow disk takes a fraction of one."""
REDIS_SECONDS = 1.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Readiness:
    """`relay` is Redis: without it other processes' news come later, so nobody is sent away for it."""

    database: bool
    schema: bool
    writer: bool
    relay: bool | None

    @property
    def ready(self) -> bool:
        return self.database and self.schema and self.writer

    def as_json(self) -> dict[str, bool | None]:
        return {"ready": self.ready, **asdict(self)}


def readiness() -> Readiness:
    """Asks everything that this process needs."""
    present = _schema()
    writer: Writer = current_app.extensions["facilitate.writer"]
    return Readiness(
        database=present is not None,
        schema=present == newest_schema(),
        writer=writer.busy_seconds < STUCK,
        relay=_relay(current_app.config["SETTINGS"].redis_url),
    )


@cache
def newest_schema() -> str | None:
    """The last migration that this version knows."""
    return ScriptDirectory(str(ROOT / "facilitate" / "migrations")).get_current_head()


def _schema() -> str | None:
    try:
        return str(db.session.scalar(text("SELECT version_num FROM alembic_version")))
    except SQLAlchemyError as error:
        log.warning("database_not_ready", error=type(error).__name__)
        return None
    finally:
        db.session.rollback()


def _relay(url: str | None) -> bool | None:
    if url is None:
        return None
    try:
        with Redis.from_url(url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS) as redis:
            return bool(redis.ping())
    except RedisError:
        return False
