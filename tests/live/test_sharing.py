"""Two people on one phone, without scripts: each counts as one, and neither sees what the other has given."""

import pytest
from flask import Flask

from facilitate.dialogues.models import Setting, StepKind
from facilitate.extensions import db
from facilitate.live.models import Participant
from facilitate.live.tallies import progress_of
from facilitate.transaction import unit_of_work
from tests.live.phone.browsing import Phone
from tests.live.rooms import Room, make_room, stored_answers
from tests.pages import CheckedClient

OVER = "Telefonen har lämnats över. Det som skickades nu är inte sparat."


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def phone(app: Flask, room: Room) -> Phone:
    app.test_client_class = CheckedClient
    return Phone(app.test_client(), room.dialogue.code).join()


@pytest.fixture
def shared(phone: Phone) -> Phone:
    return phone.post("/share")


def people() -> int:
    db.session.rollback()
    return db.session.query(Participant).count()


def codes() -> dict[str, list[str]]:
    """What each person has given, in the order of the questions."""
    given: dict[str, list[str]] = {}
    for one in sorted(stored_answers(), key=lambda one: one.question_id):
        given.setdefault(one.participant_id, []).append(one.code)
    return given


def rate(phone: Phone, *given: str) -> Phone:
    for code in given:
        phone.choose(code)
    return phone


def test_two_who_say_so_are_two_and_saying_it_twice_changes_nothing(phone):
    assert people() == 1
    phone.see(phone.links()["Är ni två om telefonen?"].removeprefix(f"/{phone.code}"))
    assert phone.heading == "Är ni två om telefonen?"
    phone.submit()
    assert (phone.heading, "Person 1" in phone.text, people()) == ("Du är med!", True, 2)
    assert (phone.post("/share").heading, people()) == ("Du är med!", 2)


def test_one_after_the_other_answers_and_the_answers_are_their_own(shared, room):
    room.ask()
    rate(shared.see(), "4", "3", "4", "3")
    assert shared.heading == "Klart!"
    assert "Visa mina svar" in shared.text
    shared.submit()  # the form that hands over
    assert (shared.heading, "Person 2" in shared.text) == ("Busstationen på dagen", True)
    assert shared.chosen() == []
    rate(shared, "1", "U", "1", "U")
    assert sorted(codes().values()) == [["1", "U", "1", "U"], ["4", "3", "4", "3"]]
    progress = progress_of(room.dialogue.id, room.step(StepKind.RATE))
    assert (progress.joined, progress.done) == (2, 2)


def test_what_was_given_before_the_phone_was_handed_over_is_not_seen_again_by_any_way(shared, room):
    room.ask()
    rate(shared.see(), "4", "4", "4", "4")
    pages = ["", *(f"?q={one.id}" for one in room.questions()), f"?q=done-{room.step(StepKind.RATE).id}"]
    assert any(shared.see(path).chosen() == ["4"] for path in pages)
    shared.see().submit()
    for path in pages:
        shared.see(path)
        assert shared.chosen() == []
        assert "Mycket trygg" not in shared.text or shared.heading != "Klart!"
    rate(shared.see(), "1", "1", "1", "1").submit()
    assert (shared.heading, "Person 1" in shared.text) == ("Klart!", True)
    for path in pages:
        shared.see(path)
        assert (shared.heading, shared.chosen(), "Visa mina svar" in shared.text) == ("Klart!", [], False)


def test_a_form_of_the_one_before_stores_nothing_on_the_other(shared, room):
    room.ask()
    first = shared.see().field("person").get("value")
    rate(shared, "4", "4", "4", "4").submit()
    question = str(room.questions()[0].id)
    form = {f"number-{question}": "9", f"code-{question}": "1"}
    shared.post("/answers", person=first, **form)
    assert (shared.page.status_code, OVER in shared.text, len(codes())) == (409, True, 1)
    told = shared.tell("/answers", {"question": int(question), "code": "1", "number": 9, "person": first})
    assert (told.status_code, told.json["code"], len(codes())) == (409, "handed-over", 1)
    mine = shared.see().field("person").get("value")
    shared.post("/answers", person=mine, **form)
    assert sorted(one[0] for one in codes().values()) == ["1", "4"]
    shared.post("/comment", person=first, text="Lampan är trasig.", key="once")
    assert (shared.page.status_code, OVER in shared.text) == (409, True)


