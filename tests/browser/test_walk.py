"""A safety walk outdoors: the network comes and goes, and every answer arrives once, at the right stop."""

from collections import Counter

import pytest
from playwright.sync_api import Error, expect

from facilitate.extensions import db
from facilitate.live.models import Comment
from tests.browser.hall import Hall
from tests.browser.people import SCREEN, Phone, insist, tap
from tests.live.rooms import Room
from tests.live.walks import STOPS, make_walk

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture
def walk(hall: Hall) -> Room:
    hall.room = make_walk()
    hall.room.ask()
    return hall.room


def come(hall: Hall) -> Phone:
    """A phone that has joined and has all that it needs: from now on the network may go."""
    phone = hall.phone().join("asking")
    phone.page.wait_for_load_state("networkidle")
    return phone


def answers_by_stop(hall: Hall) -> Counter[tuple[str, str]]:
    names = {one.id: one.spot.label["sv"] for one in hall.room.questions() if one.spot}
    return Counter((names[one.question_id], one.code) for one in hall.answers())


def comments(hall: Hall) -> list[tuple[str, str]]:
    db.session.rollback()
    stored = db.session.query(Comment)
    return sorted((one.spot.label["sv"] if one.spot else "", one.text) for one in stored)


def is_at(phone: Phone, stop: str) -> None:
    expect(phone.page.locator(f"{SCREEN} bdi").first).to_have_text(stop)


def answer_stop(phone: Phone, code: str) -> None:
    phone.choose(code)
    phone.go_on()
    expect(phone.page.locator(f"{SCREEN} h1")).to_have_text("Klart vid det här stoppet.")


def go_on_alone(phone: Phone, stop: str) -> None:
    link = phone.page.locator(f"{SCREEN} a", has_text=f"Nästa stopp: {stop}")
    insist(lambda: tap(link), link.is_hidden)
    is_at(phone, stop)


def write_here(phone: Phone, text: str) -> None:
    link = phone.page.get_by_role("link", name="Skriv en kommentar")
    insist(lambda: tap(link), phone.page.locator("#comment-text").is_visible)
    phone.page.locator("#comment-text").fill(text)
    button = phone.page.locator("form[data-comment] .primary.wide")
    insist(lambda: tap(button), button.is_hidden)


def go_back(phone: Phone) -> None:
    link = phone.page.locator(f"{SCREEN} a[data-return]")  # a stop's question has a way back of its own
    insist(lambda: tap(link), link.is_hidden)


def test_a_walk_of_six_stops_with_a_phone_that_has_no_network_for_three_of_them(
    hall: Hall, walk: Room
) -> None:
    phone, other = come(hall), come(hall)
    answer_stop(phone, "4")
    phone.has_sent_all()
    phone.context.set_offline(True)
    for code, stop in (("3", "Parken"), ("2", "Skolan"), ("1", "Tunneln")):
        walk.press("next_stop")
        go_on_alone(phone, stop)
        answer_stop(phone, code)
        if stop == "Skolan":
            write_here(phone, "Lampan vid porten är trasig.")
            expect(phone.page.locator(SCREEN)).to_contain_text("1 kommentar ligger kvar i telefonen")
            go_back(phone)
    expect(phone.page.locator(SCREEN)).to_contain_text("Väntar på nätet. 3 svar ligger kvar i telefonen.")
    assert answers_by_stop(hall) == {("Torget", "4"): 1}
    assert comments(hall) == []
    is_at(other, "Torget")  # it has not answered there, and nothing is taken away
    walk.press("next_stop")
    phone.context.set_offline(False)
    is_at(phone, "Busstationen")
    phone.has_sent_all()
    answer_stop(phone, "U")
    walk.press("next_stop")
    is_at(phone, "Biblioteket")
    answer_stop(phone, "N")
    phone.has_sent_all()
    codes = ("4", "3", "2", "1", "U", "N")
    assert answers_by_stop(hall) == dict.fromkeys(zip(STOPS, codes, strict=True), 1)
    assert comments(hall) == [("Skolan", "Lampan vid porten är trasig.")]


