"""What the documents name exists, and what exists is named."""

import re

from flask import Flask
from werkzeug.routing import Rule

from config import ROOT
from facilitate.commands import main

RUNNING = ROOT / "docs" / "running.md"
PROTOCOL = ROOT / "docs" / "protocol.md"
IN_THE_DOCUMENT = {"code": "CODE", "dialogue_id": "id", "key": "person"}


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


def as_documented(rule: Rule) -> set[str]:
    """The rule as the protocol writes it: "POST /control/<id>/steps/<step>/visit"."""

    def short(found: re.Match[str]) -> str:
        name = found[1]
        return f"<{IN_THE_DOCUMENT.get(name, name.removesuffix('_id'))}>"

    path = re.sub(r"<(?:\w+:)?(\w+)>", short, rule.rule)
    return {f"{method} {path}" for method in rule.methods - {"HEAD", "OPTIONS"}}


AUDIENCES = ("phone.", "control.", "screen.", "colleagues.", "prints.", "helping.", "paper.")
"""The blueprints whose requests the protocol describes."""


def test_every_request_of_the_room_is_in_the_protocol(app: Flask) -> None:
    rules = [one for one in app.url_map.iter_rules() if one.endpoint.startswith(AUDIENCES)]
    served = set().union(*(as_documented(rule) for rule in rules))
    assert len(served) > 40
    documented = set(re.findall(r"`((?:GET|POST) [^`]+)`", PROTOCOL.read_text(encoding="utf-8")))
    assert documented == served
