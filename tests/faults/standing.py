"""Servers of a trial's own, on a folder, with what goes around them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from config import Settings
from facilitate.commands.database import bring_up_to_date
from tests.application import application
from tests.browser.live_server import HALL, free_port
from tests.faults.server import FaultyServer

INSTANCE = "instance"


@contextmanager
def standing(
    folder: Path, under: Sequence[str] = (), around: Mapping[str, str] | None = None
) -> Iterator[FaultyServer]:
    """A running server; its database lies in the folder, its log beside that. What is done inside sees the
    same database, by an application that serves nothing."""
    settings = settings_on(folder)
    server = FaultyServer(settings, under, around)
    with seeing(settings):
        try:
            bring_up_to_date()
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def two_standing(
    folder: Path, database_url: str, redis_url: str
) -> Iterator[tuple[FaultyServer, FaultyServer]]:
    """The same as two processes on one database."""
    settings = replace(settings_on(folder), database_url=database_url, redis_url=redis_url)
    around = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
    first = FaultyServer(settings, around=around)
    second = FaultyServer(replace(settings, port=free_port()), around=around)
    with seeing(settings):
        try:
            bring_up_to_date()
            for one in (first, second):
                one.start()
            yield first, second
        finally:
            for one in (first, second):
                one.stop()


def settings_on(folder: Path) -> Settings:
    port = free_port()
    return Settings(
        host="127.0.0.1",
        port=port,
        instance_path=folder / INSTANCE,
        secret_key="test",
        base_url=f"http://{HALL}:{port}",
    )


@contextmanager
def seeing(settings: Settings) -> Iterator[None]:
    with application(replace(settings, redis_url=None)):
        yield
