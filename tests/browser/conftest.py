"""A real server in a process of its own and a real browser, on a name that is not localhost: as in a hall."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import stamp
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from config import Settings
from facilitate.app import create_app
from facilitate.extensions import db
from tests.browser.hall import Hall
from tests.browser.live_server import HALL, LiveServer, free_port
from tests.live.rooms import Room, make_room

CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    f"--host-resolver-rules=MAP {HALL} 127.0.0.1",
]  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    shutil.copy(empty_database, tmp_path / "facilitate.db")
    port = free_port()
    return Settings(
        host="127.0.0.1", port=port, instance_path=tmp_path, secret_key="test", base_url=f"http://{HALL}:{port}"
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The product beside the server, for making and looking at things; it serves nothing."""
    application = create_app(settings)
    application.config.update(TESTING=True)
    with application.app_context():
        stamp()  # the tables are there: the server need not make them
        yield application
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def live_server(app: Flask, settings: Settings) -> Iterator[LiveServer]:
    server = LiveServer(settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 720})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def open_hall(app: Flask, live_server: LiveServer, browser: Browser) -> Iterator[Callable[[Room], Hall]]:
    """Bring people with phones, a control page and a projector to a room."""
    halls = []

    def bring(room: Room) -> Hall:
        halls.append(Hall(app, live_server, browser, room))
        return halls[-1]

    yield bring
    for hall in halls:
        hall.leave()


@pytest.fixture
def hall(open_hall: Callable[[Room], Hall]) -> Hall:
    """An open room with two places, whose people are on their way."""
    return open_hall(make_room())
