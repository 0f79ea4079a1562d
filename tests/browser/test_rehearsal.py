"""A rehearsal on real phones, and the evening that follows it with the same phones."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Hall
from tests.live.rooms import make_room

pytestmark = [pytest.mark.browser, pytest.mark.server]

SIGN = "Provkörning – inget sparas"


@pytest.fixture(autouse=True)
def ready(hall: Hall) -> None:
    hall.room = make_room(opened=False)


def signs(*pages: Page) -> list[int]:
    return [page.get_by_text(SIGN).count() for page in pages]


def test_a_rehearsal_ends_in_the_real_evening_with_the_phones_still_in(hall: Hall) -> None:
    control = hall.control()
    control.page.locator("#rehearse").click()
    expect(control.page.get_by_text(SIGN)).to_be_visible()
    projector = control.open_projector()
    phone, strayed = hall.phone().join(), hall.phone().join()
    hall.room.ask()
    for one in (phone, strayed):
        one.see("asking")
        one.choose("4")
        one.saved()
        one.go_on()
    assert signs(control.page, projector, phone.page, strayed.page) == [1, 1, 1, 1]
    assert len(hall.answers()) == 2
    strayed.context.set_offline(True)
    strayed.choose("1")
    control.begin_for_real(hall.version)
    assert signs(control.page) == [0]
    phone.see("waiting")
    expect(phone.page.locator("h1")).to_have_text("Du är med!")
    expect(projector.get_by_text(SIGN)).to_have_count(0)
    expect(projector.get_by_text("2 är med")).to_be_visible()
    strayed.context.set_offline(False)
    strayed.see("waiting")
    strayed.has_sent_all()
    assert signs(control.page, projector, phone.page, strayed.page) == [0, 0, 0, 0]
    assert hall.answers() == []
    hall.room.ask()
    for one in (phone, strayed):
        one.see("asking")
        one.choose("3")
        one.saved()
    assert sorted(one.code for one in hall.answers()) == ["3", "3"]


def test_an_answer_that_lay_in_a_phone_for_the_whole_rehearsal_never_reaches_the_evening(hall: Hall) -> None:
    control = hall.control()
    control.page.locator("#rehearse").click()
    phone = hall.phone().join()
    hall.room.ask()
    phone.see("asking")
    phone.context.set_offline(True)
    phone.choose("2")
    phone.page.close()  # and put into a pocket
    control.begin_for_real(hall.version)
    assert signs(control.page) == [0]
    hall.room.ask()
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    phone.page.goto(phone.address)
    phone.see("asking")
    phone.has_sent_all()
    assert hall.answers() == []
    phone.choose("4")
    phone.saved()
    assert [one.code for one in hall.answers()] == ["4"]


def test_stopping_sends_the_phones_back_to_the_door(hall: Hall) -> None:
    control = hall.control()
    control.page.locator("#rehearse").click()
    phone = hall.phone().join()
    control.page.locator("#stop").click()
    control.page.locator("#stop-now").click()
    expect(control.page.locator("#rehearse")).to_be_visible()
    phone.see("early")
    control.press("Öppna samtalet")
    phone.see("welcome")
    phone.page.locator("form .button.primary").click()
    phone.see("waiting")
    assert signs(control.page, phone.page) == [0, 0]
