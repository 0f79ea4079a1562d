"""Projector and control in every state: axe finds nothing; the whole dialogue can be led by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from facilitate.dialogues.models import StepKind
from facilitate.live import switches, wall
from facilitate.live.models import Comment, CommentStatus
from facilitate.live.windows import ScreenTheme
from facilitate.transaction import unit_of_work
from tests.browser.crowd import DAY, EVENING, FEW, Crowd
from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.browser.people import insist
from tests.factories import save
from tests.live.rooms import Room, make_room

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_every_view_of_the_projector_and_control_can_be_reached_by_everybody(hall: Hall) -> None:
    hall.room = make_room()
    look, control = Look(), hall.control()
    screen = control.open_projector()

    def at(kind: str) -> None:
        """Look at both, the projector in each theme."""
        for page in (screen, control.page):
            page.reload()
        expect(screen.locator("#stage")).to_have_attribute("data-kind", kind)
        look.at(control.page, f"control: {kind}")
        for theme in ScreenTheme:
            screen.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme.value)
            look.at(screen, f"{theme.value} {kind}", narrow=False)

    whole_evening(hall, at)
    assert look.findings == []


def whole_evening(hall: Hall, at: Callable[[str], None]) -> None:
    at("join")
    asked(hall.room, at)
    shown(hall.room, at)
    written(hall.room, at)
    at_the_end(hall, at)


def asked(room: Room, at: Callable[[str], None]) -> None:
    crowd = Crowd(room)
    room.jump(StepKind.RATE)
    at("intro")
    room.press("ask")
    at("asking")
    crowd.answer([DAY, EVENING, DAY, FEW])
    room.join(1)
    room.press("close")
    at("asking")
    room.close()
    room.jump(StepKind.RATE)
    at("closed")


def shown(room: Room, at: Callable[[str], None]) -> None:
    room.press("show")
    at("shown")
    room.press("next_place")
    at("shown")


def written(room: Room, at: Callable[[str], None]) -> None:
    room.jump(StepKind.COMMENT)
    at("wall")
    for text in ("Lampan vid hållplats C är trasig.", "Bra bänkar.", "Mer ljus längs gångvägen, tack."):
        comment = save(Comment(dialogue_id=room.dialogue.id, text=text, status=CommentStatus.APPROVED))
        with unit_of_work():
            wall.put_up(comment, room.leader.user_id)
    at("wall")
    room.jump(StepKind.TALK)
    at("talk")
    with unit_of_work():
        room.step(StepKind.TALK).options = {"pause": True}
    at("pause")
    with unit_of_work():
        switches.blank(room.dialogue, blanked=True)
    at("blank")
    with unit_of_work():
        switches.blank(room.dialogue, blanked=False)


def at_the_end(hall: Hall, at: Callable[[str], None]) -> None:
    hall.room.end()
    at("pause")
    hall.let_the_clock_run_out()
    at("end")


def test_an_empty_window_and_a_dead_one_can_be_reached_by_everybody(hall: Hall) -> None:
    hall.room = make_room()
    look, page = Look(), hall.browse().new_page()
    page.goto(f"{hall.server.url}/screen")
    expect(page.locator(".join-code")).to_be_visible()
    look.at(page, "an empty window", narrow=False)
    page.context.clear_cookies()
    page.reload()
    look.at(page, "a dead window")
    assert look.findings == []


def test_the_whole_dialogue_can_be_led_by_keyboard_alone(hall: Hall) -> None:
    hall.room = make_room(opened=False)
    save(Comment(dialogue_id=hall.room.dialogue.id, text="Mer ljus, tack."))
    page = hall.control().page
    for words in (
        "Öppna samtalet", "Börja", "Öppna frågan", "Stäng frågan", "Visa resultatet", "Gå vidare",
        "Öppna frågan", "Stäng frågan", "Visa resultatet", "Nästa plats",
        "Gå vidare", "Gå vidare", "Gå vidare", "Öppna frågan", "Stäng frågan",
    ):  # fmt: skip
        expect(page.locator("#next")).to_contain_text(words)
        press(page, "next", has_moved(page))
    expect(page.locator("#next")).to_have_text("Sista delen")
    press(page, "tab-comments", lambda: page.locator("#approve").is_visible())
    press(page, "approve", lambda: page.locator("#put-up").is_visible())
    press(page, "put-up", lambda: not page.locator("#put-up").is_visible())
    press(page, "end", lambda: page.locator("#end-now").is_visible())
    press(page, "end-now", lambda: page.locator("#regret").is_visible())
    hall.let_the_clock_run_out()
    page.get_by_role("link", name="Till efterarbetet").press("Enter")
    expect(page.locator("h1")).to_be_visible()


def has_moved(page: Page) -> Callable[[], bool]:
    stage = page.locator("#stage")
    before = stage.get_attribute("data-version")
    return lambda: stage.get_attribute("data-version") != before


def press(page: Page, name: str, until: Callable[[], bool]) -> None:
    """Walk to it with the Tab key and press Enter."""
    reach(page, name)
    insist(lambda: page.keyboard.press("Enter"), until)


def reach(page: Page, name: str) -> None:
    for _ in range(80):
        if page.evaluate("document.activeElement.id") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never comes to {name}")
