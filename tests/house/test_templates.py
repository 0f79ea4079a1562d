"""Templates say where their macros come from, and carry nothing that they do not use."""

import re
from pathlib import Path

import pytest

from config import ROOT

TEMPLATES = ROOT / "templates"
PATHS = sorted(TEMPLATES.rglob("*.html"))
IMPORT = re.compile(r'{% from "[^"]+" import ([^%]+?) %}')
MACRO = re.compile(r"{% macro (\w+)\(")


def names_of(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def imported(text: str) -> set[str]:
    return {one.strip() for names in IMPORT.findall(text) for one in names.split(",")}


def called(text: str) -> set[str]:
    return set(re.findall(r"(?:{{|[(,~]|\bcall|\belse|\bif|\bor) ?(\w+)\(", IMPORT.sub("", text)))


@pytest.fixture(scope="module")
def macros() -> set[str]:
    return {name for path in PATHS for name in MACRO.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", PATHS, ids=names_of)
def test_a_template_imports_the_macros_that_it_uses_and_no_others(path: Path, macros: set[str]) -> None:
    text = path.read_text(encoding="utf-8")
    used, own = called(text) & macros, set(MACRO.findall(text))
    assert imported(text) == used - own
