"""python -m tests.browser.changing_network FOLDER: a laptop that changes networks, on interfaces of its own.

Run where there is no network yet (unshare --net), with a database in the folder.
"""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from config import Settings
from facilitate.app import create_app
from tests.browser.chromium import launch
from tests.browser.hall import Hall
from tests.browser.live_server import LiveServer, free_port
from tests.live.rooms import make_room

HOME, HALL, DOCK = "192.168.1.5", "172.16.4.4", "10.9.0.7"


def main(folder: Path) -> None:
    _plug_in("lo")
    for cable in ("enp3s0", "wlan0"):
        _ip("link", "add", cable, "type", "veth", "peer", "name", f"far-{cable}")
        _plug_in(cable)
        _plug_in(f"far-{cable}")
    _ip("addr", "add", f"{HOME}/24", "dev", "enp3s0")
    os.environ.pop("BASE_URL", None)
    settings = Settings(port=free_port(), instance_path=folder, secret_key="test")
    app = create_app(settings)
    app.config.update(TESTING=True)
    with app.app_context(), sync_playwright() as playwright:
        browser = launch(playwright)
        server = Laptop(settings)
        hall = Hall(app, server, browser)
        hall.room = make_room()
        server.start()
        try:
            _change_networks(hall, settings.port)
        finally:
            hall.leave()
            server.stop()
            browser.close()


class Laptop(LiveServer):
    """The server without an address of its own choosing; the facilitator's browser runs beside it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.url = f"http://localhost:{settings.port}"


def _change_networks(hall: Hall, port: int) -> None:
    expect.set_options(timeout=20_000)
    control = hall.control().page
    projector = hall.control().open_projector()
    _leads_to(projector, f"{HOME}:{port}")
    _ip("addr", "del", f"{HOME}/24", "dev", "enp3s0")
    _ip("addr", "add", f"{HALL}/24", "dev", "enp3s0")
    _ip("addr", "add", f"{DOCK}/24", "dev", "wlan0")
    expect(control.locator(".standing")).to_contain_text(f"QR-koden ledde till {HOME}:{port}")
    _leads_to(projector, f"{HALL}:{port}")
    control.get_by_role("button", name=f"Använd {DOCK}").click()
    expect(control.locator(".standing .notice")).to_have_count(0)
    _leads_to(projector, f"{DOCK}:{port}")
    for cable in ("enp3s0", "wlan0"):
        _ip("link", "set", cable, "down")
    expect(control.locator(".standing")).to_contain_text("Datorn har inget nät")
    _plug_in("wlan0")
    expect(control.locator(".standing .notice")).to_have_count(0)
    _leads_to(projector, f"{DOCK}:{port}")


def _leads_to(projector: Page, address: str) -> None:
    expect(projector.locator(".join-address")).to_have_text(address)


def _plug_in(interface: str) -> None:
    _ip("link", "set", interface, "up")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
