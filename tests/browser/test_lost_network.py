"""What a phone showed as saved is stored once, whatever happens to the network, the server or the phone."""

import re
import time
from collections import Counter

import pytest
from playwright.sync_api import WebSocketRoute, expect

from facilitate.dialogues.models import StepKind
from tests.browser.hall import Hall
from tests.browser.people import SCREEN, insist
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture(autouse=True)
def asked(room: Room) -> None:
    room.ask()


def stored(hall: Hall) -> Counter[tuple[int, str]]:
    return Counter((one.question_id, one.code) for one in hall.answers())


def test_a_phone_without_network_says_that_it_waits_and_sends_when_it_is_back(hall: Hall) -> None:
    phone, questions = hall.phone().join("asking"), hall.questions()
    phone.choose("4")
    phone.saved()
    phone.go_on()
    phone.context.set_offline(True)
    phone.choose("2")
    expect(phone.page.locator(f"{SCREEN} [data-state]")).to_have_text("Väntar på nätet")
    expect(phone.page.locator(f"{SCREEN} [data-detail]")).to_contain_text("Svaret ligger kvar i telefonen")
    phone.go_on()
    phone.choose("U")
    assert stored(hall) == {(questions[0], "4"): 1}
    phone.context.set_offline(False)
    phone.saved()
    assert stored(hall) == {(questions[0], "4"): 1, (questions[1], "2"): 1, (questions[2], "U"): 1}


def test_after_a_crash_in_the_middle_of_a_step_every_phone_comes_back_and_nothing_is_lost_or_doubled(
    hall: Hall,
) -> None:
    phones = [hall.phone().join("asking") for _ in range(3)]
    questions = hall.questions()
    for phone in phones:
        phone.choose("3")
        phone.saved()
        phone.go_on()
    hall.server.kill()
    for phone in phones:
        phone.choose("1")
        expect(phone.page.locator(f"{SCREEN} [data-state]")).not_to_have_text("Sparat")
    assert stored(hall) == {(questions[0], "3"): 3}
    hall.server.start()
    began = time.monotonic()
    for phone in phones:
        phone.saved()
    assert time.monotonic() - began < 6
    assert stored(hall) == {(questions[0], "3"): 3, (questions[1], "1"): 3}
    hall.room.jump(StepKind.TALK)
    for phone in phones:
        phone.see("talk")


def test_a_phone_comes_back_to_the_same_question_after_a_reload_or_a_closed_tab(hall: Hall) -> None:
    phone, questions = hall.phone().join("asking"), hall.questions()
    phone.answer("4", "3")
    phone.has_sent_all()
    assert phone.screen == str(questions[2])
    phone.page.reload()
    assert phone.screen == str(questions[2])
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.goto(hall.server.url)
    phone.page.get_by_label("Skriv koden").fill((hall.room.dialogue.code or "").lower())
    phone.page.get_by_role("button", name="Gå med").click()
    phone.see("asking")
    assert phone.screen == str(questions[2])
    phone.choose("2")
    phone.saved()
    assert len({one.participant_id for one in hall.answers()}) == 1


def test_where_a_network_blocks_sockets_a_phone_answers_and_follows_all_the_same(hall: Hall) -> None:
    phone = hall.phone()
    phone.context.route_web_socket(re.compile("/socket"), lambda line: line.close())
    phone.join("asking")
    phone.choose("4")
    phone.saved()
    assert stored(hall) == {(hall.questions()[0], "4"): 1}
    hall.room.jump(StepKind.TALK)
    phone.see("talk")


def test_a_line_that_died_without_a_word_is_given_up_and_opened_anew(hall: Hall) -> None:
    phone = hall.phone()
    dead: list[bool] = []

    def carry(line: WebSocketRoute) -> None:
        there = line.connect_to_server()
        dead.append(False)
        at = len(dead) - 1
        line.on_message(lambda said: dead[at] or there.send(said))
        there.on_message(lambda said: dead[at] or line.send(said))

    phone.context.route_web_socket(re.compile("/socket"), carry)
    phone.page.clock.install()
    phone.join("asking")
    insist(lambda: phone.page.clock.run_for(100), lambda: dead == [False])
    dead[0] = True
    phone.page.clock.fast_forward(13_000)
    insist(lambda: phone.page.clock.run_for(500), lambda: dead == [True, False])
    hall.room.jump(StepKind.TALK)
    phone.see("talk")
