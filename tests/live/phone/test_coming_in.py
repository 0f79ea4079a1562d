"""The code, the welcome, joining, and the pages for those who come too early or too late."""

from dataclasses import replace
from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from facilitate import clock
from facilitate.app import create_app
from facilitate.dialogues.codes import spaced
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live import joining, switches
from facilitate.live.models import Participant
from facilitate.transaction import unit_of_work
from tests.live.phone.browsing import Phone
from tests.live.rooms import make_room

OPENED = "Har du redan svarat? Fortsätt i samma fönster."


def participants() -> int:
    db.session.rollback()
    return db.session.query(Participant).count()


def cookies_of(phone: Phone) -> list[str]:
    return [value for value in phone.page.headers.getlist("Set-Cookie") if value.startswith("participant=")]


def pause(room, paused: bool) -> None:
    with unit_of_work():
        switches.pause_joining(room.dialogue, None, paused=paused)


def test_looking_at_the_page_makes_nobody_and_joining_makes_one(new_phone):
    phone = new_phone().see()
    assert phone.heading == "Trygghet i Exempelby"
    phone.see("?fragment=1").see("/state").see("/comment")
    assert participants() == 0
    assert phone.join().heading == "Du är med!"
    assert participants() == 1


def test_joining_twice_in_a_browser_is_one_participant(new_phone):
    phone = new_phone().join().join()
    assert (phone.page.status_code, phone.heading) == (200, "Du är med!")
    assert participants() == 1
    new_phone().join()
    assert participants() == 2


def test_welcome_says_in_a_few_lines_what_matters(new_phone):
    said = new_phone().see().text
    for line in ("Exempelby kommun vill veta var du känner dig trygg eller otrygg.",
                 "Vi frågar inte vem du är.",
                 "Det du skriver med egna ord blir allmän handling. Andra kan få läsa det.",
                 "Det här är ingen polisanmälan. Pågår ett brott? Ring 112.",
                 "Hellre papper eller hjälp? Säg till."):  # fmt: skip
        assert line in said


def test_the_code_in_small_letters_leads_to_capitals(new_phone, room):
    client = new_phone().client
    answer = client.get(f"/{room.dialogue.code.lower()}?lang=en")
    assert (answer.status_code, answer.location) == (302, f"/{room.dialogue.code}?lang=en")
    answer = client.get(f"/{room.dialogue.code.lower()}/comment")
    assert answer.location == f"/{room.dialogue.code}/comment"


def test_the_form_takes_the_code_as_people_type_it(client, room):
    code = room.dialogue.code
    assert "Skriv koden från skärmen eller kortet" in client.get("/").get_data(as_text=True)
    for typed in (code, spaced(code), code.lower(), f" {code[:3].lower()}-{code[3:]} "):
        answer = client.get("/", query_string={"code": typed})
        assert (answer.status_code, answer.location) == (302, f"/{code}")


def test_a_wrong_code_gets_a_kind_sentence_and_keeps_what_was_typed(client, room, monkeypatch):
    monkeypatch.setattr(joining, "SECOND", 0.0)
    answer = client.get("/", query_string={"code": "abc12<3"})
    said = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert "Vi hittar inget samtal med den koden. Titta på kortet en gång till. Koden har sex tecken." in said
    assert 'value="abc12&lt;3"' in said
    wrong = "C" * 6 if room.dialogue.code != "C" * 6 else "D" * 6
    answer = client.get(f"/{wrong}")
    assert answer.status_code == 404
    assert "Titta på kortet en gång till" in answer.get_data(as_text=True)


def test_the_cookie_is_for_this_dialogue_only_and_out_of_reach_of_scripts(new_phone, room):
    [cookie] = cookies_of(new_phone().join())
    parts = {part.strip() for part in cookie.split(";")[1:]}
    assert parts >= {f"Path=/{room.dialogue.code}", "HttpOnly", "SameSite=Lax", "Max-Age=86400"}
    assert "Secure" not in parts
    assert not any(part.startswith("Domain") for part in parts)


