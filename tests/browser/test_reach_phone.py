"""A phone in every state: for everybody, with large text, on the smallest of screens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from facilitate.dialogues.models import StepKind
from facilitate.live import switches
from facilitate.transaction import unit_of_work
from tests.browser.crowd import DAY, EVENING, FEW, Crowd
from tests.browser.hall import Hall
from tests.browser.look import Look, enlarge_text, in_view
from tests.browser.people import SCREEN, Phone
from tests.live.rooms import Room, make_room

pytestmark = [pytest.mark.browser, pytest.mark.server]

ANSWERS = f"{SCREEN} label.answer"
BUTTON = f"{SCREEN} .actions .primary"


@pytest.fixture
def early(hall: Hall) -> Room:
    hall.room = make_room(opened=False)
    return hall.room


def test_every_screen_of_a_phone_can_be_reached_by_everybody(hall: Hall, early: Room) -> None:
    look, phone = Look(), hall.phone()

    def at(state: str) -> None:
        phone.page.goto(phone.address)
        phone.see(state)
        look.at(phone.page, state)

    before_joining(early, at)
    phone.join()
    at("waiting")
    asked(early, at)
    shown(early, at)
    look_at_the_comment_box(phone, look)
    early.end()
    at("ending")
    hall.let_the_clock_run_out()
    at("ended")
    assert look.findings == []


def before_joining(room: Room, at: Callable[[str], None]) -> None:
    at("early")
    room.open()
    at("welcome")
    with unit_of_work():
        switches.pause_joining(room.dialogue, None, paused=True)
    at("paused")
    with unit_of_work():
        switches.pause_joining(room.dialogue, None, paused=False)


def asked(room: Room, at: Callable[[str], None]) -> None:
    for kind in (StepKind.PRACTICE, StepKind.CLOSING, StepKind.RATE):
        room.ask(kind)
        at("asking")
        room.press("close")
        at("closing")
        if kind != StepKind.RATE:
            room.close(kind)
            at("closed")
    for kind, state in ((StepKind.COMMENT, "comment"), (StepKind.TALK, "talk")):
        room.jump(kind)
        at(state)


def shown(room: Room, at: Callable[[str], None]) -> None:
    with unit_of_work():
        room.step(StepKind.RATE).options = {"aspects": ["day", "evening"], "results_on_phones": True}
    Crowd(room).answer([DAY, EVENING, DAY, FEW])
    room.close()
    room.jump(StepKind.RATE)
    room.press("show")
    at("shown")
    room.press("next_place")
    at("shown")


def look_at_the_comment_box(phone: Phone, look: Look) -> None:
    phone.page.goto(f"{phone.address}/comment")
    phone.page.locator("#comment-text").fill("Ring Anna Berg, 070-123 45 67.")
    phone.page.locator("form[data-comment] .primary.wide").click()
    expect(phone.page.locator("[data-warning]")).to_be_visible()
    look.at(phone.page, "a comment that names somebody")


def test_the_pages_before_and_beside_the_room_can_be_reached_by_everybody(hall: Hall, early: Room) -> None:
    look, page = Look(), hall.browse(viewport={"width": 360, "height": 640}).new_page()
    for path in ("/", "/?code=CDFHJK", "/sign-in", "/archive", "/no-such-page"):
        page.goto(hall.server.url + path)
        look.at(page, path)
    assert look.findings == []


def test_with_twice_the_text_the_first_answers_are_in_view_and_a_line_says_that_there_are_more(
    hall: Hall,
) -> None:
    hall.room = make_room()
    hall.room.ask()
    phone = hall.phone().join("asking")
    enlarge_text(phone.page)
    assert in_view(phone.page, ANSWERS)[:2] == [True, True]
    assert in_view(phone.page, f"{SCREEN} .more-below") == [True]
    expect(phone.page.locator(f"{SCREEN} .more-below")).to_have_text("Fler svar nedanför")
    look = Look()
    look.narrow(phone.page, "twice the text")
    assert look.findings == []