def test_after_a_reload_without_network_everything_kept_is_sent_when_it_is_back(
    hall: Hall, walk: Room
) -> None:
    phone = come(hall)
    answer_stop(phone, "4")
    phone.has_sent_all()
    phone.context.set_offline(True)
    go_on_alone(phone, "Parken")
    answer_stop(phone, "1")
    write_here(phone, "Här är det mörkt.")
    with pytest.raises(Error):
        phone.page.reload()
    assert answers_by_stop(hall) == {("Torget", "4"): 1}
    phone.context.set_offline(False)
    phone.page.goto(phone.address)
    phone.has_sent_all()
    assert answers_by_stop(hall) == {("Torget", "4"): 1, ("Parken", "1"): 1}
    assert comments(hall) == [("Parken", "Här är det mörkt.")]


def test_a_phone_that_was_shut_sends_what_it_kept_and_begins_where_the_walk_is(
    hall: Hall, walk: Room
) -> None:
    phone = come(hall)
    phone.context.set_offline(True)
    answer_stop(phone, "2")
    phone.page.close()
    walk.press("next_stop")
    walk.press("next_stop")
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    phone.page.goto(phone.address)
    is_at(phone, "Skolan")
    phone.has_sent_all()
    assert answers_by_stop(hall) == {("Torget", "2"): 1}
    assert len({one.participant_id for one in hall.answers()}) == 1


def test_an_answer_that_comes_after_the_walk_has_closed_is_refused_and_the_phone_says_so(
    hall: Hall, walk: Room
) -> None:
    phone = come(hall)
    answer_stop(phone, "4")
    phone.has_sent_all()
    phone.context.set_offline(True)
    go_on_alone(phone, "Parken")
    answer_stop(phone, "2")
    walk.close()
    phone.context.set_offline(False)
    expect(phone.page.locator("#notice")).to_contain_text("hann inte fram och räknas inte")
    phone.see("closed")
    assert answers_by_stop(hall) == {("Torget", "4"): 1}


def test_a_phone_that_rests_goes_on_with_the_others_and_one_that_answers_is_left_alone(
    hall: Hall, walk: Room
) -> None:
    resting, answering = come(hall), come(hall)
    answer_stop(resting, "3")
    walk.press("next_stop")
    is_at(resting, "Parken")
    expect(answering.page.locator("#stage")).to_have_attribute("data-stop", "2")
    is_at(answering, "Torget")
    answer_stop(answering, "2")
    go_on_alone(answering, "Parken")
    assert answers_by_stop(hall) == {("Torget", "3"): 1, ("Torget", "2"): 1}


def test_a_comment_that_is_being_written_stays_when_the_walk_goes_on(hall: Hall, walk: Room) -> None:
    phone = come(hall)
    answer_stop(phone, "3")
    link = phone.page.locator(SCREEN).get_by_role("link", name="Skriv en kommentar")
    words = phone.page.locator("#comment-text")
    insist(lambda: tap(link), words.is_visible)
    words.fill("Bänken vid")
    walk.press("next_stop")
    expect(phone.page.locator("#onward")).to_contain_text("Du hinner skriva klart.")
    expect(words).to_have_value("Bänken vid")
    words.fill("Bänken vid torget är trasig.")
    phone.page.locator("form[data-comment] .primary.wide").click()
    expect(phone.page.locator(SCREEN)).to_contain_text("Kommentaren är sparad.")
    go_back(phone)
    is_at(phone, "Parken")
    assert comments(hall) == [("Torget", "Bänken vid torget är trasig.")]


def test_a_phone_that_was_thanked_for_a_comment_goes_on_with_the_others(hall: Hall, walk: Room) -> None:
    done, answering = come(hall), come(hall)
    answer_stop(done, "3")
    for phone in (done, answering):
        write_here(phone, "Bänken är trasig.")
        expect(phone.page.locator(SCREEN)).to_contain_text("Kommentaren är sparad.")
    walk.press("next_stop")
    is_at(done, "Parken")
    expect(answering.page.locator("#stage")).to_have_attribute("data-stop", "2")
    expect(answering.page.locator(f"{SCREEN} h1")).to_have_text("Tack för kommentaren.")
    go_back(answering)
    is_at(answering, "Torget")  # it has not answered there yet
