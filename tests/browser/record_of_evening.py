"""The record of the real evening says on its page and in each file what the test has counted by itself."""

import json
import re
from collections import Counter
from typing import Any

from playwright.sync_api import Page

from tests.browser import own_tally
from tests.browser.files import fetch, lines_of_csv, text_of_pdf
from tests.browser.own_tally import ASKED, CHANNELS, CLOSING, PLACES, RATED, TOO_FEW, numbers

WAYS = {
    "phone": "på telefon",
    "paper": "på papper",
    "helper": "med hjälp",
    "hands": "med handuppräckning",
}


def by_way(count: dict[str, int]) -> str:
    return ", ".join(f"{count[channel]} {words}" for channel, words in WAYS.items())


PEOPLE = f"{own_tally.IN_THE_ROOM} i rummet, {own_tally.ANSWERED} svarade: " + by_way(
    {channel: own_tally.people(channel) for channel in CHANNELS}
)
ANSWERS = f"{sum(map(own_tally.answers, CHANNELS))} svar: " + by_way(
    {channel: own_tally.answers(channel) for channel in CHANNELS}
)
LEFT_OUT = f"{own_tally.left_out()} svar är inte med i siffrorna."


def as_counted(record: Page) -> None:
    on_the_page(record)
    in_the_document(text_of_pdf(fetch(record, "Hämta sammanfattning (PDF)")))
    in_the_table(lines_of_csv(fetch(record, "Tabeller (CSV)")))
    in_the_file(json.loads(fetch(record, "Hela arkivposten")))


def on_the_page(record: Page) -> None:
    text = record.locator("article.record").inner_text()
    for words in (PEOPLE, ANSWERS, LEFT_OUT):
        assert words in text, words
    for place in PLACES:
        table = record.locator(f"section.record-place:has(h3:text-is('{place}')) table")
        assert_columns(cells(table.all()[0]), [numbers(asked) for asked in RATED if asked[0] == place])
    evaluation = record.locator("section[aria-labelledby=evaluation] table").all()
    for asked, table in zip(CLOSING, evaluation, strict=True):
        assert_columns(cells(table), [numbers(asked)])


def assert_columns(rows: list[list[str]], columns: list[list[str]]) -> None:
    """The table's columns of figures, each cell of a withheld one saying why."""
    rows = [row for row in rows if len(row) == len(columns) + 1]
    heads = 1
    for at, expected in enumerate(columns, 1):
        length = 6 if expected == [TOO_FEW] else len(expected)
        found = [row[at] for row in rows[heads : heads + length]]
        assert found == (expected * length if expected == [TOO_FEW] else expected)


def cells(table: Any) -> list[list[str]]:
    """As they are read aloud."""
    return table.evaluate(  # type: ignore[no-any-return]
        """one => [...one.rows].map(row => [...row.cells].map(cell => {
            cell = cell.cloneNode(true);
            cell.querySelectorAll("[aria-hidden]").forEach(part => part.remove());
            return cell.textContent.trim();
        }))"""
    )


def in_the_document(text: str) -> None:
    whole = re.sub(r"- (?=[a-zåäö])", "", text)  # words that were divided at the end of a line
    for words in (PEOPLE, ANSWERS, LEFT_OUT):
        assert words in whole, words
    figures_in_the_document(text)


def figures_in_the_document(text: str) -> None:
    for place, time in RATED:
        assert f"{time} {' '.join(numbers((place, time)))}" in text, (place, time)
    for asked in CLOSING:
        assert " ".join(numbers(asked)) in text


def in_the_table(lines: list[list[str]]) -> None:
    """By the heads of the columns: the file is read by people who look for them."""
    for asked in RATED:
        (line,) = [one for one in lines if list(asked) == one[1:3]]
        expected = numbers(asked)
        assert line[5:11] == (expected if len(expected) == 6 else [""] * 6), asked
        assert (TOO_FEW in line) == (len(expected) == 1)
    closing = [one for one in lines if one[:1] and one[0].startswith("5. ")]
    assert [one[5:9] for one in closing] == [numbers(asked) for asked in CLOSING]
    for channel in CHANNELS:
        many = str(own_tally.people(channel))
        assert [WAYS[channel], many, many, str(own_tally.answers(channel))] in lines
    everybody, answers = str(own_tally.ANSWERED), str(sum(map(own_tally.answers, CHANNELS)))
    assert ["Alla", everybody, everybody, answers] in lines
    assert ["I rummet", str(own_tally.IN_THE_ROOM)] in lines
    assert ["Svar som inte räknas", str(own_tally.left_out())] in lines


def in_the_file(record: dict[str, Any]) -> None:
    participation = record["parts"]["participation"]
    assert participation["channels"] == [
        {
            "channel": channel,
            "joined": own_tally.people(channel),
            "answered": own_tally.people(channel),
            "answers": own_tally.answers(channel),
        }
        for channel in CHANNELS
    ]
    assert participation["in_the_room"] == own_tally.IN_THE_ROOM
    assert participation["answered"] == participation["joined"] == own_tally.ANSWERED
    assert participation["commented"] == len(own_tally.COMMENTS)
    assert participation["left_out"] == own_tally.left_out()
    figures = [one["figure"] for one in record["parts"]["figures"]["questions"]]
    for asked, figure in zip(ASKED, figures, strict=True):
        if not own_tally.is_shown(asked):
            assert figure == {"scale_key": "safety-1", "withheld": True}
            continue
        people = {**figure["counts"], "N": figure["aside"]}
        assert +Counter(people) == own_tally.counted(asked), asked
