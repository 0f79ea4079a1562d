"""The browser of the tests: Debian's Chromium without windows of its own, which nobody would see."""

import shutil

from playwright.sync_api import Browser, Playwright

PROGRAM = "chromium-headless-shell"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")


def launch(playwright: Playwright, name: str | None = None, port: int | None = None) -> Browser:
    """Where `name` is given it leads to this machine, also without its port where `port` is given too."""
    path = shutil.which(PROGRAM)
    assert path, f"{PROGRAM} is missing. Install it, as root, with: apt install {PROGRAM}"
    target = f"127.0.0.1:{port}" if port else "127.0.0.1"
    names = [f"--host-resolver-rules=MAP {name} {target}"] if name else []
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *names])
