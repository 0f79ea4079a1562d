"""Phones and projector that come back: from a sleep of the server, by another address, by another browser."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from facilitate.extensions import db
from facilitate.live.models import Participant
from tests.browser.hall import Hall
from tests.browser.people import Phone
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

SAME_WINDOW = "Har du redan svarat? Fortsätt i samma fönster."


@contextmanager
def asleep(hall: Hall) -> Iterator[None]:
    """The lid is closed for a while."""
    assert hall.server.process
    hall.server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        hall.server.process.send_signal(signal.SIGCONT)


def people(hall: Hall) -> int:
    db.session.rollback()
    return db.session.query(Participant).filter_by(dialogue_id=hall.room.dialogue.id).count()


def test_after_a_sleep_of_the_server_phones_and_projector_come_back_by_themselves(
    hall: Hall, room: Room
) -> None:
    room.ask()
    control = hall.control()
    projector = control.open_projector()
    phone, other = hall.phone().join("asking"), hall.phone().join("asking")
    expect(projector.locator("#not-live")).to_be_hidden()
    for one in (phone, other):
        one.choose("4")
        one.saved()
    with asleep(hall):
        phone.go_on()
        phone.choose("1")
        expect(phone.page.locator("#stage")).to_contain_text("Väntar på nätet")
        expect(projector.locator("#not-live")).to_contain_text("Ingen kontakt")
        expect(control.page.locator("#contact")).to_have_text("Ingen kontakt")
        time.sleep(4)
    phone.has_sent_all()
    expect(projector.locator("#not-live")).to_be_hidden()
    expect(control.page.locator("#contact")).to_have_text("Kontakt")
    assert sorted(one.code for one in hall.answers()) == ["1", "4", "4"]
    assert people(hall) == 2
    control.press("Stäng frågan")
    for one in (phone, other):
        expect(one.page.locator("#stage")).to_have_attribute("data-state", "closing")


def test_a_phone_that_comes_by_another_address_is_somebody_new_and_is_asked_first(
    hall: Hall, room: Room
) -> None:
    room.ask()
    phone = hall.phone().join("asking")
    phone.choose("4")
    phone.saved()
    elsewhere = f"http://127.0.0.1:{hall.server.settings.port}/{room.dialogue.code}"
    stranger = Phone(phone.context, elsewhere)
    stranger.page.goto(elsewhere)
    expect(stranger.page.get_by_text(SAME_WINDOW)).to_be_visible()
    phone.page.reload()  # what it says: back in the same window, where everything is as it was
    phone.see("asking")
    assert phone.page.locator("input:checked").first.input_value() == "4"
    assert people(hall) == 1
    stranger.join("asking")
    assert people(hall) == 2


def test_the_scanners_own_browser_is_told_to_go_on_in_the_same_window(hall: Hall, room: Room) -> None:
    scanner = hall.phone().join()
    room.ask()
    scanner.see("asking")
    scanner.page.close()  # the scanner's window goes away with the scanner
    ordinary = hall.phone()
    ordinary.page.goto(ordinary.address)
    expect(ordinary.page.get_by_text(SAME_WINDOW)).to_be_visible()
    ordinary.join("asking")
    for _ in room.questions():
        ordinary.choose("3")
        ordinary.saved()
        ordinary.go_on()
    control = hall.control()
    expect(control.page.get_by_text("1 har vi inte hört av")).to_be_visible()
