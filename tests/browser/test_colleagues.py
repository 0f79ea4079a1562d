"""Colleagues let in by a code: taking over when the laptop dies, two who read comments, being sent out."""

import time

import pytest
from playwright.sync_api import expect

from facilitate.access import PassRole
from facilitate.extensions import db
from facilitate.live.models import Comment, CommentStatus, ModerationEntry
from tests.browser.colleagues import Desk, come_in, show_code
from tests.browser.hall import Hall
from tests.browser.people import Control, insist
from tests.factories import save
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

AT_ONCE = 10.0
"""Seconds within which somebody else has to lead when the laptop dies."""


@pytest.fixture(autouse=True)
def opened(room: Room) -> None:
    """Every test here is about an open room."""


def test_a_colleague_leads_on_within_ten_seconds_when_the_laptop_dies(hall: Hall) -> None:
    laptop = hall.control()
    colleague = Control(come_in(hall, show_code(laptop, PassRole.LEAD), "Bo"))
    expect(laptop.page.locator(".below-panel")).to_contain_text("1 kollega är insläppt")
    expect(laptop.page.locator(".below-panel")).to_contain_text("Bo")
    expect(laptop.page.locator("[data-code]")).to_contain_text("Koden är använd.")
    expect(laptop.page.locator(".colleague-code")).to_be_hidden()
    laptop.press("Börja")
    expect(colleague.page.locator("#next")).to_have_text("Öppna frågan")
    laptop.page.context.close()
    died, before = time.monotonic(), hall.version
    colleague.press("Öppna frågan")
    assert hall.version > before
    assert time.monotonic() - died < AT_ONCE
    back = hall.control()
    expect(back.page.locator("#next")).to_have_text("Stäng frågan")


def test_the_leader_goes_on_at_another_computer(hall: Hall) -> None:
    laptop = hall.control()
    laptop.press("Börja")
    laptop.page.context.close()
    died, before = time.monotonic(), hall.version
    other = hall.control()
    other.press("Öppna frågan")
    assert hall.version > before
    assert time.monotonic() - died < AT_ONCE


def test_a_colleague_who_is_sent_out_is_told_at_once(hall: Hall) -> None:
    laptop = hall.control()
    page = come_in(hall, show_code(laptop, PassRole.LEAD), "Bo")
    expect(page.locator("#contact")).to_have_text("Kontakt")
    laptop.page.locator(".below-panel").get_by_role("button", name="Ta bort").click()
    expect(page.locator("h1")).to_have_text("Du är inte med i samtalet längre")
    page.goto(f"{hall.server.url}/control/{hall.room.dialogue.id}")
    expect(page.locator("h1")).to_have_text("Du är inte insläppt här")


def test_a_colleague_who_reads_comments_gets_nothing_else(hall: Hall) -> None:
    hall.keep_bodies = True
    save(Comment(dialogue_id=hall.room.dialogue.id, text="En trasig lampa"))
    page = come_in(hall, show_code(hall.control(), PassRole.READ), "Bo")
    witness = hall.witnesses[-1]
    expect(page.locator(".comment-text")).to_contain_text("trasig")
    expect(page.locator("#contact")).to_have_text("Kontakt")
    hall.guest()
    insist(
        lambda: page.wait_for_timeout(100),
        lambda: any("comments_waiting" in one for one in witness.messages()),
    )
    heard = set().union(*(set(one) for one in witness.messages()))
    known = {"epoch", "version", "revision", "comments_waiting", "comments_decided", "readers"}
    assert heard <= known, heard
    received = "\n".join(witness.bodies)
    assert "trasig" in received
    for other in ('id="next"', "control-agenda", 'id="agenda"', 'id="end"', "Anteckna förslag", '"joined"'):
        assert other not in received
    assert witness.errors == []


def test_two_readers_never_have_the_same_comment_and_all_are_read_once(hall: Hall) -> None:
    comments = {
        save(Comment(dialogue_id=hall.room.dialogue.id, text=f"Kommentar {number}")).id
        for number in range(1, 13)
    }
    control = hall.control()
    bo = Desk(come_in(hall, show_code(control, PassRole.READ), "Bo", small=False))
    control.page.locator("#tab-comments").click()
    expect(control.page.locator("#approve")).to_be_visible()
    eva = Desk(control.page)
    expect(eva.others()).to_have_text("Bo läser en kommentar just nu.")
    expect(bo.others()).to_have_text("Eva Exempel läser en kommentar just nu.")
    read, turn = [], 0
    while eva.opened or bo.opened:
        assert eva.opened != bo.opened
        reader = eva if (turn % 3 and eva.opened) or not bo.opened else bo
        read.append(reader.opened)
        reader.approve()
        turn += 1
    assert sorted(read) == sorted(comments)
    for reader in (eva, bo):
        expect(reader.page.locator("#approved-summary")).to_have_text("12 godkända kommentarer")
    db.session.rollback()
    assert {one.status for one in db.session.query(Comment)} == {CommentStatus.APPROVED}
    assert db.session.query(ModerationEntry).filter_by(act="approved").count() == 12
