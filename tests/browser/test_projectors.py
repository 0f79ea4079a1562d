"""Several projectors with looks of their own, and a laptop whose screen the room sees."""

import pytest
from playwright.sync_api import Page, expect

from facilitate.access import PassRole
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live import wall
from facilitate.live.models import Comment, CommentStatus
from facilitate.transaction import unit_of_work
from tests.browser.crowd import DAY, EVENING, Crowd
from tests.browser.hall import Hall
from tests.browser.look import Look, in_view
from tests.browser.people import Control, insist
from tests.factories import save
from tests.live.colleagues import let_in
from tests.live.rooms import make_room

pytestmark = [pytest.mark.browser, pytest.mark.server]

LONG = "Gång- och cykelvägen mellan Norra Stationsgatan och Lillgårdsskolan vid den gamla järnvägsövergången"
EVERYTHING = ".view h1, .view p, .view li, .view svg, .view cite"
SIZES = ({"width": 1280, "height": 720}, {"width": 1024, "height": 768})


def open_windows(control: Control, people: int) -> list[Page]:
    control.page.locator("#tab-screens").click()
    windows = [control.open_another_projector() for _ in range(people)]
    expect(control.page.locator(".windows > li")).to_have_count(people)
    return windows


def nothing_is_clipped(page: Page) -> None:
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        expect(page.locator(".view")).to_be_visible()
        page.wait_for_function("document.fonts.status === 'loaded'")
        insist(lambda: None, lambda: all(in_view(page, EVERYTHING)))


def test_three_windows_show_three_things_and_change_at_once(hall: Hall) -> None:
    hall.room = room = make_room(spots=(LONG, "Torget"))
    look, control = Look(), hall.control()
    room_window, way_in, results = open_windows(control, 3)
    marks = [window.evaluate("window.unloaded = Math.random()") for window in (way_in, results)]
    control.dress(2, content="join", theme="light", size="large")
    control.dress(3, content="result", theme="contrast", size="largest")
    expect(way_in.locator("html")).to_have_attribute("data-theme", "light")
    expect(results.locator("html")).to_have_attribute("data-size", "largest")
    expect(results.locator("#stage")).to_have_attribute("data-kind", "to_come")
    room.ask()
    expect(room_window.locator("#stage")).to_have_attribute("data-kind", "asking")
    expect(way_in.locator("#stage")).to_have_attribute("data-kind", "join")
    Crowd(room).answer([DAY, EVENING, DAY, EVENING])
    room.close()
    room.press("show")
    expect(results.locator("#stage")).to_have_attribute("data-kind", "shown")
    room.jump(StepKind.TALK)
    expect(room_window.locator("#stage")).to_have_attribute("data-kind", "talk")
    expect(results.locator("h1")).to_have_text(LONG)
    for name, window in (("dark", room_window), ("light", way_in), ("contrast", results)):
        look.at(window, name, narrow=False)
        nothing_is_clipped(window)
    assert look.findings == []
    assert [window.evaluate("window.unloaded") for window in (way_in, results)] == marks


def test_each_window_says_its_number_for_a_moment(hall: Hall) -> None:
    hall.room = make_room()
    control = hall.control()
    windows = open_windows(control, 2)
    for window in windows:
        expect(window.locator("#number")).to_be_hidden()
    control.page.locator("#numbers").click()
    for number, window in enumerate(windows, 1):
        expect(window.locator("#number")).to_have_text(str(number))
    expect(windows[0].locator("#number")).to_be_hidden()


def test_control_says_when_the_projector_lies_on_its_own_screen(hall: Hall) -> None:
    hall.room = make_room()
    control = hall.control()
    warning = control.page.locator(".whereabouts")
    window = control.open_projector()  # 1280x720, which a browser under test takes for its screen
    expect(control.page.locator(".views-screen figcaption")).not_to_contain_text("inget fönster öppet")
    expect(warning).to_be_hidden()
    control.page.set_viewport_size(SIZES[0])  # type: ignore[arg-type]
    expect(warning).to_be_visible()
    window.close()
    expect(warning).to_be_hidden()


def test_comments_of_two_thousand_characters_are_on_the_wall_from_beginning_to_end(hall: Hall) -> None:
    hall.room = room = make_room(spots=(LONG, "Torget"))
    control = hall.control()
    (window,) = open_windows(control, 1)
    control.dress(1, content="wall", size="largest")
    for text in ("Det är mörkt här. " * 111, "Lampan är trasig. " * 55, "Kort."):
        spot = room.dialogue.spots[0].id
        comment = save(
            Comment(dialogue_id=room.dialogue.id, text=text, status=CommentStatus.APPROVED, spot_id=spot)
        )
        with unit_of_work():
            wall.put_up(comment, None)
    expect(window.locator(".wall > li")).to_have_count(3)
    nothing_is_clipped(window)


def test_a_mirrored_screen_shows_the_room_nothing_that_is_the_facilitators_own(hall: Hall) -> None:
    hall.room = room = make_room()
    with unit_of_work():
        room.step(StepKind.RATE).spoken = {"sv": "Säg att bussen kommer först"}
    save(Comment(dialogue_id=room.dialogue.id, text="Anna i tvåan spelar hög musik"))
    let_in(room, PassRole.LEAD, "Bo Kollega")
    room.ask()
    page = hall.control().page
    private = ("Säg att bussen", "tvåan", "Bo Kollega", "har vi inte hört av")
    page.locator("#tab-comments").click()
    expect(page.locator(".comment-text")).to_contain_text("tvåan")
    expect(page.locator(".lines")).to_contain_text("Säg att bussen")
    page.locator("#mirroring").click()
    expect(page.locator(".standing")).to_contain_text("Skärmen speglas")
    for tab in ("#tab-comments", "#tab-colleagues", "#tab-screens"):
        page.locator(tab).click()
        expect(page.locator(f"{tab}[aria-current]")).to_be_visible()
        seen = page.inner_text("body") + page.title()
        assert [words for words in private if words in seen] == [], tab
    page.locator("#tab-comments").click()
    page.locator("summary", has_text="Visa kommentaren").click()
    expect(page.locator(".comment-text")).to_be_visible()
    page.locator("#mirroring").click()
    expect(page.locator(".lines")).to_contain_text("Säg att bussen")
    assert db.session.query(Comment).count() == 1


def test_what_is_chosen_for_a_window_stays_chosen_when_the_room_goes_on(hall: Hall) -> None:
    hall.room = room = make_room()
    control = hall.control()
    open_windows(control, 2)
    window = control.page.locator(".windows > li").nth(1)
    window.locator("summary").click()
    window.locator("select[name=content]").select_option("wall")
    before = control.version
    room.ask()
    control.page.wait_for_function(
        "one => document.getElementById('stage').dataset.version > one", arg=before
    )
    expect(window.locator("select[name=content]")).to_have_value("wall")
    control.open_another_projector()
    expect(control.page.locator(".windows > li")).to_have_count(3)
    expect(window.locator("select[name=content]")).to_have_value("wall")
    expect(window.locator("select[name=size]")).to_have_value("normal")
