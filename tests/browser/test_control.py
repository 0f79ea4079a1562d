"""Control by keyboard, by a presenter's clicker and beside a colleague; the projector that follows."""

import pytest
from playwright.sync_api import Page, expect

from facilitate.dialogues.models import StepKind
from facilitate.live.models import Comment
from facilitate.transaction import unit_of_work
from tests.browser.hall import Hall
from tests.factories import save
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture(autouse=True)
def opened(room: Room) -> None:
    """Every test here is about an open room."""


CALM = 1_100  # milliseconds after which a press counts again


def written(hall: Hall, text: str) -> Comment:
    return save(Comment(dialogue_id=hall.room.dialogue.id, text=text))  # type: ignore[no-any-return]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def heard(page: Page) -> None:
    expect(page.locator("#contact")).to_have_text("Kontakt")


def test_a_clicker_moves_the_room_on_and_back_and_blanks_the_projector(hall: Hall) -> None:
    control = hall.control()
    projector = control.open_projector()
    heard(control.page)
    expect(projector.locator("#stage")).to_have_attribute("data-kind", "join")
    control.page.bring_to_front()
    control.page.keyboard.press("PageDown")
    expect(projector.locator("#stage")).to_have_attribute("data-kind", "intro")
    control.page.keyboard.press("b")
    expect(projector.locator("#stage")).to_have_attribute("data-kind", "blank")
    control.page.keyboard.press(".")
    expect(projector.locator("#stage")).to_have_attribute("data-kind", "intro")
    control.page.keyboard.press("PageUp")
    expect(projector.locator("#stage")).to_have_attribute("data-kind", "join")


def test_a_double_press_moves_one_step(hall: Hall) -> None:
    control = hall.control()
    heard(control.page)
    control.page.locator("#next").dblclick()
    expect(control.page.locator("#next")).to_have_text("Öppna frågan")
    control.page.wait_for_timeout(CALM)
    expect(control.page.locator("#now-title")).to_contain_text("practice")
    expect(control.page.locator("#next")).to_have_text("Öppna frågan")


def test_keys_that_are_typed_into_a_field_do_not_act(hall: Hall) -> None:
    control = hall.control()
    heard(control.page)
    control.page.locator("#tab-proposals").click()
    control.page.locator("#measure").fill("")
    control.page.locator("#measure").press_sequentially("Bygg om. B")
    expect(control.page.locator("#measure")).to_have_value("Bygg om. B")
    expect(control.page.locator("#blank")).to_have_text("Släck storskärmen")


def test_keys_can_be_switched_off(hall: Hall) -> None:
    control = hall.control()
    heard(control.page)
    before = control.version
    control.page.locator("#keys").uncheck()
    control.page.keyboard.press("PageDown")
    control.page.keyboard.press("b")
    control.page.wait_for_timeout(500)
    assert control.version == before


def test_the_whole_button_row_works_by_keyboard_and_focus_stays(hall: Hall) -> None:
    page = hall.control().page
    heard(page)
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#next")).to_have_text("Öppna frågan")
    assert focused(page) == "next"
    page.wait_for_timeout(CALM)
    page.keyboard.press("Space")
    expect(page.locator("#next")).to_have_text("Stäng frågan")
    assert focused(page) == "next"
    page.locator("#blank").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#blank")).to_have_text("Tänd storskärmen")
    assert focused(page) == "blank"


def test_what_a_colleague_does_moves_neither_the_open_comment_nor_what_is_typed(hall: Hall) -> None:
    written(hall, "Det är mörkt vid perrongen")
    mine, colleague = hall.control(), hall.control()
    heard(mine.page)
    heard(colleague.page)
    mine.page.locator("#tab-comments").click()
    expect(mine.page.locator(".comment-text")).to_contain_text("mörkt")
    mine.page.locator("#reason").select_option("name")
    mine.page.locator("#word-2").focus()
    mine.page.keyboard.press("Space")
    for number in range(5):
        written(hall, f"Något annat {number}")
    colleague.press("Börja")
    expect(mine.page.locator("#next")).to_have_text("Öppna frågan")
    assert focused(mine.page) == "word-2"
    expect(mine.page.locator("#reason")).to_have_value("name")
    expect(mine.page.locator("#word-2")).to_be_checked()
    expect(mine.page.locator(".comment-text")).to_contain_text("mörkt")


