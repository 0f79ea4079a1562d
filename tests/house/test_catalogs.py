"""Every text that a person sees has its words: in Swedish and English all of them, in every further language
those that a participant can meet."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from config import ROOT
from facilitate.languages import PARTICIPANTS_LANGUAGES, STAFF_LANGUAGES, locale_of
from facilitate.translations.gather import HERE, for_participants, read_catalog

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    made = tmp_path_factory.mktemp("catalog") / "found.pot"
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
    return read_catalog(made)


def folder_of(language: str) -> str:
    return str(locale_of(language)).removesuffix("_GB")


@pytest.mark.parametrize("language", PARTICIPANTS_LANGUAGES)
def test_the_catalog_is_complete(found: Catalog, language: str) -> None:
    template = found if language in STAFF_LANGUAGES else for_participants(found)
    folder = folder_of(language)
    catalog = read_catalog(HERE / folder / "LC_MESSAGES" / "messages.po", locale=folder)
    assert catalog.num_plurals == get_plural(folder).num_plurals
    assert len(template) > 100
    lacking = [one.id for one in template if one.id and catalog.get(one.id, one.context) is None]
    assert not lacking, f"{language} lacks {lacking}; run make messages"
    for message in template:
        if message.id:
            check_words(message.id, catalog)


def check_words(source: str | tuple[str, str], catalog: Catalog) -> None:
    kept = catalog.get(source)
    assert kept is not None
    words = kept.string if isinstance(kept.string, (list, tuple)) else (kept.string,)
    assert all(words), f"{catalog.locale} has no words for {source!r}"
    assert not kept.fuzzy, source
    assert len(words) == (1 if isinstance(source, str) else catalog.num_plurals), source
    check_placeholders(source, words)


def check_placeholders(source: str | tuple[str, str], words: tuple[str, ...]) -> None:
    """Words for one and for two may do without the number, which Arabic has in the word itself."""
    known = set(PLACEHOLDER.findall(source if isinstance(source, str) else " ".join(source)))
    for text in words:
        given = set(PLACEHOLDER.findall(text))
        assert given <= known, f"{text!r} has a placeholder that {source!r} lacks"
        assert given == known or not isinstance(source, str), f"{text!r} lacks a placeholder of {source!r}"
    assert set(PLACEHOLDER.findall(words[-1])) == known, f"{words[-1]!r} lacks a placeholder"


def test_participants_are_spoken_to_in_more_languages_than_staff() -> None:
    assert set(STAFF_LANGUAGES) < set(PARTICIPANTS_LANGUAGES)
    assert {"sv-simple", "ar"} <= set(PARTICIPANTS_LANGUAGES)
