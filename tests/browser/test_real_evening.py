"""A real evening, whole: phones, paper, a helper's tablet, raised hands, and a laptop that dies."""

import time

import pytest
from playwright.sync_api import Page, expect

from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live.models import Comment, Participant
from facilitate.transaction import unit_of_work
from tests.browser import own_tally, record_of_evening, unseen
from tests.browser.colleagues import Desk
from tests.browser.company import Company
from tests.browser.files import text_of_pdf
from tests.browser.hall import Hall
from tests.browser.own_tally import COMMENTS, HIDDEN
from tests.browser.people import Control, insist, tap
from tests.live.rooms import make_room

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(400)]

KINDS = (StepKind.WELCOME, StepKind.RATE, StepKind.COMMENT, StepKind.TALK, StepKind.CLOSING)
SPOKEN = {StepKind.RATE: "Tacka för modet att svara.", StepKind.CLOSING: "Påminn om fikat efteråt."}
REHEARSED = "Bara en provtext om duvor."
AT_ONCE = 10.0
"""Seconds within which somebody else has to lead when the laptop dies."""


def test_the_record_of_a_real_evening_is_right_and_nobody_saw_what_is_not_theirs(hall: Hall) -> None:
    company = invited(hall)
    they_rehearse(company)
    they_begin_for_real(company)
    colleagues_and_projectors_come(company)
    half_of_them_rate(company)
    the_laptop_dies(company)
    the_rest_rate(company)
    keys = those_without_a_phone_answer(company)
    the_room_sees_the_result(company)
    they_comment(company)
    two_read_the_comments(company)
    the_dialogue_ends(company)
    desk = the_last_form_is_entered(hall, company)
    unseen.only_own_answers(company, hall.questions(StepKind.RATE), hall.questions(StepKind.CLOSING), keys)
    unseen.no_word_of(company, [COMMENTS[HIDDEN], REHEARSED], but=("helping",))
    unseen.no_spoken_line(company, SPOKEN.values())
    unseen.no_key_of_a_colleague(company)
    nobody_complained(hall)
    record_of_evening.as_counted(sealed(desk))
    nothing_of_the_rehearsal_is_left(hall)
    nobody_asked_elsewhere(hall)


def invited(hall: Hall) -> Company:
    hall.keep_bodies = True
    hall.room = make_room(opened=False, kinds=KINDS)
    with unit_of_work():
        for kind, line in SPOKEN.items():
            hall.room.step(kind).spoken = {"sv": line}
    return Company(hall, hall.control())


def they_rehearse(company: Company) -> None:
    """With real phones, one of which answers and writes."""
    room = company.hall.room
    company.laptop.page.locator("#rehearse").click()
    expect(company.laptop.page.locator("#begin")).to_be_visible()
    company.come_to_the_door(phones=2, guests=3)
    company.hall.version  # noqa: B018 - reads the database anew
    room.ask()
    first = company.phones[0]
    first.see("asking")
    first.choose("1")
    first.saved()
    company.guests[0].answer({company.hall.questions()[0]: "U"})
    assert len(company.hall.answers()) == 2
    room.jump(StepKind.COMMENT)
    first.write(REHEARSED)
    db.session.rollback()
    assert db.session.query(Comment).one().text == REHEARSED


def they_begin_for_real(company: Company) -> None:
    """The phones stay in; what they gave is nowhere."""
    company.laptop.begin_for_real(company.hall.version)
    for phone in company.phones:
        phone.see("waiting")
    assert company.hall.answers() == []
    assert db.session.query(Comment).count() == 0
    assert db.session.query(Participant).count() == 5
    for guest in company.guests:
        guest.told.clear()
    company.come_to_the_door(phones=0, guests=3)


def colleagues_and_projectors_come(company: Company) -> None:
    company.let_in_colleagues()
    company.open_projectors()
    for screen in company.screens:
        expect(screen.locator("[data-count=joined]")).to_contain_text("8")
    company.dress_projectors()


