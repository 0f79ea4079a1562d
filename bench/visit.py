"""The first visit in a real browser: from the QR code to the first question."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import Fetched, chromium
from bench.gathering import Gathering, gathering
from bench.product import HOST

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "has_touch": True,
    "locale": "sv-SE",
}
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s as bytes a second; 400 ms until the first of an answer."""
QUIET_MS = 1000
"""For so long after the first question, what the page still fetches is counted."""
FIRST_QUESTION = "section:not([hidden]) fieldset label:has(input:enabled)"


@dataclass(frozen=True)
class Visit:
    """Paths that were fetched before and after joining, and how long until the phone could answer."""

    before: list[str]
    after: list[str]
    transferred: int
    took_ms: float

    @property
    def assets(self) -> list[list[str]]:
        return [[path for path in part if path.startswith("/static/")] for part in (self.before, self.after)]


def measure(runs: int) -> dict[str, float]:
    """Visits on a good network and on a slow one."""
    with gathering(0, places=None) as room, chromium() as browser:
        visit(browser, room)  # the browser itself has to warm up
        quick = [visit(browser, room) for _ in range(runs)]
        slow = [visit(browser, room, SLOW_3G) for _ in range(runs)]
    return {
        "first_visit_requests": median(len(one.before) + len(one.after) for one in quick),
        "first_visit_bytes": median(one.transferred for one in quick),
        "usable_slow3g_ms": median(one.took_ms for one in slow),
    }


def visit(browser: Browser, room: Gathering, network: dict[str, Any] | None = None) -> Visit:
    """Scan, join at once, and see the first question."""
    address = f"http://{HOST}:{room.server.port}"
    context = browser.new_context(**PHONE)
    try:
        page = context.new_page()
        line = context.new_cdp_session(page)
        fetched = Fetched(line, address)
        if network:
            line.send("Network.emulateNetworkConditions", network)
        began = time.monotonic()
        before = _join(page, fetched, address + room.hall.path)
        took = time.monotonic() - began
        page.wait_for_timeout(QUIET_MS)
        return Visit(fetched.paths[:before], fetched.paths[before:], fetched.transferred, took * 1000)
    finally:
        context.close()


def _join(page: Page, fetched: Fetched, address: str) -> int:
    """Until the first question can be answered; how many answers had come when the button was pressed."""
    page.goto(address, wait_until="commit")
    button = page.locator("form .button.primary")
    button.wait_for()
    before = len(fetched.paths)
    button.click(no_wait_after=True)
    page.locator(FIRST_QUESTION).first.wait_for()
    return before
