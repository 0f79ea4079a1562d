"""Habits of the house that no reviewer should have to watch."""

import ast
import re
from pathlib import Path

import pytest

from config import ROOT

PACKAGE = ROOT / "facilitate"


def sources(folder: Path, *endings: str) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.suffix in endings and "vendor" not in path.parts]
    assert found
    return found


def commits(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = (node.func for node in nodes if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Attribute) and called.attr == "commit" for called in calls)


def test_only_transaction_commits() -> None:
    committing = [path.relative_to(PACKAGE).as_posix() for path in sources(PACKAGE, ".py") if commits(path)]
    assert committing == ["transaction.py"]


def test_only_main_patches() -> None:
    patching = [
        path.name for path in sources(PACKAGE, ".py") if "patch_all(" in path.read_text(encoding="utf-8")
    ]
    assert patching == ["__main__.py"]


@pytest.mark.parametrize(
    "pattern", [r"\son[a-z]+=[\"']", r"\sstyle=[\"']", r"<style\b", r"<script(?![^>]*\bsrc=)"]
)
def test_no_template_has_inline_script_or_style(pattern: str) -> None:
    for path in sources(ROOT / "templates", ".html"):
        assert not re.search(pattern, path.read_text(encoding="utf-8")), path


def test_nothing_is_fetched_from_another_host() -> None:
    fetching = re.compile(r"""(?:src=|url\(|import\s*\(?|from|fetch\()\s*["']?(?:https?:)?//""")
    for path in [*sources(ROOT / "templates", ".html"), *sources(ROOT / "static", ".mjs", ".css")]:
        assert not fetching.search(path.read_text(encoding="utf-8")), path


def test_only_connection_knows_the_socket_library() -> None:
    knowing = [
        p.name for p in sources(ROOT / "static", ".mjs") if "socket.io" in p.read_text(encoding="utf-8")
    ]
    assert knowing == ["connection.mjs"]
