"""A walk outdoors: read in the sun and in the dark, led from a phone in one hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Hall
from tests.browser.look import Look, enlarge_text, in_view
from tests.browser.people import SCREEN, insist, tap
from tests.browser.witness import AXE
from tests.live.rooms import Room
from tests.live.walks import make_walk

pytestmark = [pytest.mark.browser, pytest.mark.server]

PHONE = {"width": 360, "height": 640}
REST = f"{SCREEN}[data-rest]"


@pytest.fixture
def walk(hall: Hall) -> Room:
    hall.room = make_walk()
    hall.room.ask()
    return hall.room


def faint(page: Page) -> list[str]:
    """Text with less contrast than seven to one."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = page.evaluate("axe.run(document, {runOnly: ['color-contrast-enhanced']})")
    return [str(node["html"])[:120] for one in found["violations"] for node in one["nodes"]]


def theme(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-theme")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_a_walk_stands_out_seven_to_one(hall: Hall, walk: Room, scheme: str) -> None:
    phone = hall.phone(color_scheme=scheme).join("asking")
    control = hall.control(viewport=PHONE, color_scheme=scheme)
    assert (theme(phone.page), theme(control.page)) == ("outdoors", "outdoors")
    assert faint(phone.page) == []
    assert faint(control.page) == []
    phone.choose("2")
    assert faint(phone.page) == []
    phone.go_on()
    assert faint(phone.page) == []
    phone.page.goto(f"{phone.address}/comment")
    assert faint(phone.page) == []


def test_a_question_with_its_button_is_in_view_and_every_screen_can_be_reached(
    hall: Hall, walk: Room
) -> None:
    look, phone = Look(), hall.phone().join("asking")
    assert all(in_view(phone.page, f"{SCREEN} label.answer"))
    assert in_view(phone.page, f"{SCREEN} .actions .primary") == [True]
    look.at(phone.page, "question")
    phone.choose("4")
    phone.go_on()
    expect(phone.page.locator(REST)).to_be_visible()
    look.at(phone.page, "stop done")
    phone.page.locator(REST).get_by_role("link", name="Skriv en kommentar").click()
    look.at(phone.page, "comment")
    enlarge_text(phone.page)
    look.narrow(phone.page, "comment, twice the text")
    assert look.findings == []


def test_a_walk_is_led_from_a_phone_by_touch_with_the_button_under_the_thumb(hall: Hall, walk: Room) -> None:
    control = hall.control(viewport=PHONE, has_touch=True)
    page = control.page
    control.press("Nästa stopp: Parken")
    expect(page.locator("#now-title")).to_contain_text("stopp 2 av 6: Parken")
    for place in ("0", "document.body.scrollHeight / 2", "document.querySelector('#agenda').offsetTop"):
        page.evaluate(f"scrollTo(0, {place})")
        assert in_view(page, "#next") == [True], place
    box = page.locator("#next").bounding_box()
    assert box
    assert box["height"] >= 56
    assert box["y"] > PHONE["height"] / 2
    control.press("Nästa stopp: Skolan")
    page.locator("#back").tap()
    expect(page.locator("#now-title")).to_contain_text("stopp 2 av 6: Parken")
    page.get_by_role("button", name="Tunneln").tap()
    expect(page.locator("#now-title")).to_contain_text("stopp 4 av 6: Tunneln")


def test_what_is_seldom_pressed_is_folded_on_a_phone_and_stays_open_when_the_walk_goes_on(
    hall: Hall, walk: Room
) -> None:
    control = hall.control(viewport=PHONE, has_touch=True)
    more, seldom = control.page.locator(".unfold"), control.page.locator("#commenting")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(seldom).to_be_hidden()
    expect(control.page.locator("#back")).to_be_visible()
    insist(lambda: tap(more), seldom.is_visible)
    control.press("Nästa stopp: Parken")
    expect(seldom).to_be_visible()
    laptop = hall.control()
    expect(laptop.page.locator("#commenting")).to_be_visible()
    expect(laptop.page.locator(".unfold")).to_be_hidden()


def test_control_on_a_phone_can_be_reached_by_everybody_and_never_scrolls_sideways(
    hall: Hall, walk: Room
) -> None:
    look, control = Look(), hall.control(viewport=PHONE, has_touch=True)
    expect(control.page.locator("#contact")).to_have_text("Kontakt")
    look.at(control.page, "control")
    enlarge_text(control.page)
    look.narrow(control.page, "control, twice the text")
    assert in_view(control.page, "#next") == [True]
    assert look.findings == []
