"""Four have come: the room talks about the places, and what it says is noted beside each."""

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_the_note_opens_by_itself_and_never_takes_away_what_is_being_written(hall: Hall, room: Room) -> None:
    room.join(4)
    room.ask()
    room.close()
    control, look = hall.control(), Look()
    page = control.page
    screen = control.open_projector()
    expect(page.locator(".few")).to_contain_text("Ni är 4.")
    control.press("Prata om platserna")
    expect(page.locator("#spot option:checked")).to_have_text("Busstationen")
    expect(screen.locator("h1")).to_have_text("Busstationen")
    expect(screen.get_by_text("Vad skulle hjälpa?")).to_be_visible()
    look.at(page, "noting what is said about a place")
    page.locator("#measure").fill("En lampa till")
    control.press("Nästa plats")
    expect(screen.locator("h1")).to_have_text("Torget")
    expect(page.locator("#measure")).to_have_value("En lampa till")
    page.get_by_role("button", name="Spara förslaget").click()
    expect(page.locator("#spot option:checked")).to_have_text("Torget")
    expect(page.locator("#measure")).to_have_value("")
    hall.phone().join("shown")
    expect(page.locator(".few")).to_be_hidden()
    assert look.findings == []
