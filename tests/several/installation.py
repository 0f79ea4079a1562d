"""Several processes of the product as an installation runs them, on one PostgreSQL and one Redis."""

import os
import re
import subprocess
import sys
import time
from http.client import HTTPException
from pathlib import Path

from flask import Flask

from config import ROOT, Settings
from tests.factories import sign_in
from tests.live.lines import Door, free_port
from tests.live.rooms import Room

STARTING = 90.0


class Process(Door):
    """One process of `python -m facilitate serve`. `kill()` is kill -9; `start()` finds the same port."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(free_port())
        self._settings = settings
        self._log = settings.instance_path / f"{self.port}.log"

    def start(self) -> None:
        """Begin to start; several do so at the same time."""
        given = {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "BASE_URL": str(self._settings.base_url),
            "DATABASE_URL": str(self._settings.database_url),
            "REDIS_URL": str(self._settings.redis_url),
            "SECRET_KEY": str(self._settings.secret_key),
            "INSTANCE_PATH": str(self._settings.instance_path),
            "TRUSTED_PROXIES": "1",
        }
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "facilitate", "serve"],
                cwd=ROOT,
                env=os.environ | given,
                stdout=log,
                stderr=log,
            )

    def wait(self) -> None:
        """Wait until it serves."""
        began = time.monotonic()
        while not self._answers():
            assert self.process.poll() is None, self.written
            assert time.monotonic() - began < STARTING, self.written
            time.sleep(0.05)

    @property
    def written(self) -> str:
        return self._log.read_text()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def _answers(self) -> bool:
        try:
            return self.get("/")[0] == 200
        except (OSError, HTTPException):
            return False


class Leader:
    """The one who leads a room, at whichever process a press happens to come to."""

    def __init__(self, app: Flask, room: Room) -> None:
        client = app.test_client()
        sign_in(client, room.leader)
        self._path = f"/control/{room.dialogue.id}"
        with app.app_context():  # its own, or it would remember who asked before
            page = client.get(self._path).text
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, page
        self._form_token = found[1]
        kept = client.get_cookie("staff")
        assert kept
        self.cookie = f"staff={kept.value}"

    def press(self, door: Door, path: str, **form: object) -> float:
        """Post a form of control there; how many seconds it took."""
        began = time.monotonic()
        status, body = door.post(f"{self._path}{path}", self.cookie, csrf_token=self._form_token, **form)
        assert status == 303, body
        return time.monotonic() - began


def settings_for(folder: Path, database_url: str, redis_url: str) -> Settings:
    return Settings(
        instance_path=folder,
        secret_key="test",
        base_url="https://hall.test",
        database_url=database_url,
        redis_url=redis_url,
        trusted_proxies=1,
    )
