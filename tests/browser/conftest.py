"""A real server in a process of its own and a real browser, on a name that is not localhost: as in a hall."""

import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from config import ROOT, Settings
from tests.application import application
from tests.browser.chromium import launch
from tests.browser.hall import Hall
from tests.browser.live_server import HALL, LiveServer, free_port
from tests.live.rooms import Room, make_room

expect.set_options(timeout=20_000)  # a busy machine with two cores


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    shutil.copy(empty_database, tmp_path / "facilitate.db")
    port = free_port()
    return Settings(
        host="127.0.0.1",
        port=port,
        instance_path=tmp_path,
        secret_key="test",
        base_url=f"http://{HALL}:{port}",
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The product beside the server, for making and looking at things; it serves nothing."""
    with application(settings) as made:
        yield made


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
    with sync_playwright() as playwright:
        browser = launch(playwright, HALL)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 720})
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def hall(app: Flask, live_server: LiveServer, browser: Browser) -> Iterator[Hall]:
    """A server and browsers, before there is any dialogue."""
    hall = Hall(app, live_server, browser)
    yield hall
    hall.leave()


@pytest.fixture
def room(hall: Hall) -> Room:
    """An open room with two places, whose people are on their way to the hall."""
    hall.room = make_room()
    return hall.room


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what every browser showed when a test failed."""
    report = yield
    hall = getattr(item, "funcargs", {}).get("hall")
    if report.when == "call" and report.failed and hall:
        hall.picture(ROOT / "test-results" / item.name)
    return report
