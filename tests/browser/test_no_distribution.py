"""Nobody receives how a question was answered before *Show*, nor ever about fewer than five."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitate.dialogues.models import StepKind
from facilitate.transaction import unit_of_work
from tests.browser.crowd import DAY, FEW, Crowd
from tests.browser.files import fetch, lines_of_csv, text_of_pdf
from tests.browser.hall import Hall
from tests.browser.people import Control, Phone
from tests.live.rooms import make_room

pytestmark = [pytest.mark.browser, pytest.mark.server]

OTHER_DAY = DAY[::-1].translate(str.maketrans("4321", "1234"))
# Four others express something; then five.
OTHER_FEW = "4" * 4 + "N" * 16 + "-" * 7
FIVE = "2" * 2 + "1" * 2 + "U" + "N" * 19 + "-" * 3
PLACES = ("Aspen", "Björken", "Cedern")
EVENINGS = (FEW, OTHER_FEW, FIVE)
TOO_FEW = "För få svar för att visa siffror."
PROGRESS = {
    "epoch", "version", "revision", "joined", "done", "answering", "silent", "more_time", "comments_waiting",
    "comments_decided", "readers", "screens", "colleagues", "papers_left", "few", "done_words", "state",
    "helped", "papers", "reached",
}  # fmt: skip


@pytest.fixture
def crowd(hall: Hall) -> Crowd:
    hall.room = make_room(spots=PLACES)
    hall.keep_bodies = True
    with unit_of_work():
        hall.room.step(StepKind.RATE).options = {"aspects": ["day", "evening"], "results_on_phones": True}
    hall.room.ask()
    return Crowd(hall.room)


def come(hall: Hall) -> tuple[Phone, Control, Page]:
    """A phone that answers "don't know" about everything, control and the projector."""
    phone, control = hall.phone().join("asking"), hall.control()
    screen = control.open_projector()
    phone.answer(*"NNNNNN")
    phone.has_sent_all()
    return phone, control, screen


def told(page: Page) -> str:
    """The page as its server makes it now, but for what says how often something was stored."""
    page.reload()
    expect(page.locator("#stage")).to_be_visible()
    html = re.sub(
        r'revision&quot;: \d+|data-revision="\d+"|name="csrf_token" value="[^"]+"',
        "",
        page.inner_html("main"),
    )
    return re.sub(r"\d\d:\d\d", "", html)


def test_before_show_nobody_receives_anything_that_tells_how_it_was_answered(
    hall: Hall, crowd: Crowd
) -> None:
    crowd.answer([DAY, FEW] * 3)
    phone, control, screen = come(hall)
    before = [told(screen), told(control.page)]
    crowd.answer([OTHER_DAY, FEW[::-1]] * 3)
    assert [told(screen), told(control.page)] == before
    control.press("Stäng frågan")
    expect(control.page.locator("#next")).to_have_text("Visa resultatet")
    expect(screen.locator("#stage")).to_have_attribute("data-kind", "closed")
    for witness in hall.witnesses:
        assert witness.unread == []
        assert witness.messages()
        assert all(set(message) <= PROGRESS for message in witness.messages())
        assert not any("<table" in body for body in witness.bodies)
    phone.see("closed")


def test_four_are_never_told_and_five_are(hall: Hall, crowd: Crowd) -> None:
    crowd.answer([line for evening in EVENINGS for line in (DAY, evening)])
    phone, control, screen = come(hall)
    control.press("Stäng frågan")
    control.press("Visa resultatet")
    phone.see("shown")
    seen = place_by_place((screen, phone.page), control)
    same_but_for_the_name(seen["Aspen"], seen["Björken"])
    assert TOO_FEW in seen["Aspen"]
    assert TOO_FEW not in seen["Cedern"]
    assert all(set(message) <= PROGRESS for witness in hall.witnesses for message in witness.messages())
    control.end()
    hall.let_the_clock_run_out()
    control.page.get_by_role("link", name="Till efterarbetet").click()
    in_the_record(sealed(control.page))


def place_by_place(pages: tuple[Page, ...], control: Control) -> dict[str, str]:
    """What projector and phone show of each place, in one text."""
    seen = {}
    for place in PLACES:
        for page in pages:
            expect(page.locator("h1:visible")).to_contain_text(place)
        seen[place] = " ".join(page.inner_html("#stage") for page in pages)
        if place != PLACES[-1]:
            control.press("Nästa plats")
    return seen


def same_but_for_the_name(one: str, other: str) -> None:
    """Two places whose evenings differ, below five, look the same: nothing in it comes from the evening."""

    def plain(text: str) -> str:
        return re.sub(r'Aspen|Björken|Plats \d|data-version="\d+"|place-\d|question-\d+', "", text)

    assert plain(one) == plain(other)


def sealed(page: Page) -> Page:
    page.locator(".confirm summary").click()
    page.locator(".confirm-panel .button-primary").click()
    expect(page.get_by_text("Fastställd").first).to_be_visible()
    return page


def in_the_record(record: Page) -> None:
    sections = {
        place: record.locator(f".record-place:has(h3:text-is('{place}'))").inner_html() for place in PLACES
    }
    same_but_for_the_name(sections["Aspen"], sections["Björken"])
    lines = lines_of_csv(fetch(record, "Tabeller (CSV)"))
    evening = {line[1]: line[2:] for line in lines if line[2:3] == ["När det är mörkt"]}
    assert evening["Aspen"] == evening["Björken"]
    assert evening["Cedern"][3:11] == ["0", "0", "2", "2", "1", "20", "3", "5"]
    figures = parts(json.loads(fetch(record, "Hela arkivposten")))
    assert figures[1] == figures[3] == {"scale_key": "safety-1", "withheld": True}
    assert figures[5]["n"] == 5
    document = text_of_pdf(fetch(record, "Hämta sammanfattning"))
    assert document.count(f"När det är mörkt {TOO_FEW}") >= 2
    assert "När det är mörkt 0 0 2 2 1 20" in document


def parts(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures of the places, in their order."""
    return [one["figure"] for one in record["parts"]["figures"]["questions"] if one["place"] is not None]
