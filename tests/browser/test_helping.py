"""No way leads from one person on a helper's device to the one before: each is tried in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from facilitate.extensions import db
from facilitate.live.models import Participant
from tests.browser.hall import Hall
from tests.browser.look import Look, enlarge_text, in_view
from tests.browser.people import SCREEN, insist
from tests.browser.tablet import Tablet, tablet
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

CHOSEN = "input[type=radio][name=code]:checked"


def by_person(hall: Hall) -> list[str]:
    """What each person gave, in the order of the questions."""
    given: dict[str, str] = {}
    for one in sorted(hall.answers(), key=lambda one: one.question_id):
        given[one.participant_id] = given.get(one.participant_id, "") + one.code
    return sorted(given.values())


def shows_nothing(page: Page) -> bool:
    return (
        page.locator(CHOSEN).count() == 0 and page.locator("[data-stored]:not([data-stored=''])").count() == 0
    )


@pytest.fixture
def device(hall: Hall, room: Room) -> Tablet:
    return tablet(hall)


def test_the_answers_of_three_people_are_their_own(hall: Hall, device: Tablet) -> None:
    for codes in ("4321", "UUUU", "N1N1"):
        device.begin().answer_all(*codes)
        device.next_person()
    assert by_person(hall) == ["4321--", "N1N1--", "UUUU--"]
    db.session.rollback()
    assert {one.token_hash for one in db.session.query(Participant)} == {None}


def test_going_back_within_one_person_shows_what_that_person_chose(device: Tablet) -> None:
    device.begin().answer("4", "3")
    device.page.reload()
    device.page.locator(f"{SCREEN} a[data-goto]", has_text="Tillbaka").click()
    assert device.page.locator(f"{SCREEN} {CHOSEN}").input_value() == "3"
    device.choose("1")
    device.saved()


def test_back_forward_and_reload_show_nothing_of_the_one_before(device: Tablet) -> None:
    device.begin().answer_all("4", "3", "2", "1")
    earlier = device.page.url
    device.next_person()
    seen = 0
    while device.page.go_back() is not None and "/help/" in device.page.url:
        expect(device.page.locator("h1").first).not_to_have_text("Tack för dina svar!")
        assert shows_nothing(device.page)
        seen += 1
    assert seen
    device.begin().choose("U")
    device.saved()
    device.page.goto(earlier)
    expect(device.page.locator("h1")).to_have_text("Personen är klar.")
    device.page.go_back()
    expect(device.page.locator(f"{SCREEN} {CHOSEN}")).to_have_value("U")  # the next one's own
    device.page.go_forward()
    device.page.reload()
    expect(device.page.locator("h1")).to_have_text("Personen är klar.")
    assert shows_nothing(device.page)


def test_a_second_tab_loses_the_person_at_once(device: Tablet) -> None:
    device.begin().answer("4", "3")
    other = device.another_tab(device.page.url)
    other.locator(f"{SCREEN} a[data-goto]", has_text="Tillbaka").click()
    expect(other.locator(f"{SCREEN} {CHOSEN}")).to_have_count(1)
    device.page.bring_to_front()
    device.answer_all()
    device.next_person()
    expect(other.locator("#stage")).to_contain_text("Börja med person 2")
    assert shows_nothing(other)


def test_a_tab_that_heard_nothing_can_store_nothing_on_the_next_person(hall: Hall, device: Tablet) -> None:
    device.begin().answer("4")
    plain = device.another_tab(device.page.url)
    plain.evaluate("window.stop()")
    form = plain.locator(f"{SCREEN} form")
    address, question = form.get_attribute("action"), form.locator("[name=question]").input_value()
    device.page.bring_to_front()
    device.answer_all()
    device.next_person()
    device.begin().answer("1")
    device.has_sent_all()
    told = device.page.evaluate(
        """([address, question]) => fetch(address, {
            method: "POST",
            headers: { Accept: "application/json", "Content-Type": "application/json" },
            body: JSON.stringify({ question, code: "N", number: 9 }),
        }).then(answer => answer.json())""",
        [address, int(question)],
    )
    assert told["sentence"] == "Den personen är redan klar. Det som skickades nu är inte sparat."
    assert by_person(hall) == ["1", "4-----"]


def test_the_device_keeps_nothing_of_somebody_who_is_done(device: Tablet) -> None:
    device.begin().answer_all("4", "4", "4", "4")
    device.next_person()
    kept = device.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert kept == "[{},{}]"
    assert "helped" not in device.page.evaluate("document.cookie")
    assert [one["name"] for one in device.context.cookies() if one["name"].startswith("helped")] == [
        "helped_here"
    ]


def test_without_network_answers_wait_and_nobody_takes_over_before_they_are_saved(
    hall: Hall, device: Tablet
) -> None:
    device.begin()
    device.context.set_offline(True)
    device.answer("4", "3")
    expect(device.page.locator(f"{SCREEN} [data-state]")).to_be_attached()
    device.answer_all()
    expect(device.page.locator(f"{SCREEN} [data-unsent]")).to_contain_text("Väntar på nätet.")
    device.done_button.click()
    expect(device.page.locator("#notice")).to_contain_text("Allt är inte sparat än.")
    assert by_person(hall) == []
    device.context.set_offline(False)
    device.next_person()
    assert by_person(hall) == ["43----"]


def test_a_comment_that_was_begun_is_sent_or_taken_away_before_the_next(device: Tablet) -> None:
    device.begin().answer("4")
    device.page.locator(f"{SCREEN} a", has_text="Vill personen säga något").click()
    device.page.locator("#comment-text").fill("Det är mörkt vid hållplatsen.")
    device.page.locator("a", has_text="Tillbaka till frågan").click()
    device.answer_all()
    device.done_button.click()
    expect(device.page.locator("#notice")).to_contain_text("Det finns en kommentar som inte är skickad.")
    device.page.locator("a", has_text="Vill personen säga något mer?").click()
    expect(device.page.locator("#comment-text")).to_have_value("Det är mörkt vid hållplatsen.")
    device.page.locator("form[data-comment] .primary.wide").click()
    expect(device.page.locator(".note", has_text="Tack. Kommentaren är sparad.")).to_be_visible()
    device.page.goto(device.address)
    device.next_person()


def test_without_scripts_the_same_is_asked_and_nothing_is_seen_again(hall: Hall, room: Room) -> None:
    plain = tablet(hall, java_script_enabled=False)
    plain.begin().answer("4", "3", "2", "1", "4", "4")
    plain.done_button.click()
    expect(plain.page.locator("#stage")).to_contain_text("Börja med person 2")
    while plain.page.go_back() is not None and "/help/" in plain.page.url:
        assert shows_nothing(plain.page)
    assert by_person(hall) == ["432144"]


def test_every_page_of_the_device_can_be_reached_by_everybody(hall: Hall, device: Tablet) -> None:
    look = Look()
    device.page.goto(device.address)
    look.at(device.page, "begin")
    device.begin()
    look.at(device.page, "question")
    device.page.locator(f"{SCREEN} a", has_text="Vill personen säga något").click()
    expect(device.page.locator("#comment-text")).to_be_visible()
    look.at(device.page, "comment")
    device.page.go_back()
    device.answer_all("4", "4", "4", "4")
    look.at(device.page, "done")
    gone = device.page.url
    device.page.goto(device.address)
    look.at(device.page, "going on")
    device.next_person()
    device.page.goto(gone)
    look.at(device.page, "gone")
    assert look.findings == []
    assert [error for witness in hall.witnesses for error in witness.errors if "410" not in error] == []


def test_the_answers_are_in_view_on_a_small_phone_and_with_twice_the_text(hall: Hall, room: Room) -> None:
    small = tablet(hall, viewport={"width": 360, "height": 640})
    small.begin()
    assert in_view(small.page, f"{SCREEN} label.answer") == [True] * 6
    assert in_view(small.page, f"{SCREEN} .actions .primary") == [True]
    enlarge_text(small.page)
    assert in_view(small.page, f"{SCREEN} label.answer")[0]
    assert in_view(small.page, f"{SCREEN} .more-below") == [True]


def test_a_person_is_helped_with_the_keyboard_alone(hall: Hall, device: Tablet) -> None:
    device.begin()
    page = device.page
    first, second = (page.locator(f"{SCREEN} input[type=radio]").nth(at) for at in (0, 1))
    insist(lambda: (first.focus(), page.keyboard.press("ArrowDown")), second.is_checked)
    device.saved()
    before = device.screen
    page.keyboard.press("Tab")
    insist(lambda: page.keyboard.press("Enter"), lambda: device.screen != before)
    device.has_sent_all()
    assert by_person(hall) == ["3"]
