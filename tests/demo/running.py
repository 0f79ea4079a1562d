"""The demonstration as somebody starts it, and a member of staff who leads it over HTTP."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import psutil

from config import ROOT
from tests.browser.live_server import free_port

FORBIDDEN = {
    "DATABASE_URL": "postgresql://real.example/real",
    "REDIS_URL": "redis://real.example",
    "SECRET_KEY": "real",
    "BASE_URL": "https://real.example",
    "INSTANCE_PATH": "/nonexistent/real",
}
"""The real installation's settings: a demonstration that looked at one of them would not start."""


class Demonstration:
    """A started `python -m facilitate demo`; `folder` is where its own folder is made."""

    def __init__(self, folder: Path, crowd: int, pace: float) -> None:
        self.folder = folder
        self._said = folder.with_suffix(".said")
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "facilitate", "demo", "--pace", str(pace)],
                cwd=ROOT,
                env={**os.environ, **FORBIDDEN, "LANG": "sv_SE.UTF-8", "HOST": "127.0.0.1",
                     "PORT": str(free_port()), "TMPDIR": str(folder), "CROWD": str(crowd)},
                stdout=said,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        wait_for(lambda: "påhittade deltagare" in self.said or self.process.poll() is not None, 90)
        assert self.process.poll() is None, self.said

    @property
    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    def address(self, of: str) -> str:
        return re.search(rf"^{of} +(\S+)$", self.said, re.MULTILINE)[1]

    @property
    def crowd(self) -> list[psutil.Process]:
        """Without the child that keeps the computer awake."""
        children = psutil.Process(self.process.pid).children()
        return [one for one in children if "systemd-inhibit" not in one.name()]

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        [database] = self.folder.glob("facilitate-demo-*/facilitate.db")
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def count(self, table: str, where: str = "1") -> int:
        return self.ask(f"SELECT count(*) FROM {table} WHERE {where}")[0][0]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


class Leader:
    """A signed-in facilitator, by plain forms."""

    def __init__(self, demonstration: Demonstration) -> None:
        self._control = demonstration.address("Styrsidan")
        self._server = self._control.partition("/control")[0]
        self._browser = browser()
        email, password = re.search(r"(kim@\S+) +(\S+)", demonstration.said).groups()
        self._send("/sign-in", self.get("/sign-in"), email=email, password=password)

    def get(self, path: str = "") -> str:
        address = self._server + path if path else self._control
        with self._browser.open(address, timeout=20) as answer:
            return answer.read().decode()

    def press(self) -> str:
        """Press the large button, whatever it says; the verb that it had."""
        page = self.get()
        button = re.search(r"<form[^>]*/next\".*?</form>", page, re.DOTALL)[0]
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', button))
        self._send(self._control.removeprefix(self._server) + "/next", page, **fields)
        return fields["verb"]

    def _send(self, path: str, page: str, **fields: str) -> None:
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
        form = urlencode({**fields, "csrf_token": token}).encode()
        with self._browser.open(self._server + path, form, timeout=20) as answer:
            assert answer.status == 200


def browser() -> OpenerDirector:
    """With cookies of its own, and without the proxy of the environment: nothing here leaves the machine."""
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


def wait_for(condition: Callable[[], object], seconds: float = 45) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.1)
