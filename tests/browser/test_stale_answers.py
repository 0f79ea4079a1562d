"""What comes too late is refused and said so; what is old never comes back; two at once move one step."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Hall
from tests.browser.people import Phone, insist
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

OVERTAKEN = "Samtalet hade redan gått vidare. Nu ser du var ni är."
LATE = "Det sista svaret hann inte fram och räknas inte."


@pytest.fixture(autouse=True)
def asked(room: Room) -> None:
    room.ask()


def stored(hall: Hall) -> list[tuple[int, str]]:
    return sorted((one.question_id, one.code) for one in hall.answers())


def test_an_answer_after_its_question_has_closed_is_refused_and_the_phone_says_so(hall: Hall) -> None:
    scripted, plain = hall.phone().join("asking"), hall.phone(java_script_enabled=False).join("asking")
    question = hall.questions()[0]
    for phone in (scripted, plain):
        phone.choose("4")
        phone.go_on()
    scripted.has_sent_all()
    assert stored(hall) == [(question, "4")] * 2
    scripted.context.set_offline(True)
    scripted.choose("1")
    plain.choose("1")
    hall.room.close()
    plain.press_on()
    expect(plain.page.locator("#notice")).to_contain_text(LATE)
    scripted.context.set_offline(False)
    expect(scripted.page.locator("#notice")).to_contain_text(LATE)
    scripted.see("closed")
    scripted.has_sent_all()
    assert stored(hall) == [(question, "4")] * 2


def test_two_tabs_and_a_cleared_storage_never_bring_back_an_older_answer(hall: Hall) -> None:
    first = hall.phone().join("asking")
    question = hall.questions()[0]
    first.choose("4")
    first.saved()
    second = Phone(first.context, first.address)
    second.page.goto(f"{first.address}?q={question}")
    second.choose("2")
    second.saved()
    assert stored(hall) == [(question, "2")]
    first.choose("3")  # made now, on a page that has not heard of the other tab's answer
    first.saved()
    assert stored(hall) == [(question, "3")]
    keep_in_storage(second, question, "4", number=1)
    second.page.reload()
    second.has_sent_all()
    assert stored(hall) == [(question, "3")]
    second.page.evaluate("localStorage.clear()")
    second.page.goto(f"{first.address}?q={question}")
    assert second.page.locator("input:checked").first.input_value() == "3"
    second.choose("U")
    second.saved()
    assert stored(hall) == [(question, "U")]


def told(page: Page) -> str:
    return page.locator(".messages").inner_text()


def keep_in_storage(phone: Phone, question: int, code: str, number: int) -> None:
    """As a phone that was put away before its answer was acknowledged."""
    phone.page.evaluate(
        """([question, code, number]) => {
            const { base, participant } = document.getElementById("room").dataset;
            const waiting = JSON.stringify({ [question]: { question, code, number } });
            localStorage.setItem(`${base}/${participant}`, waiting);
        }""",
        [question, code, number],
    )


def test_two_who_press_next_at_once_move_one_step_and_the_second_is_told(hall: Hall) -> None:
    hall.phone().join("asking")
    pages = [hall.control().page, hall.control().page]
    for page in pages:
        expect(page.locator("#contact")).to_have_text("Kontakt")
    before, at_once = hall.version, time.time() * 1000 + 1_000
    for page in pages:
        page.evaluate(
            """moment => setTimeout(
                () => document.querySelector("form[data-act=next]").requestSubmit(), moment - Date.now()
            )""",
            at_once,
        )
    for page in pages:
        expect(page.locator("#next")).to_have_text("Frågan stängs")
    insist(lambda: None, lambda: [told(page) for page in pages].count(OVERTAKEN) == 1)
    assert hall.version == before + 1
