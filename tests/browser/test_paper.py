"""A stack of paper forms, entered by keyboard only; also by touch, without scripts and without a network."""

import time

import pytest
from playwright.sync_api import Page, expect

from facilitate.extensions import db
from facilitate.live.models import Comment
from facilitate.transaction import unit_of_work
from tests.browser.hall import Hall, staff_cookie
from tests.browser.keyboard import at_number, type_keys
from tests.browser.look import Look, enlarge_text
from tests.live.rooms import make_room
from tests.live.stacks import Stack

pytestmark = [pytest.mark.browser, pytest.mark.server]

FIVE_PLACES = ("Busstationen", "Torget", "Parken", "Gångtunneln", "Centrumgaraget")


@pytest.fixture
def stack(hall: Hall) -> Stack:
    hall.room = make_room(spots=FIVE_PLACES)
    return Stack(hall.room)


def open_paper(hall: Hall, path: str = "/new", **given: object) -> Page:
    return hall.desk(f"/control/{hall.room.dialogue.id}/paper{path}", **given)


def colleague(hall: Hall, stack: Stack, path: str) -> Page:
    """The page in the browser of a colleague who may enter forms too."""
    dialogue = hall.room.dialogue
    with unit_of_work():
        dialogue.co_organisers.append(stack.colleague.departments[0])
    context = hall.browse("sv-SE", viewport={"width": 1280, "height": 800})
    context.add_cookies([staff_cookie(hall.app, hall.server, stack.colleague)])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(f"{hall.server.url}/control/{dialogue.id}/paper{path}")
    return page


def standing(stack: Stack, number: int) -> str:
    db.session.rollback()
    return stack.codes_of(number)


def test_a_stack_is_entered_without_a_mouse_and_a_mistake_is_taken_back(hall: Hall, stack: Stack) -> None:
    page = open_paper(hall)
    at_number(page, 1)
    began = time.monotonic()
    type_keys(page, "↵4321UN443322↵")
    at_number(page, 2)
    assert time.monotonic() - began < 20
    type_keys(page, "↵43<2u 1 ")  # 3 was meant to be 2; small letters do; two blanks
    type_keys(page, "nnnn44↵")
    at_number(page, 3)
    type_keys(page, "↵444444444411")
    page.keyboard.press("k")
    page.keyboard.type("Mörkt vid bron")
    page.keyboard.press("Enter")
    page.keyboard.type("Torget")
    type_keys(page, "↵↵")
    at_number(page, 4)
    assert standing(stack, 1) == "4321UN443322"
    assert standing(stack, 2) == "42U 1 nnnn44".upper()
    assert standing(stack, 3) == "444444444411"
    (comment,) = db.session.query(Comment)
    assert (comment.text, comment.spot.label["sv"]) == ("Mörkt vid bron", "Torget")


def test_enter_after_an_answer_leaves_no_question_out(hall: Hall, stack: Stack) -> None:
    page = open_paper(hall)
    at_number(page, 1)
    type_keys(page, "↵4↵")
    expect(page.locator("[data-unticked]")).to_have_text("Inget kryss här? Tryck Blanksteg.")
    type_keys(page, "3↵ ↵")
    type_keys(page, "".join(f"{key}↵" for key in "1UN44332"))
    expect(page.locator("[data-unticked]")).to_have_text("Inget kryss här? Tryck Blanksteg.")
    type_keys(page, "1↵")
    at_number(page, 2)
    assert standing(stack, 1) == "43 1UN443321"


def test_a_key_that_is_no_answer_here_moves_nothing(hall: Hall, stack: Stack) -> None:
    page = open_paper(hall)
    at_number(page, 1)
    type_keys(page, "↵79x!")
    assert page.evaluate("document.activeElement.matches('[data-row]')")
    expect(page.locator("[data-row]").first).to_be_focused()
    type_keys(page, "3")
    expect(page.locator("[data-row]").nth(1)).to_be_focused()


def test_somebody_else_enters_it_again_and_the_difference_is_settled(hall: Hall, stack: Stack) -> None:
    stack.enter(1, "4321UN443322")
    page = colleague(hall, stack, "/1/second")
    expect(page.locator("[data-row]").first).to_be_focused()
    type_keys(page, "4321UN443332↵")
    expect(page).to_have_url(f"{hall.server.url}/control/{hall.room.dialogue.id}/paper/1/differences")
    expect(page.get_by_text("skiljer sig åt på 1 ställe")).to_be_visible()
    page.get_by_label("Andra gången, av Bo Exempel").check()
    page.get_by_role("button", name="Spara valen").press("Enter")
    expect(page.get_by_text("Formulär 1 är kontrollerat.")).to_be_visible()
    assert standing(stack, 1) == "4321UN443332"


def test_a_taken_number_is_told_before_anything_is_typed(hall: Hall, stack: Stack) -> None:
    stack.enter(1, "4", by=stack.bo)
    page = open_paper(hall)
    at_number(page, 2)
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Formulär 1 är redan inskrivet.")).to_be_visible()
    page.get_by_role("link", name="Skriv in det en andra gång").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Formulär 1 en andra gång")


def test_a_lost_network_leaves_the_form_as_it_was_typed(hall: Hall, stack: Stack) -> None:
    page = open_paper(hall)
    at_number(page, 1)
    type_keys(page, "↵4321UN443322")
    page.context.set_offline(True)
    type_keys(page, "↵")
    expect(page.get_by_text("Det gick inte att nå servern")).to_be_visible()
    page.context.set_offline(False)
    type_keys(page, "↵")
    at_number(page, 2)
    assert standing(stack, 1) == "4321UN443322"


def test_forms_are_entered_by_finger_and_without_scripts(hall: Hall, stack: Stack) -> None:
    phone = {"viewport": {"width": 360, "height": 640}, "has_touch": True}
    for number, scripts in ((1, True), (2, False)):
        page = open_paper(hall, java_script_enabled=scripts, **phone)
        rows = page.locator("[data-row]")
        rows.nth(0).locator("label", has_text="Ganska otrygg").tap()
        rows.nth(1).locator("label", has_text="Undviker").tap()
        page.get_by_role("button", name="Spara och ta nästa").tap()
        expect(page.get_by_text(f"Formulär {number} är sparat.")).to_be_visible()
        assert standing(stack, number).strip() == "2U"


def test_every_page_about_paper_can_be_reached_and_fits(hall: Hall, stack: Stack) -> None:
    stack.hand_out(8)
    stack.enter(1, "4321UN443322")
    stack.enter(2, "4321UN443322", by=stack.bo)
    stack.enter_again(1, "4321UN443312")
    look = Look()
    for path in ("", "/new", "/1", "/1/differences", "/2/second"):
        page = open_paper(hall, path)
        look.at(page, path)
        enlarge_text(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        look.findings += [f"{path}: wider than the window with large text"] if wide else []
        page.close()
    assert look.findings == []
