"""What the documents name exists, and what exists is named."""

import re

from config import ROOT
from facilitate.commands import main

RUNNING = ROOT / "docs" / "running.md"


def headings() -> set[str]:
    return set(re.findall(r"^#+ `([^`]+)`", RUNNING.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_setting_has_a_heading() -> None:
    source = (ROOT / "config.py").read_text(encoding="utf-8")
    settings = set(re.findall(r'given\.get\("([A-Z_]+)"\)', source))
    assert len(settings) >= 7
    assert settings <= headings()


def test_every_command_has_a_heading() -> None:
    commands = set(main.commands)
    assert "serve" in commands
    assert {f"python -m facilitate {name}" for name in commands} <= headings()
