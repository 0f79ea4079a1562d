"""An installation for each file: two processes, started at the same moment on an empty database."""

from collections.abc import Iterator

import pytest
from flask import Flask

from config import Settings
from tests.application import application
from tests.postgres import postgres_url
from tests.redis_server import RedisServer, redis_server
from tests.several.installation import Process, settings_for

__all__ = ["postgres_url", "redis_server"]


@pytest.fixture(scope="module")
def settings(
    tmp_path_factory: pytest.TempPathFactory, postgres_url: str, redis_server: RedisServer
) -> Settings:
    return settings_for(tmp_path_factory.mktemp("several"), postgres_url, redis_server.url)


@pytest.fixture(scope="module")
def processes(settings: Settings) -> Iterator[tuple[Process, Process]]:
    both = Process(settings), Process(settings)
    for one in both:
        one.start()
    try:
        for one in both:
            one.wait()
        yield both
    finally:
        for one in both:
            one.kill()


@pytest.fixture(scope="module")
def app(settings: Settings, processes: object) -> Iterator[Flask]:
    """The tests' own way into the same database."""
    with application(settings) as made:
        yield made