def test_a_decision_leads_to_the_next_comment_and_not_to_its_button(hall: Hall) -> None:
    for words in ("Första", "Andra"):
        written(hall, words)
    page = hall.control().page
    heard(page)
    page.locator("#tab-comments").click()
    first = page.locator(".comment-text").inner_text()
    page.wait_for_timeout(CALM)
    page.locator("#approve").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".done-line")).to_contain_text("Godkänd.")
    expect(page.locator(".comment-text")).not_to_have_text(first)
    assert focused(page) == "comment-title"
    page.locator("#undo").click()
    expect(page.locator(".comment-text")).to_have_text(first)


def test_a_right_that_ends_leads_to_a_page_that_says_so(hall: Hall) -> None:
    control = hall.control()
    heard(control.page)
    with unit_of_work():
        hall.room.leader.user.credential_version += 1
    control.page.wait_for_url("**/left")
    expect(control.page.locator("h1")).to_have_text("Du styr inte samtalet längre")


def test_the_projector_says_when_it_is_not_live(hall: Hall) -> None:
    hall.room.jump(StepKind.TALK)
    control = hall.control()
    projector = control.open_projector()
    expect(projector.locator("#not-live")).to_be_hidden()
    projector.context.set_offline(True)
    expect(projector.locator("#not-live")).to_contain_text("Ingen kontakt – visar läget från", timeout=30_000)
    projector.context.set_offline(False)
    expect(projector.locator("#not-live")).to_be_hidden(timeout=30_000)


def test_a_window_on_another_computer_is_paired_by_its_code(hall: Hall) -> None:
    hall.room.jump(StepKind.TALK)
    control = hall.control()
    window = hall.staff_browser(viewport={"width": 1280, "height": 720}).new_page()
    window.goto(f"{hall.server.url}/screen")
    code = window.locator(".join-code").inner_text()
    control.page.locator("#tab-screens").click()
    control.page.locator("#pairing-code").fill(code)
    control.page.keyboard.press("Enter")
    expect(window.locator("#stage")).to_have_attribute("data-kind", "talk")
    control.page.locator("#tab-screens").click()
    control.page.locator(".windows").get_by_role("button", name="Ta bort").click()
    expect(window.locator("h1")).to_have_text("Fönstret visar inget längre")


def test_a_closing_question_counts_down_in_minutes(hall: Hall) -> None:
    hall.room.join(2)
    hall.room.ask()
    control = hall.control()
    control.press("Stäng frågan")
    expect(control.page.locator("#stage")).to_contain_text("Frågan stängs om 2 minuter.")
    expect(control.page.locator("#more-time")).to_be_visible()


def test_whoever_ends_the_dialogue_sees_that_it_ends_and_how_to_undo_it(hall: Hall) -> None:
    hall.room.join(2)
    hall.room.ask()
    page = hall.control().page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator("#end").click()
    page.locator("#end-now").click()
    expect(page.locator("#now-title")).to_be_in_viewport()
    assert focused(page) == "now-title"
    expect(page.get_by_role("button", name="Ångra – fortsätt samtalet")).to_be_in_viewport()


def test_whoever_saves_far_down_the_page_sees_that_it_is_saved(hall: Hall) -> None:
    hall.room.ask()
    page = hall.control().page
    page.goto(f"{page.url}/hands")
    heard(page)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.locator("#hands-1").fill("3")
    page.get_by_role("button", name="Spara händerna").click()
    expect(page.get_by_text("Händerna är sparade.")).to_be_in_viewport()
