"""Every text a person sees has its Swedish and its English words."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from config import ROOT

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    made = tmp_path_factory.mktemp("catalog") / "messages.pot"
    recipe = re.search(r"pybabel -q extract (.*?) -o ", (ROOT / "Makefile").read_text().replace("\\\n", " "))
    assert recipe
    command = [
        str(Path(sys.executable).parent / "pybabel"),
        "-q",
        "extract",
        *shlex.split(recipe[1].replace("$$", "$")),
        "-o",
        str(made),
        ".",
    ]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    with made.open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_catalog_is_complete(template: Catalog, language: str) -> None:
    with (ROOT / "facilitate" / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    assert len(template) > 100
    for message in template:
        if not message.id:
            continue
        kept = catalog.get(message.id, message.context)
        assert kept is not None, f"{language} lacks {message.id!r}"
        words = kept.string if isinstance(kept.string, (list, tuple)) else (kept.string,)
        assert all(words), f"{language} has no words for {message.id!r}"
        assert not kept.fuzzy, message.id
        check_placeholders(message.id, words)


def check_placeholders(source: object, words: tuple[str, ...]) -> None:
    known = set(PLACEHOLDER.findall(" ".join(source) if isinstance(source, (list, tuple)) else str(source)))
    for text in words:
        assert set(PLACEHOLDER.findall(text)) <= known, f"{text!r} has a placeholder that {source!r} lacks"
