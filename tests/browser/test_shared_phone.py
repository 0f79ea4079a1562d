"""Two people on one phone, in a real browser: one hands it over, and nothing of hers is left on it."""

import pytest
from playwright.sync_api import Error, expect

from facilitate.dialogues.models import StepKind
from tests.browser.hall import Hall
from tests.browser.look import Look, in_view
from tests.browser.people import SCREEN, Phone, insist, tap
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

CHOSEN = "#stage input[type=radio]:checked"
HOLDER = "#stage .holder"
HAND_OVER = "form[data-hand-over] button"


def by_person(hall: Hall) -> list[str]:
    given: dict[str, str] = {}
    for one in sorted(hall.answers(), key=lambda one: one.question_id):
        given[one.participant_id] = given.get(one.participant_id, "") + one.code
    return sorted(given.values())


def share(phone: Phone) -> None:
    phone.page.locator("a", has_text="Är ni två om telefonen?").click()
    phone.page.locator("#stage form .primary").click()
    expect(phone.page.locator(HOLDER)).to_have_text("Person 1")


def hand_over(phone: Phone, to: int) -> None:
    insist(
        lambda: tap(phone.page.locator(HAND_OVER)),
        lambda: phone.page.locator(HOLDER).inner_text() == f"Person {to}",
    )


def goes_back(phone: Phone) -> bool:
    """Press the browser's back button; False at the beginning, or where a form would be sent again."""
    try:
        return phone.page.go_back() is not None and phone.address in phone.page.url
    except Error:
        return False


@pytest.fixture
def phone(hall: Hall, room: Room) -> Phone:
    joined = hall.phone().join()
    share(joined)
    room.ask()
    joined.see("asking")
    return joined


@pytest.mark.parametrize("scripts", [True, False])
def test_two_answer_one_after_the_other_and_the_first_is_not_seen_again(
    hall: Hall, room: Room, scripts: bool
) -> None:
    phone = hall.phone(java_script_enabled=scripts).join()
    share(phone)
    room.ask()
    phone.page.goto(phone.address)
    phone.answer("4", "3", "4", "3")
    hand_over(phone, 2)
    assert phone.page.locator(CHOSEN).count() == 0
    while goes_back(phone):
        expect(phone.page.locator("h1").first).to_be_attached()
        assert phone.page.locator(CHOSEN).count() == 0
    phone.page = phone.context.new_page()
    phone.page.goto(phone.address)
    phone.answer("1", "U", "1", "U")
    assert by_person(hall) == ["1U1U", "4343"]
    hand_over(phone, 1)
    phone.see("handed_over")
    assert phone.page.locator(CHOSEN).count() == 0


def test_another_tab_of_the_phone_loses_the_first_at_once_and_stores_nothing_on_the_second(
    hall: Hall, phone: Phone
) -> None:
    phone.answer("4", "4", "4", "4")
    other = Phone(phone.context, phone.address)
    other.page.goto(f"{phone.address}?q={hall.questions()[0]}")
    assert other.page.locator(f"{SCREEN} input:checked").input_value() == "4"
    hand_over(phone, 2)
    expect(other.page.locator(HOLDER)).to_have_text("Person 2")
    assert other.page.locator(CHOSEN).count() == 0
    other.choose("1")
    other.saved()
    assert by_person(hall) == ["1", "4444"]


def test_the_phone_is_handed_over_only_when_all_is_saved_and_then_keeps_nothing(
    hall: Hall, phone: Phone
) -> None:
    phone.answer("4", "4", "4")
    phone.context.set_offline(True)
    phone.answer("2")
    phone.page.locator(HAND_OVER).click()
    expect(phone.page.locator("#notice")).to_contain_text("Allt är inte sparat än.")
    expect(phone.page.locator(HOLDER)).to_have_text("Person 1")
    phone.context.set_offline(False)
    phone.has_sent_all()
    hand_over(phone, 2)
    assert phone.page.evaluate("JSON.stringify({...localStorage})") == "{}"
    assert by_person(hall) == ["4442"]


def test_both_count_and_the_one_who_holds_the_phone_begins_the_next_step(
    hall: Hall, room: Room, phone: Phone
) -> None:
    control = hall.control()
    phone.answer("4", "4", "4", "4")
    expect(control.page.locator("[data-count=joined]").first).to_have_text("2 är med på telefon")
    expect(control.page.locator("[data-count=done]")).to_have_text("1 klar")
    hand_over(phone, 2)
    phone.answer("1", "1", "1", "1")
    expect(control.page.locator("[data-count=done]")).to_have_text("2 klara")
    room.close()
    room.ask(StepKind.CLOSING)
    expect(phone.page.locator(f"{SCREEN} h1")).to_have_text("Vad tyckte du om samtalet?")
    expect(phone.page.locator(HOLDER)).to_have_text("Person 2")


def test_every_page_of_a_shared_phone_can_be_reached_by_everybody(hall: Hall, room: Room) -> None:
    look, phone = Look(), hall.phone().join()
    phone.page.goto(f"{phone.address}/share")
    look.at(phone.page, "two")
    share_at_once = phone.page.locator("#stage form .primary")
    share_at_once.click()
    phone.page.goto(f"{phone.address}/share")
    look.at(phone.page, "already two")
    room.ask()
    phone.page.goto(phone.address)
    assert in_view(phone.page, f"{SCREEN} label.answer") == [True] * 6
    look.at(phone.page, "asking")
    phone.answer("4", "4", "4", "4")
    look.at(phone.page, "done")
    hand_over(phone, 2)
    phone.answer("1", "1", "1", "1")
    hand_over(phone, 1)
    look.at(phone.page, "handed over")
    assert look.findings == []
    assert [error for witness in hall.witnesses for error in witness.errors] == []


def test_words_that_the_first_began_come_back_to_nobody_without_scripts(hall: Hall, room: Room) -> None:
    phone = hall.phone(java_script_enabled=False).join()
    share(phone)
    room.ask()
    phone.page.goto(f"{phone.address}/comment")
    phone.page.locator("#comment-text").fill("Bara för mig")
    phone.page.goto(phone.address)
    phone.answer("4", "3", "4", "3")
    hand_over(phone, 2)
    while "/comment" not in phone.page.url:
        assert goes_back(phone)
    assert phone.page.locator("#comment-text").input_value() == ""
