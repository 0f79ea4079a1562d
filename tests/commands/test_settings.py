"""Settings that cannot be used are told in one sentence; what is made of the others is its owner's only."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import ROOT, Settings

USABLE = (
    ("BASE_URL", "https://dialog.exempelby.se/"),
    ("BASE_URL", "http://192.168.1.5:8000"),
    ("BASE_URL", "http://[fe80::1]:8000"),
    ("BASE_URL", ""),
    ("DATABASE_URL", "postgresql:///facilitate?host=/run/postgresql"),
    (
        "DATABASE_URL",
        "postgresql://us:p%40ss@db.exempelby.se:5432/facilitate?sslmode=verify-full&sslrootcert=system",
    ),
    ("DATABASE_URL", "sqlite:////var/lib/facilitate/facilitate.db"),
    ("REDIS_URL", "rediss://:secret@10.0.0.5:6379/0"),
    ("REDIS_URL", "unix:///run/redis/redis.sock"),
)
UNUSABLE = (
    ("BASE_URL", "dialog.exempelby.se"),
    ("BASE_URL", "https://"),
    ("BASE_URL", "https://dialog.exempelby.se/dialog"),
    ("BASE_URL", "https://dialog .exempelby.se"),
    ("BASE_URL", "https://dialog.exempelby.se:99999"),
    ("DATABASE_URL", "mysql://host/facilitate"),
    ("DATABASE_URL", "postgresql://user:secret@host:port/facilitate"),
    ("REDIS_URL", "10.0.0.5:6379"),
)


@pytest.mark.parametrize(("name", "text"), USABLE)
def test_what_can_be_used_is_taken(name: str, text: str) -> None:
    assert getattr(Settings.from_environment({name: text}), name.lower()) == (text.rstrip("/") or None)


@pytest.mark.parametrize(("name", "text"), UNUSABLE)
def test_what_cannot_be_used_is_refused_and_a_password_is_not_repeated(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must b") as refused:
        Settings.from_environment({name: text})
    assert "secret" not in str(refused.value)


def told(**settings: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "facilitate", "migrate"],
        cwd=ROOT,
        env=os.environ | {"LANG": "sv_SE.UTF-8"} | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return (done.stdout + done.stderr).splitlines()


def test_a_database_that_is_away_is_one_sentence(tmp_path: Path) -> None:
    lines = told(DATABASE_URL="postgresql://us:secret@127.0.0.1:1/facilitate", INSTANCE_PATH=str(tmp_path))
    assert len(lines) == 1
    assert lines[0].startswith("Error: Databasen går inte att nå: ")
    assert "secret" not in lines[0]


def test_a_folder_that_cannot_be_written_in_is_one_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert told(INSTANCE_PATH=str(in_the_way)) == [
        f"Error: INSTANCE_PATH cannot be used: File exists: {in_the_way}"
    ]


def test_nobody_else_on_the_machine_can_read_what_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "instance"
    subprocess.run(
        [sys.executable, "-m", "facilitate", "setup-link"],
        cwd=ROOT,
        env=os.environ | {"INSTANCE_PATH": str(folder)},
        check=True,
    )
    made = [folder, *folder.iterdir()]
    assert folder / "facilitate.db" in made
    assert [one.name for one in made if one.stat().st_mode & 0o077] == []