def half_of_them_rate(company: Company) -> None:
    """Eva asks how many are here, hands out forms and enters three while the phones answer."""
    laptop = company.laptop
    laptop.page.locator("#open-in-the-room").click()
    laptop.page.locator("#people-in-the-room").fill(str(own_tally.IN_THE_ROOM))
    laptop.page.get_by_role("button", name="Spara antalet").click()
    expect(laptop.page.get_by_text("Antalet är sparat.")).to_be_visible()
    laptop.press("Börja")
    laptop.press("Öppna frågan")
    company.answer_on_phones(StepKind.RATE, slice(0, 4), slice(0, 1))
    company.phones[1].see("asking")
    company.phones[1].answer(*own_tally.form_of("phone", 1)[:2])
    paper = laptop.page.context.new_page()
    company.hand_out_forms(paper)
    company.enter_form(paper, 1, comment=COMMENTS["paper 1"])
    company.enter_form(paper, 2, codes="1" + own_tally.form_of("paper", 1)[1:])  # not what stands on it
    company.enter_form(paper, 3)


def the_laptop_dies(company: Company) -> None:
    """With its own projector; Lena leads on before anybody has noticed."""
    assert len(company.screens) == 3
    company.laptop.page.context.close()
    died, before = time.monotonic(), company.hall.version
    company.lead.press("Stäng frågan")
    assert company.hall.version > before
    assert time.monotonic() - died < AT_ONCE
    company.screens[0] = company.open_another_projector()


def the_rest_rate(company: Company) -> None:
    """Whoever was answering when the question began to close is let finish."""
    codes = own_tally.form_of("phone", 1)
    company.phones[1].answer(*codes[2:4])
    company.phones[1].has_sent_all()
    expect(company.lead.page.locator("#next")).to_have_text("Visa resultatet")


def those_without_a_phone_answer(company: Company) -> list[str]:
    """Three on Hanna's tablet, two more forms, second entries by another, and raised hands."""
    keys = [company.help(0, COMMENTS["helped"]), company.help(1), company.help(2)]
    hanna = company.tablet.context.new_page()
    company.enter_form(hanna, 4, comment=COMMENTS["paper 4"])
    company.enter_form(hanna, 5)
    company.enter_again(hanna, 1)
    expect(hanna.get_by_text("Formulär 1 är kontrollerat.")).to_be_visible()
    company.enter_again(hanna, 2)
    expect(hanna.get_by_text("skiljer sig åt på 1 ställe")).to_be_visible()
    company.settle(2, by="Hanna")
    company.raise_hands()
    return keys


def the_room_sees_the_result(company: Company) -> None:
    """Control warns of the form that is left; nobody has had a figure before this."""
    lead = company.lead
    lead.page.reload()
    expect(lead.page.get_by_text("1 pappersformulär är inte inskrivet än.")).to_be_visible()
    unseen.no_figures_yet(company)
    lead.press("Visa resultatet")
    for place in own_tally.PLACES:
        for screen in company.screens[:2]:
            expect(screen.locator("h1")).to_have_text(place)
            columns = [own_tally.numbers(asked) for asked in own_tally.RATED if asked[0] == place]
            record_of_evening.assert_columns(record_of_evening.cells(screen.locator("table")), columns)
        lead.press("Nästa plats" if place == own_tally.PLACES[0] else "Gå vidare")
        expect(company.screens[2].locator("#stage")).to_have_attribute("data-kind", "wall")
    expect(company.screens[0].locator("#stage")).to_have_attribute("data-kind", "wall")
    expect(company.screens[1].locator("#stage")).to_have_attribute("data-kind", "shown")
    unseen.figures_now(company)


def they_comment(company: Company) -> None:
    company.phones[0].write(COMMENTS["phone 1"])
    company.phones[1].write(COMMENTS["phone 2"])
    company.guests[0].write(COMMENTS["guest"])
    unseen.no_word_of(company, COMMENTS.values())


