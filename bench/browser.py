"""A real browser that has never been here, and what it asks the server for."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise RuntimeError("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


class Fetched:
    """What a page has had answered by the network: not from the browser's own store, and not over sockets."""

    def __init__(self, line: CDPSession, address: str) -> None:
        self.paths: list[str] = []
        self.transferred = 0
        self._address = address
        self._kept: set[str] = set()
        line.on("Network.requestServedFromCache", lambda told: self._kept.add(told["requestId"]))
        line.on("Network.responseReceived", self._note)
        line.on("Network.loadingFinished", self._count)
        line.send("Network.enable")

    def _note(self, told: dict[str, Any]) -> None:
        url, kept = told["response"]["url"], told["response"]["fromDiskCache"]
        if url.startswith(self._address) and not kept and told["requestId"] not in self._kept:
            self.paths.append(url.removeprefix(self._address))

    def _count(self, told: dict[str, Any]) -> None:
        self.transferred += int(told["encodedDataLength"])
