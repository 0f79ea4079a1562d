"""Whoever reads comments: marks that say what to do, alike ones together, one phone silenced, a sound."""

import re

import pytest
from playwright.sync_api import Page, expect

from facilitate.dialogues.models import StepKind
from facilitate.live.models import Comment, CommentStatus
from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.browser.people import insist, tap
from tests.factories import save
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

COUNT_SOUNDS = """() => { window.sounds = 0; const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...at) { window.sounds += 1; return start.apply(this, at); };
}"""


def written(room: Room, text: str, **given: object) -> Comment:
    return save(Comment(dialogue_id=room.dialogue.id, text=text, **given))


def reading(hall: Hall) -> Page:
    page = hall.control().page
    page.locator("#tab-comments").click()
    expect(page.locator("#panel-open")).to_be_visible()
    return page


def decide(page: Page, button: str) -> None:
    insist(lambda: tap(page.locator(button)), page.locator(".done-line").is_visible)


def test_a_mark_says_at_once_what_it_means_and_then_what_to_do(hall: Hall, room: Room) -> None:
    written(room, "Lampan vid skylten är trasig.")
    page, look = reading(hall), Look()
    duty = page.get_by_text("ska genast anmäla till socialtjänsten")
    expect(duty).to_be_hidden()
    page.locator("#mark").select_option("child")
    expect(duty).to_be_visible()
    look.at(page, "the card of a comment")
    page.locator("#mark").select_option("fault")
    expect(duty).to_be_hidden()
    decide(page, "#approve")
    expect(page.locator("#fault-report")).to_have_value(re.compile("^Lampan vid skylten är trasig"))
    page.locator(".copy-text button").click()
    expect(page.locator(".copy-text button")).to_have_text(re.compile("Kopierat|Markerat"))
    look.at(page, "what to do with a fault")
    page.locator("#all-faults").click()
    expect(page.get_by_label("Fel 1")).to_be_visible()
    look.at(page, "all faults")
    assert look.findings == []


def test_alike_comments_are_put_together_and_apart_without_leaving_the_page(hall: Hall, room: Room) -> None:
    for number in range(3):
        written(room, f"Mörkt vid bänk {number}", status=CommentStatus.APPROVED)
    page, look = reading(hall), Look()
    page.locator("#approved-summary").click()
    page.locator("[id^=alike-]").first.click()
    expect(page.locator(".alike-said")).to_be_visible()
    look.at(page, "choosing what says the same")
    page.locator("[id^=merge-]").first.click()
    expect(page.get_by_text("2 kommentarer säger ungefär detsamma")).to_be_attached()
    look.at(page, "what says the same")
    page.locator("[id^=part-]").click()
    expect(page.get_by_text("säger ungefär detsamma")).to_have_count(0)
    assert look.findings == []


def test_all_from_one_phone_is_hidden_and_its_owner_goes_on_writing(hall: Hall, room: Room) -> None:
    room.ask()
    room.jump(StepKind.COMMENT)
    phone = hall.phone().join("comment")
    phone.write("Ett hot")
    page = reading(hall)
    page.locator("#reason").select_option("threat")
    page.locator("#hide-all").click()
    decide(page, "#hide-all-now")
    expect(page.get_by_text("Klart. Det som kommer från samma telefon döljs.")).to_be_visible()
    phone.page.goto(phone.address)
    phone.write("Ett hot till")
    page.reload()
    expect(page.locator(".panel-empty")).to_be_visible()
    expect(page.get_by_text("Ett hot till")).to_have_count(0)


def test_the_question_about_one_phone_is_not_open_under_the_next_comment(hall: Hall, room: Room) -> None:
    room.ask()
    room.jump(StepKind.COMMENT)
    for number in range(2):
        hall.phone().join("comment").write(f"Ett hot {number}")
    page = reading(hall)
    page.locator("#reason").select_option("threat")
    page.locator("#hide-all").click()
    expect(page.locator("#hide-all-now")).to_be_visible()
    decide(page, "#hide-all-now")
    expect(page.get_by_text("Klart. Det som kommer från samma telefon döljs.")).to_be_visible()
    expect(page.locator("#hide-all")).to_be_visible()
    expect(page.locator("#hide-all-now")).to_be_hidden()


def test_a_missing_reason_is_told_where_it_is_seen(hall: Hall, room: Room) -> None:
    room.ask()
    written(room, "Kim stör")
    page = reading(hall)
    page.set_viewport_size({"width": 360, "height": 640})
    page.locator(".word", has_text="Kim").click()
    told = page.get_by_text("Välj ett skäl i listan.")
    insist(lambda: tap(page.locator("#approve")), lambda: told.count() == 1)
    expect(told).to_be_in_viewport()


def test_whoever_waits_for_comments_is_told_that_one_has_come(hall: Hall, room: Room) -> None:
    room.ask()
    room.jump(StepKind.COMMENT)
    page = reading(hall)
    expect(page.locator(".panel-empty")).to_contain_text("Inget att läsa just nu.")
    hall.phone().join("comment").write("Mörkt")
    expect(page.locator(".panel-empty")).to_contain_text("1 att läsa")


def test_a_sound_tells_of_new_comments_for_whoever_turned_it_on(hall: Hall, room: Room) -> None:
    room.ask()
    room.jump(StepKind.COMMENT)
    page = reading(hall)
    page.evaluate(COUNT_SOUNDS)
    expect(page.locator("#chime")).not_to_be_checked()
    phone = hall.phone().join("comment")
    phone.write("Det är mörkt")
    expect(page.locator(".signals [data-count=comments_waiting]")).to_contain_text("1")
    assert page.evaluate("window.sounds") == 0
    page.locator("#chime").check()
    assert page.evaluate("window.sounds") == 1
    page.locator("#tab-none").click()
    page.wait_for_timeout(10_000)
    phone.page.goto(phone.address)
    phone.write("Mer ljus")
    expect(page.locator("#chimed")).to_have_text("En ny kommentar att läsa.")
    assert page.evaluate("window.sounds") == 2
    page.reload()
    page.locator("#tab-comments").click()
    expect(page.locator("#chime")).not_to_be_checked()