def test_the_cookie_is_secure_where_the_address_is(app, settings, new_phone, room):
    secure = create_app(replace(settings, base_url="https://hall.test"))
    secure.config.update(TESTING=True)
    answer = secure.test_client().post(f"/{room.dialogue.code}")
    assert "; Secure;" in answer.headers["Set-Cookie"]


def test_the_cookie_of_another_dialogue_is_a_strangers(new_phone, room):
    other = make_room()
    _person, token = other.come_in()
    phone = new_phone()
    phone.client.set_cookie("participant", token, domain="localhost", path=f"/{room.dialogue.code}")
    assert phone.see().heading == "Gå med en gång till"
    there = Phone(phone.client, other.dialogue.code)
    phone.client.set_cookie("participant", token, domain="localhost", path=f"/{other.dialogue.code}")
    assert there.see().heading == "Du är med!"


def test_a_phone_that_is_not_known_any_more_joins_by_one_press(new_phone, room):
    phone = new_phone().join()
    assert phone.heading == "Du är med!"
    with unit_of_work():
        db.session.execute(delete(Participant))  # as in a database from before it came
    assert phone.see().heading == "Gå med en gång till"
    assert OPENED not in phone.text
    assert phone.join().heading == "Du är med!"
    assert participants() == 1


def test_too_early_says_when_it_begins(app: Flask, client: FlaskClient):
    room = make_room(opened=False)
    starts = room.dialogue.starts_at
    clock.hold(starts - timedelta(days=2))
    phone = Phone(client, room.dialogue.code).see()
    assert phone.heading == "Du är på rätt ställe."
    assert "Vi börjar 12 mars 2026 klockan 14:00." in phone.text
    assert "Sidan öppnar sig själv" not in phone.text  # only scripts can promise that
    clock.hold(starts - timedelta(hours=2))
    assert "Vi börjar klockan 14:00." in phone.see().text
    clock.hold(starts + timedelta(minutes=10))
    assert "Vi börjar snart." in phone.see().text
    assert phone.join().heading == "Du är på rätt ställe."
    assert participants() == 0


def test_a_pause_asks_to_wait_and_lets_those_in_who_are_in(new_phone, room):
    inside, outside = new_phone().join(), new_phone()
    pause(room, True)
    assert outside.see().heading == "Vänta en liten stund."
    assert outside.join().heading == "Vänta en liten stund."
    assert outside.links()["Händer det inget? Läs in sidan igen."] == f"/{room.dialogue.code}"
    assert inside.see().heading == "Du är med!"
    assert participants() == 1
    pause(room, False)
    assert outside.join().heading == "Du är med!"


def test_while_it_ends_nobody_comes_in_any_more(new_phone, room):
    inside = new_phone().join()
    room.end()
    outside = new_phone().see()
    assert outside.heading == "Samtalet håller på att avslutas."
    assert outside.join().heading == "Samtalet håller på att avslutas."
    assert inside.see().heading == "Samtalet avslutas strax."


def test_afterwards_the_code_leads_to_when_and_where_feedback_comes(new_phone, room):
    inside = new_phone().join()
    with unit_of_work():
        room.dialogue.feedback_on = date(2099, 4, 16)
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    for phone in (inside, new_phone()):
        phone.see()
        assert phone.heading == "Tack för att du var med!"
        assert "Den 16 april 2099 berättar vi vad som händer. På föreningens möte." in phone.text
        assert "Frågor: Samordnaren, 0500-00 00 00" in phone.text
    assert participants() == 0


def test_whoever_may_have_lost_the_cookie_is_asked_once_a_question_has_been_open(new_phone, room):
    assert OPENED not in new_phone().see().text
    room.jump(StepKind.RATE)
    assert OPENED not in new_phone().see().text
    room.press("ask")
    assert OPENED in new_phone().see().text
    pause(room, True)
    assert OPENED in new_phone().see().text
    room.end()
    assert OPENED in new_phone().see().text


def test_when_too_many_come_at_once_the_welcome_says_so(new_phone, monkeypatch):
    monkeypatch.setattr(joining._arrivals, "take", lambda _who: False)
    phone = new_phone().join()
    assert (phone.page.status_code, phone.heading) == (429, "Trygghet i Exempelby")
    assert "Vänta en stund och försök igen." in phone.text
