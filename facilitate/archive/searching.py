"""The words by which a record is found; rebuilt when a text is withdrawn, so that it is found no more."""

from collections.abc import Iterator
from typing import Any

from facilitate.archive.models import Record
from facilitate.archive.reading import read_parts, texts_of
from facilitate.archive.wording import held_in_words
from facilitate.languages import MASTER, speaking


def refresh_search_text(record: Record) -> None:
    """Gather everything readable in the record, in lower case."""
    record.search_text = "\n".join(_words(record)).casefold()


def _words(record: Record) -> Iterator[str]:
    about = read_parts(record).get("about", {})
    yield from about.get("title", {}).values()
    yield about.get("case_number", "")
    with speaking(MASTER):
        yield held_in_words(about.get("held_as"))
    yield from filter(None, [about.get("lead_department"), *about.get("co_organisers", [])])
    yield from _labels(about)
    yield from (text.text for text in texts_of(record).values() if text.text)


def _labels(about: dict[str, Any]) -> Iterator[str]:
    for place in about.get("places", []):
        yield from place["label"].values()
        if place["place"]:
            yield place["place"]["name"]