def two_read_the_comments(company: Company) -> None:
    """Lena and Rut, never the same one at once; one is not shown, the others go up on the wall."""
    company.lead.page.locator("#tab-comments").click()
    lena, rut = Desk(company.lead.page), company.reader
    insist(lambda: lena.page.wait_for_timeout(100), lambda: bool(lena.opened))
    insist(lambda: tap(rut.page.locator("#read-next")), lambda: bool(rut.opened))
    read: list[str] = []
    while lena.opened or rut.opened:
        assert lena.opened != rut.opened
        reader = lena if (len(read) % 2 and lena.opened) or not rut.opened else rut
        read.append(reader.text)
        reader.hide("Namn eller utpekande") if read[-1] == COMMENTS[HIDDEN] else reader.approve()
    assert sorted(read) == sorted(COMMENTS.values())
    put_all_up(lena.page)
    company.hall.let_the_wall_go_up()
    approved = set(COMMENTS.values()) - {COMMENTS[HIDDEN]}
    insist(lambda: lena.page.wait_for_timeout(100), lambda: unseen.on_the_walls(company) >= approved)


def put_all_up(page: Page) -> None:
    buttons = page.locator("#approved button[id^='up-']")

    def press() -> None:
        if not buttons.first.is_visible():
            tap(page.locator("#approved-summary"))
        tap(buttons.first)

    for left in range(buttons.count(), 0, -1):
        insist(press, lambda left=left: buttons.count() < left)


def the_dialogue_ends(company: Company) -> None:
    lead = company.lead
    go_on_to(lead, "talk")
    go_on_to(lead, "closing")
    lead.press("Öppna frågan")
    company.answer_on_phones(StepKind.CLOSING, slice(4, 6))
    lead.press("Stäng frågan")
    lead.end()
    company.hall.let_the_clock_run_out()
    for phone in company.phones:
        phone.see("ended")
    for guest in company.guests:
        guest.look()
    for screen in company.screens:
        expect(screen.locator("#stage")).to_have_attribute("data-kind", "end")


def go_on_to(control: Control, title: str) -> None:
    """Until the part has come: the wall may turn a page meanwhile, which is no answer to the press."""
    page = control.page
    insist(
        lambda: tap(page.locator("#next", has_text="Gå vidare")),
        lambda: title in page.locator("#now-title").inner_text(),
    )


def the_last_form_is_entered(hall: Hall, company: Company) -> Page:
    """Eva finds it the day after, at another computer; the room is not counted again."""
    desk = hall.desk(f"/archive/work/{hall.room.dialogue.id}")
    expect(desk.locator("#paper")).to_contain_text("1 kvar")
    expect(desk.locator("#in_the_room")).to_have_value(str(own_tally.IN_THE_ROOM))
    company.enter_form(desk, own_tally.LATE + 1)
    desk.goto(f"{hall.server.url}/archive/work/{hall.room.dialogue.id}")
    expect(desk.locator("#paper")).to_contain_text("Klart")
    return desk


def sealed(desk: Page) -> Page:
    """First the preliminary summary, which says the same as the record will."""
    with desk.expect_download() as begun:
        desk.get_by_role("button", name="Hämta preliminär sammanfattning").click()
    record_of_evening.figures_in_the_document(text_of_pdf(begun.value.path().read_bytes()))
    desk.reload()
    desk.locator("#sentence_1").fill("Torget är bra på dagen.")
    desk.locator(".confirm summary").click()
    desk.locator(".confirm-panel .button-primary").click()
    expect(desk.get_by_text("Fastställd").first).to_be_visible()
    return desk


def nothing_of_the_rehearsal_is_left(hall: Hall) -> None:
    db.session.rollback()
    assert db.session.query(Participant).count() == 0
    kept = b"".join(one.read_bytes() for one in hall.server.settings.instance_path.glob("facilitate.db*"))
    assert COMMENTS["guest"].encode() in kept
    assert REHEARSED.encode() not in kept


def nobody_complained(hall: Hall) -> None:
    assert [error for witness in hall.witnesses for error in witness.errors] == []


def nobody_asked_elsewhere(hall: Hall) -> None:
    """Sealing ends projectors and passes: that is all that a page may have been refused."""
    for witness in hall.witnesses:
        assert witness.hosts <= {hall.server.settings.base_url.removeprefix("http://")}  # type: ignore[union-attr]
        refused = [one for one in witness.errors if "410 (GONE)" not in one and "403 (FORBIDDEN)" not in one]
        assert refused == []
