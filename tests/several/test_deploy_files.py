"""What deploy/ says about settings, commands and ports is what the product knows."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from config import ROOT, Settings
from facilitate.commands import main

DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "systemd" / "facilitate@.service").read_text()
COMPOSE = (DEPLOY / "container" / "compose.yaml").read_text()
MOST_EXPOSED = 2.0
"""What systemd calls OK; 10 is a service without any protection."""


def analyze() -> str:
    program = shutil.which("systemd-analyze")
    assert program, "The tests need systemd's programs. Install them with: apt install systemd"
    return program


def given_settings(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_every_setting_of_the_example_is_one_that_is_read():
    known = set(re.findall(r'given\.get\("([A-Z_]+)"\)', (ROOT / "config.py").read_text()))
    example = given_settings((DEPLOY / "facilitate.env").read_text())
    assert example.keys() <= known
    settings = Settings.from_environment(example)
    assert settings.secure
    assert settings.on_a_server
    assert settings.host == "127.0.0.1"
    in_containers = set(re.findall(r"^    ([A-Z_]+): ", COMPOSE, re.MULTILINE))
    assert {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"} <= in_containers <= known


def test_every_secret_of_the_examples_is_empty():
    for name in ("facilitate.env", "container/compose.env"):
        example = given_settings((DEPLOY / name).read_text())
        assert example["SECRET_KEY"] == ""
        assert example.get("POSTGRES_PASSWORD", "") == ""


def test_the_units_and_containers_start_commands_that_exist():
    started = re.findall(r"python -m facilitate (\w+)$", UNIT, re.MULTILINE)
    assert started == ["migrate", "serve"]
    assert set(started) <= set(main.commands)
    assert "command: [.venv/bin/python, -m, facilitate, migrate]" in COMPOSE


def test_the_proxy_asks_at_the_ports_that_the_units_are_started_with():
    started = re.findall(r"facilitate@(\d+)", UNIT)
    processes = (DEPLOY / "nginx" / "processes.conf").read_text()
    assert started == ["8001", "8002"]
    assert set(re.findall(r"127\.0\.0\.1:(\d+)", processes)) == set(started)


@pytest.mark.parametrize(
    "name", ["facilitate@.service", "facilitate-backup.service", "facilitate-backup.timer"]
)
def test_systemd_understands_the_units(name: str, tmp_path: Path):
    for one in (DEPLOY / "systemd").iterdir():
        shutil.copy(one, tmp_path / one.name.replace("@", "@8001"))
    asked = str(tmp_path / name.replace("@", "@8001"))
    understood = subprocess.run([analyze(), "verify", asked], capture_output=True, text=True, check=False)
    assert (understood.returncode, understood.stderr) == (0, "")


@pytest.mark.parametrize("name", ["facilitate@.service", "facilitate-backup.service"])
def test_systemd_finds_little_to_add(name: str, tmp_path: Path):
    unit = tmp_path / name.replace("@", "@8001")
    shutil.copy(DEPLOY / "systemd" / name, unit)
    offline = [analyze(), "security", "--offline=true", "--no-pager", str(unit)]
    found = subprocess.run(offline, capture_output=True, text=True, check=False).stdout
    exposure = re.search(r"Overall exposure level.*: ([\d.]+)", found)
    assert exposure, found
    assert float(exposure[1]) < MOST_EXPOSED


@pytest.mark.parametrize("file", ["facilitate", "systemd/facilitate-backup.service"])
def test_commands_run_as_the_service_does(file: str):
    said = (DEPLOY / file).read_text()
    for given in (
        "/opt/facilitate/current",
        "EnvironmentFile=/etc/facilitate/facilitate.env",
        "/usr/bin/env .venv/bin/python",
    ):
        assert given in said
        assert given in UNIT
    assert re.search(r"[Uu](id|ser)=facilitate$|--uid=facilitate ", said, re.MULTILINE)