def test_whoever_has_handed_over_cannot_change_an_answer_over_an_old_socket(shared, room):
    room.ask()
    rate(shared.see(), "4", "4", "4", "4")
    [first] = [db.session.get_one(Participant, one) for one in codes()]
    question = room.questions()[0]
    assert room.answer(first, question, "3", number=5).error is None
    shared.see().submit()
    refused = room.answer(first, question, "1", number=6).error
    assert (refused.code, codes()[first.id][0]) == ("handed-over", "3")


def test_in_the_next_step_the_one_who_holds_the_phone_begins(shared, room):
    room.ask()
    rate(shared.see(), "4", "4", "4", "4").submit()
    rate(shared, "1", "1", "1", "1")
    room.close()
    room.ask(StepKind.CLOSING)
    shared.see()
    assert "Person 2" in shared.text
    heard, leads = (str(one.id) for one in room.questions(StepKind.CLOSING))
    shared.submit(**{f"code-{heard}": "1", f"code-{leads}": "1"})
    assert shared.heading == "Tack för att du var med!"
    shared.submit()
    assert "Person 1" in shared.text
    assert shared.chosen() == []
    shared.submit(**{f"code-{heard}": "4", f"code-{leads}": "4"})
    assert sorted(codes().values()) == [["1"] * 6, ["4"] * 6]


def test_what_was_handed_over_stays_out_of_sight_when_the_room_comes_back_to_it(shared, room):
    room.ask()
    rate(shared.see(), "4", "4", "4", "4").submit()
    rate(shared, "1", "1", "1", "1").submit()
    room.ask(StepKind.CLOSING)
    heard, leads = (str(one.id) for one in room.questions(StepKind.CLOSING))
    for code in "41":
        shared.see().submit(**{f"code-{heard}": code, f"code-{leads}": code}).submit()
    assert shared.see().heading == "Klart!"
    room.jump(StepKind.RATE)
    for _person in range(2):
        assert "Svaren är sparade och går inte att se längre." in shared.see().text
        assert shared.chosen() == []
        shared.post("/share/hand-over")
    assert len(stored_answers()) == 12


def test_practice_is_handed_over_too_and_asked_anew_after_it_was_left(shared, room):
    room.ask(StepKind.PRACTICE)
    shared.see().choose("4").submit()
    assert ("Person 2" in shared.text, shared.chosen()) == (True, [])
    shared.choose("1").submit()
    assert shared.heading == "Klart!"
    room.ask(StepKind.RATE)
    room.ask(StepKind.PRACTICE)
    assert shared.see().heading == "Hur smakade kaffet?"


def test_two_can_become_one_again_until_the_second_has_given_something(shared, room):
    shared.see("/share").submit()
    assert (people(), "Person 1" in shared.text) == (1, False)
    shared.post("/share")
    room.ask()
    rate(shared.see(), "4", "4", "4", "4").submit()
    shared.choose("2")
    assert "Nej, jag är ensam om telefonen" not in shared.see("/share").text
    shared.post("/share/undo")
    assert (shared.page.status_code, people()) == (409, 2)
    assert "Person 2 har redan svarat eller skrivit något." in shared.text


def test_taking_it_back_does_not_show_what_was_handed_over(shared, room):
    room.ask()
    rate(shared.see(), "4", "4", "4", "4").submit()
    shared.post("/share/undo")
    assert (people(), shared.heading, "Visa mina svar" in shared.text) == (1, "Klart!", False)
    room.close()
    room.ask(StepKind.CLOSING)
    assert "Jag fick säga det jag ville" in shared.see().text


def test_a_phone_is_handed_over_only_while_the_room_is_asked(shared, phone, room):
    shared.post("/share/hand-over")
    assert shared.page.status_code == 409
    room.ask()
    assert shared.post("/share/hand-over").page.status_code == 200


def test_a_stranger_shares_nothing(app, room):
    app.test_client_class = CheckedClient
    stranger = Phone(app.test_client(), room.dialogue.code)
    for path in ("/share", "/share/hand-over"):
        assert stranger.post(path).page.status_code == 410
    assert (stranger.see("/share").heading, people()) == ("Trygghet i Exempelby", 0)


def test_a_walk_does_not_offer_to_share_since_its_stops_are_one_step(phone, room):
    assert "Är ni två om telefonen?" in phone.see().text
    with unit_of_work():
        room.dialogue.setting = Setting.WALK
    assert "Är ni två om telefonen?" not in phone.see().text
