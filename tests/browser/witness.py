"""What a browser asked for, what it was told, and what it complained about."""

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Response, WebSocket

from config import ROOT

OWN_CLOSE = "WebSocket is closed before the connection is established"
"""What Chromium remarks when a page that has ended lets go of a socket that was just coming back."""

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


class Witness:
    """Watches one browser. With `bodies` it also keeps every page and message that the browser received."""

    def __init__(self, context: BrowserContext, *, bodies: bool = False) -> None:
        self.context = context
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.frames: list[str] = []
        self.bodies: list[str] = []
        self.addresses: list[str] = []
        """Whose bodies they are, one for each."""
        self.unread: list[str] = []
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", self._watch_sockets)
        if bodies:
            context.on("response", self._read)

    def _hear(self, message: ConsoleMessage) -> None:
        # Violations of the Content-Security-Policy come this way too.
        if message.type in ("error", "warning") and OWN_CLOSE not in message.text:
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        self.hosts.add(urlsplit(socket.url).netloc)
        socket.on("framereceived", lambda payload: self.frames.append(str(payload)))

    def _read(self, response: Response) -> None:
        kind = response.headers.get("content-type", "")
        if response.ok and ("html" in kind or "json" in kind):
            try:
                self.bodies.append(response.text())
                self.addresses.append(urlsplit(response.url).path)
            except Error:
                self.unread.append(f"{response.request.method} {response.url}")

    def messages(self) -> list[dict[str, Any]]:
        """What came over the socket, by its payload."""
        packed = [frame.partition(",")[2] for frame in self.frames if frame.startswith("42")]
        return [json.loads(one)[1] for one in packed]


def complaints(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{page.url} {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
