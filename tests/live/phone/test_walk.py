"""A walk on a phone without scripts: one screen after the other, from stop to stop."""

import pytest
from flask import Flask

from facilitate.extensions import db
from facilitate.live import stage
from facilitate.live.models import Comment
from facilitate.transaction import unit_of_work
from tests.live.phone.browsing import selected
from tests.live.rooms import stored_answers
from tests.live.walks import STOPS, make_walk


@pytest.fixture
def room(app: Flask):
    walk = make_walk(aspects=("day", "evening"))
    walk.ask()
    return walk


def test_each_stop_is_its_questions_and_then_a_screen_that_leads_on(phone, room):
    phone.see()
    assert "Stopp 1 av 6" in phone.text
    assert phone.heading == "Torget på dagen"
    phone.choose("4")
    assert phone.heading == "Torget när det är mörkt"
    phone.choose("2")
    assert phone.heading == "Klart vid det här stoppet."
    assert "Vi går vidare tillsammans." in phone.text
    following = phone.links()["Nästa stopp: Parken"]
    phone.page = phone.client.get(following)
    assert phone.heading == "Parken på dagen"
    assert [one.code for one in sorted(stored_answers(), key=lambda one: one.question_id)] == ["4", "2"]


def test_who_comes_in_late_begins_where_the_walk_is(new_phone, room):
    room.press("next_stop")
    room.press("next_stop")
    late = new_phone()
    late.join()
    assert late.heading == "Skolan på dagen"
    assert "Stopp 3 av 6" in late.text


def test_earlier_stops_can_be_gone_back_to_and_changed(phone, room):
    phone.see().choose("4").choose("4")
    room.press("next_stop")
    assert phone.see().heading == "Parken på dagen"
    phone.see(f"?q={room.questions()[0].id}")
    assert phone.chosen() == ["4"]
    phone.choose("1")
    assert {one.code for one in stored_answers(room.questions()[0].id)} == {"1"}


def test_the_screen_of_a_stop_offers_to_write_about_that_stop(phone, room):
    phone.see().choose("4").choose("4")
    room.press("next_stop")
    torget = room.dialogue.spots[0]
    offered = f"/comment?place={torget.id}"
    assert offered in phone.see(f"?q=stop-{torget.id}").page.get_data(as_text=True)
    phone.see(offered)
    assert selected(phone.field("place")) == str(torget.id)
    phone.submit(text="Bänken är trasig.")
    assert "Tack." in phone.text
    [comment] = db.session.query(Comment)
    assert comment.spot.label["sv"] == "Torget"


def test_after_the_last_stop_the_phone_says_so_and_lists_all_answers(phone, room):
    with unit_of_work():
        stage.focus_place(room.dialogue, room.version, room.leader.user_id, room.dialogue.spots[-1].id)
    phone.see().choose("3").choose("U")
    assert "Det här var det sista stoppet." in phone.text
    phone.page = phone.client.get(phone.links()["Visa mina svar"])
    assert phone.heading == "Klart!"
    assert all(stop in phone.text for stop in STOPS)


def test_on_a_walk_nobody_is_told_to_look_at_a_projector(phone, room):
    phone.see().choose("3")
    room.close()
    assert phone.see().heading == "Frågan är stängd."
    assert "Titta på storskärmen" not in phone.text
