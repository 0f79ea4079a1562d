"""A throw-away PostgreSQL server of the tests' own, on a socket in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir="/tmp"))
    if owner():
        shutil.chown(folder, owner())
    run = {"user": owner(), "check": True, "capture_output": True, "cwd": folder}
    files = str(folder / "data")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    try:
        subprocess.run([program("initdb"), "-D", files, "-A", "trust", "-U", "tests", "-E", "UTF8"], **run)
        subprocess.run(
            [program("pg_ctl"), "-D", files, "-w", "-l", f"{folder}/log", "-o", options, "start"], **run
        )
        try:
            yield f"postgresql://tests@/postgres?host={folder}"
        finally:
            subprocess.run([program("pg_ctl"), "-D", files, "-m", "immediate", "stop"], **run)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
