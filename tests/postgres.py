"""A throw-away PostgreSQL server of the tests' own, on a socket in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MISSING = "The tests need PostgreSQL. Install it with: apt install postgresql"


def program(name: str) -> str:
    """Debian keeps the server's programs beside the path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(beside[-1]) if beside else shutil.which(name)
    assert found, MISSING
    return found


def owner() -> str | None:
    """PostgreSQL refuses to be run by root; the package makes a user for it."""
    return "postgres" if os.geteuid() == 0 else None


class PostgresServer:
    """`start()` again finds the same database, as after a restart of the service.

    A `durable` one waits for the disk at each commit, as a municipality's does.
    """

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self._fsync = "on" if durable else "off"
        self.url = f"postgresql://tests@/postgres?host={folder}"
        self._folder = folder
        self._files = str(folder / "data")
        self._run("initdb", "-D", self._files, "-A", "trust", "-U", "tests", "-E", "UTF8")

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories={self._folder} -c fsync={self._fsync}"
        self._run("pg_ctl", "-D", self._files, "-w", "-l", f"{self._folder}/log", "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-D", self._files, "-m", how, "stop")

    def _run(self, name: str, *given: str) -> None:
        command = [program(name), *given]
        subprocess.run(command, user=owner(), check=True, capture_output=True, cwd=self._folder)


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """A running server; nothing is left of it."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir="/tmp"))
    if own_user := owner():
        shutil.chown(folder, own_user)
    try:
        server = PostgresServer(folder, durable=durable)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres_server() as server:
        yield server.url
