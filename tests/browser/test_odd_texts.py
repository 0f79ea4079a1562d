"""A text in any script, with pictures and control characters, on its way from a phone into the documents."""

import json

import pytest
from playwright.sync_api import Page, expect

from facilitate.dialogues.models import StepKind
from tests.browser.files import fetch, text_of_pdf
from tests.browser.hall import Hall
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

TIGRINYA = "ኣብ መንገዲ መብራህቲ የለን"
ARABIC = "الشارع مظلم في المساء"
EMOJI = "💡🚲"
SPECIAL = "a\u202eb\u061cc\u0007d\u200be"
ODD = f"{EMOJI} {TIGRINYA} {ARABIC} {SPECIAL} slut"
UNSEEN = "\u202e\u061c\u0007"


@pytest.fixture(autouse=True)
def writing(room: Room) -> None:
    room.jump(StepKind.COMMENT)


def test_an_odd_text_comes_through_to_wall_record_and_document(hall: Hall) -> None:
    phone = hall.phone().join("comment")
    phone.write(ODD)
    control = hall.control()
    screen = control.open_projector()
    control.page.locator("#tab-comments").click()
    is_readable(control.page.locator(".comment-text").inner_text())
    control.approve_and_show()
    hall.let_the_wall_go_up()
    expect(screen.locator(".wall")).to_contain_text(TIGRINYA)
    is_readable(screen.locator(".wall").inner_text())
    control.end()
    hall.let_the_clock_run_out()
    control.page.get_by_role("link", name="Till efterarbetet").click()
    is_kept(sealed(control.page))


def sealed(page: Page) -> Page:
    page.locator(".confirm summary").click()
    page.locator(".confirm-panel .button-primary").click()
    expect(page.get_by_text("Fastställd").first).to_be_visible()
    return page


def is_kept(record: Page) -> None:
    is_readable(record.locator("main").inner_text())
    is_readable(
        " ".join(one["text"] for one in json.loads(fetch(record, "Hela arkivposten"))["texts"].values())
    )
    document = text_of_pdf(fetch(record, "Hämta sammanfattning"))
    assert TIGRINYA in document
    assert "slut" in document
    assert set(ARABIC) <= set(document)  # a reader of files puts right-to-left words in an order of its own
    assert EMOJI in document
    assert "\ufffd" not in document


def is_readable(text: str) -> None:
    text = " ".join(text.split())
    for part in (TIGRINYA, ARABIC, EMOJI, "slut"):
        assert part in text
    assert not set(UNSEEN) & set(text)
