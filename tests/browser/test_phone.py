"""What only a browser can show of a phone's page: requests, the calm after a change, what is being typed."""

import pytest
from playwright.sync_api import expect

from facilitate.dialogues.models import StepKind
from tests.browser.hall import Hall
from tests.browser.people import SCREEN, Phone
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_from_the_code_to_the_first_question_are_at_most_eight_requests_of_sixty_kilobytes(
    hall: Hall, room: Room
) -> None:
    room.ask()
    requests, size = bytes_to_the_first_question(hall.phone())
    assert 5 <= requests <= 8
    assert size < 60_000


def bytes_to_the_first_question(phone: Phone) -> tuple[int, int]:
    """How many requests the phone makes for it, and how large the answers are as they are sent."""
    sizes: dict[str, int] = {}
    tool = phone.context.new_cdp_session(phone.page)
    tool.send("Network.enable")
    tool.on(
        "Network.loadingFinished", lambda one: sizes.update({one["requestId"]: int(one["encodedDataLength"])})
    )
    phone.join("asking")
    phone.page.wait_for_load_state("networkidle")
    over_the_network = [
        size for size in sizes.values() if size
    ]  # a copy from the browser's own store has none
    return len(over_the_network), sum(over_the_network)


def test_a_press_meant_for_the_screen_before_does_nothing(hall: Hall, room: Room) -> None:
    room.ask()
    phone = hall.phone().join("asking")
    phone.choose("3")
    phone.saved()
    screens = phone.page.evaluate(
        """() => {
          const shown = () => document.querySelector("#stage section[data-screen]:not([hidden])");
          const button = shown().querySelector(".primary").getBoundingClientRect();
          const under = () => document.elementFromPoint(button.x + 20, button.y + 20);
          const names = [under().closest("button") !== null];
          under().click();
          names.push(under().closest("button, label, a") !== null);
          return names;
        }"""
    )
    assert screens == [True, False]
    phone.choose("1")
    phone.saved()


def test_a_closing_question_is_announced_and_the_focus_stays(hall: Hall, room: Room) -> None:
    room.ask()
    phone = hall.phone().join("asking")
    phone.choose("3")
    phone.saved()
    phone.page.locator(f"{SCREEN} input:checked").focus()
    room.press("close")
    expect(phone.page.locator("#told")).to_have_text("Frågan stängs inom 2 minuter.")
    assert phone.page.evaluate("document.activeElement.checked")
    button = phone.page.locator(f"{SCREEN} .actions .primary").bounding_box()
    assert button
    assert button["y"] + button["height"] <= 640


def test_what_is_being_typed_stays_when_the_room_moves_and_even_when_it_ends(hall: Hall, room: Room) -> None:
    room.jump(StepKind.COMMENT)
    phone = hall.phone().join("comment")
    words = phone.page.get_by_label("Din kommentar")
    words.fill("Lampan vid")
    room.jump(StepKind.TALK)
    onward = phone.page.locator("#onward")
    expect(onward).to_contain_text("Samtalet har gått vidare. Du hinner skriva klart.")
    onward.get_by_role("button", name="Skriv klart").click()
    expect(words).to_be_focused()
    phone.page.reload()
    phone.see("talk")
    phone.page.get_by_role("link", name="Skriv en kommentar").click()
    expect(words).to_have_value("Lampan vid")
    room.end()
    expect(onward).to_be_visible()
    hall.let_the_clock_run_out()
    expect(onward).to_contain_text("Det du har skrivit går inte att skicka längre.")
    expect(words).to_have_value("Lampan vid")
    onward.get_by_role("link", name="Gå vidare").click()
    phone.see("ended")
    phone.has_sent_all()


def test_words_that_were_sent_before_the_script_had_come_do_not_come_back(hall: Hall, room: Room) -> None:
    room.jump(StepKind.COMMENT)
    phone = hall.phone().join("comment")
    words = phone.page.get_by_label("Din kommentar")
    phone.page.wait_for_load_state("networkidle")
    words.fill("Lampan är trasig.")
    phone.page.evaluate("document.querySelector('form[data-comment]').submit()")  # past the script
    expect(phone.page.get_by_text("Tack. Kommentaren är sparad.")).to_be_visible()
    phone.has_sent_all()
    expect(words).to_have_value("")
    words.fill("Och bänken")
    phone.page.reload()
    expect(words).to_have_value("Och bänken")


def test_the_page_without_module_scripts_is_answered_by_forms(hall: Hall, room: Room) -> None:
    room.ask()
    phone = hall.phone()
    # As a browser from before the scripts' language: it fetches them and cannot read them.
    phone.context.route("**/*.mjs", lambda way: way.fulfill(body="class {", content_type="text/javascript"))
    phone.join("asking")
    phone.answer("4", "3")
    phone.page.get_by_role("button", name="Hoppa över").click()
    phone.answer("U")
    assert sorted(one.code for one in hall.answers()) == ["-", "3", "4", "U"]
