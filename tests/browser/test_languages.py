"""What a language changes in a browser: direction, length of words, what is offered and what is kept."""

import pytest
from playwright.sync_api import Page, expect

from facilitate.extensions import db
from facilitate.languages import PARTICIPANTS_LANGUAGES
from facilitate.live.models import Screen
from facilitate.transaction import unit_of_work
from tests.browser import test_reach_phone, test_reach_room
from tests.browser.crowd import DAY, EVENING, Crowd
from tests.browser.hall import Hall
from tests.browser.look import Look, in_view
from tests.browser.speaking import make_room_of_many_languages
from tests.browser.test_phone import bytes_to_the_first_question
from tests.browser.test_reach_phone import ANSWERS, BUTTON

pytestmark = [pytest.mark.browser, pytest.mark.server]

OUTSIDE = """svg => {
    const { left, right, top, bottom } = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text, rect, circle")].filter((one) => {
        const box = one.getBoundingClientRect();
        const beside = box.left < left - 1 || box.right > right + 1;
        return (beside || box.top < top - 1 || box.bottom > bottom + 1) && !one.closest("pattern");
    }).map((one) => one.outerHTML);
}"""
EDGES = "all => all.map((one) => one.getBoundingClientRect().left)"


def projector(hall: Hall, language: str) -> Page:
    return let_it_speak(hall, hall.control().open_projector(), language)


def let_it_speak(hall: Hall, screen: Page, language: str) -> Page:
    with unit_of_work():
        db.session.query(Screen).filter_by(dialogue_id=hall.room.dialogue.id).update({"language": language})
    screen.reload()
    expect(screen.locator("html")).to_have_attribute("lang", language)
    return screen


def test_somebody_chooses_a_language_before_joining_and_keeps_it(hall: Hall) -> None:
    hall.room = make_room_of_many_languages()
    phone = hall.phone()
    phone.page.goto(phone.address)
    for name in ("Lätt svenska", "English"):
        expect(phone.page.get_by_role("link", name=name)).to_be_visible()
    phone.page.get_by_role("link", name="العربية").click()
    phone.page.locator("form .button.primary").click()
    phone.see("waiting")
    root = phone.page.locator("html")
    for _visit in range(2):
        expect(root).to_have_attribute("lang", "ar")
        expect(root).to_have_attribute("dir", "rtl")
        phone.page.goto(phone.address)
    phone.page.get_by_role("button", name="Lätt svenska").click()
    expect(root).to_have_attribute("lang", "sv-simple")
    expect(root).to_have_attribute("dir", "ltr")


def test_the_chosen_language_is_kept_when_the_end_has_erased_who_chose_it(hall: Hall) -> None:
    hall.room = make_room_of_many_languages()
    phone, asleep = hall.phone(), hall.phone()
    for one in (phone, asleep):
        one.page.goto(f"{one.address}?lang=ar")
        one.page.locator("form .button.primary").click()
        one.see("waiting")
    asleep.page.context.set_offline(True)
    control = hall.control()
    control.page.get_by_text("Avsluta samtalet", exact=True).click()
    control.page.get_by_role("button", name="Avsluta", exact=True).click()
    phone.see("ending")
    hall.let_the_clock_run_out()
    asleep.page.context.set_offline(False)
    for one in (phone, asleep):
        one.see("ended")
        expect(one.page.locator("html")).to_have_attribute("lang", "ar")


def test_every_screen_of_a_phone_can_be_reached_in_arabic(hall: Hall) -> None:
    hall.room = make_room_of_many_languages(opened=False)
    look, phone = Look(), hall.phone("ar")

    def at(state: str) -> None:
        phone.page.goto(phone.address)
        phone.see(state)
        expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")
        look.at(phone.page, state)

    test_reach_phone.before_joining(hall.room, at)
    phone.join()
    at("waiting")
    test_reach_phone.asked(hall.room, at)
    test_reach_phone.shown(hall.room, at)
    hall.room.end()
    at("ending")
    assert look.findings == []


def test_every_view_of_the_projector_can_be_reached_in_arabic(hall: Hall) -> None:
    hall.room = make_room_of_many_languages()
    look, screen = Look(), projector(hall, "ar")

    def at(kind: str) -> None:
        screen.reload()
        expect(screen.locator("#stage")).to_have_attribute("data-kind", kind)
        look.at(screen, kind, narrow=False)

    at("join")
    test_reach_room.asked(hall.room, at)
    test_reach_room.shown(hall.room, at)
    test_reach_room.written(hall.room, at)
    assert look.findings == []


@pytest.mark.parametrize("language", PARTICIPANTS_LANGUAGES)
def test_all_six_answers_and_the_button_are_in_view_on_a_small_phone(hall: Hall, language: str) -> None:
    hall.room = make_room_of_many_languages()
    hall.room.ask()
    phone = hall.phone(language).join("asking")
    for _question in hall.questions():
        assert in_view(phone.page, ANSWERS) == [True] * 6
        assert in_view(phone.page, BUTTON) == [True]
        phone.answer("4")


@pytest.mark.parametrize("language", PARTICIPANTS_LANGUAGES)
def test_no_picture_is_clipped(hall: Hall, language: str) -> None:
    hall.room = room = make_room_of_many_languages()
    room.ask()
    Crowd(room).answer([DAY, EVENING, DAY, EVENING])
    room.close()
    room.press("show")
    screen = projector(hall, language)
    assert screen.locator(".picture svg").evaluate(OUTSIDE) == []


def test_answers_stand_on_the_side_that_is_read_first(hall: Hall) -> None:
    hall.room = room = make_room_of_many_languages()
    room.ask()
    Crowd(room).answer([DAY, EVENING, DAY, EVENING])
    room.close()
    room.press("show")
    screen = hall.control().open_projector()
    for language, label, mirrored in (("sv", "Mycket trygg", False), ("ar", "أشعر بأمان كبير", True)):
        picture = let_it_speak(hall, screen, language).locator(".picture svg")
        [written] = picture.locator("text", has_text=label).evaluate_all(EDGES)
        dots = picture.locator(":scope > circle").evaluate_all(EDGES)
        assert len(dots) > 40
        assert all((dot < written) is mirrored for dot in dots)


def test_the_way_to_the_first_question_is_as_short_in_arabic(hall: Hall) -> None:
    hall.room = make_room_of_many_languages()
    hall.room.ask()
    requests, size = bytes_to_the_first_question(hall.phone("ar"))
    assert 5 <= requests <= 8
    assert size < 60_000
