"""Writing a comment without scripts."""

from time import perf_counter

import pytest

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live import deadlines, switches
from facilitate.live.models import Comment
from facilitate.live.views.phone.page import COOKIE
from facilitate.transaction import unit_of_work
from tests.live.phone.browsing import selected

SAVED = "Tack. Kommentaren är sparad."
ASKED = "Står det ett namn eller nummer här? ”Anna Berg”"


def comments() -> list[Comment]:
    db.session.rollback()
    return list(db.session.query(Comment))


@pytest.fixture
def writing(phone, room):
    """The comment page, while a question is open."""
    room.ask()
    return phone.see("/comment")


def test_before_the_first_question_there_is_no_comment_box(phone):
    assert "Skriv en kommentar" not in phone.see().text
    assert phone.see("/comment").heading == "Du är med!"


def test_the_box_is_reachable_from_the_question_and_leads_back_to_it(phone, room):
    room.ask()
    phone.see().choose("3")
    assert phone.links()["Skriv en kommentar"] == f"/{room.dialogue.code}/comment"
    phone.see("/comment")
    assert phone.heading == "Vad gör platsen trygg eller otrygg?"
    assert "En medarbetare läser innan något visas." in phone.text
    assert phone.links()["Tillbaka till frågan"] == f"/{room.dialogue.code}"
    assert phone.see().heading == "Busstationen när det är mörkt"


def test_a_comment_is_stored_with_its_place_and_theme_and_thanked_for(writing, room):
    spot = room.dialogue.spots[1]
    writing.submit(text="Lampan är trasig", place=str(spot.id), theme="belysning")
    assert writing.heading == SAVED
    assert "En medarbetare läser den innan något visas." in writing.text
    [comment] = comments()
    assert (comment.text, comment.spot_id, comment.theme) == ("Lampan är trasig", spot.id, "belysning")
    assert writing.links()["Tillbaka till samtalet"] == f"/{room.dialogue.code}"
    assert writing.links()["Skriv en till"] == f"/{room.dialogue.code}/comment"


def test_another_place_is_named_in_words(writing):
    writing.submit(text="Mörkt", place="elsewhere", elsewhere="Badplatsen")
    assert [(one.spot_id, one.elsewhere) for one in comments()] == [(None, "Badplatsen")]


def test_the_same_form_twice_is_one_comment_and_a_new_form_another(writing):
    form = {"text": "Lampan", "key": writing.field("key").get("value")}
    assert writing.post("/comment", **form).heading == SAVED
    assert writing.post("/comment", **form).heading == SAVED
    assert len(comments()) == 1
    writing.see("/comment").submit(text="Lampan")
    assert len(comments()) == 2


def test_a_likely_name_is_asked_about_once_and_sent_with_no_send(writing):
    writing.submit(text="Anna Berg skriker", theme="belysning")
    assert writing.page.status_code == 422
    assert ASKED in writing.text
    assert writing.field("text").text == "Anna Berg skriker"
    assert selected(writing.field("theme")) == "belysning"
    assert writing.links()["Ändra texten"] == "#comment-text"
    assert comments() == []
    writing.submit(anyway="1")
    assert writing.heading == SAVED
    assert [one.text for one in comments()] == ["Anna Berg skriker"]


def test_a_changed_text_is_not_asked_about_and_a_place_is_no_name(writing):
    writing.submit(text="Anna Berg skriker").submit(text="Någon skriker vid Busstationen")
    assert writing.heading == SAVED


def test_only_a_warned_about_form_can_be_sent_past_the_warning(writing):
    # Enter in a field presses the form's first button that is not disabled.
    assert "disabled" in writing.field("anyway").attrib
    writing.submit(text="Anna Berg skriker")
    assert "disabled" not in writing.field("anyway").attrib


@pytest.mark.parametrize(("length", "status"), [(500, 200), (501, 422)])
def test_a_text_that_is_too_long_is_kept_as_it_was_typed(writing, length, status):
    writing.submit(text="a" * length, place="elsewhere", elsewhere="Badplatsen", theme="belysning")
    assert writing.page.status_code == status
    if status == 200:
        assert writing.heading == SAVED
        return
    assert "Texten är för lång. Den får ha högst 500 tecken." in writing.text
    assert writing.field("text").text == "a" * length
    assert selected(writing.field("place")) == "elsewhere"
    assert writing.field("elsewhere").get("value") == "Badplatsen"
    assert selected(writing.field("theme")) == "belysning"
    assert comments() == []


def test_a_whole_book_is_refused_at_once_and_not_searched_for_names(writing):
    began = perf_counter()
    writing.submit(text="a" * 100_000)
    assert "Texten är för lång. Den får ha högst 500 tecken." in writing.text
    assert perf_counter() - began < 5


def test_nothing_written_and_a_pause_are_told_with_everything_kept(writing, room):
    spot = str(room.dialogue.spots[1].id)
    writing.submit(text="  ", place=spot)
    assert "Skriv något först." in writing.text
    assert selected(writing.field("place")) == spot
    with unit_of_work():
        switches.pause_comments(room.dialogue, None, paused=True)
    writing.submit(text="Lampan")
    assert writing.page.status_code == 409
    assert "Just nu tar vi inte emot kommentarer. Det du har skrivit ligger kvar." in writing.text
    assert writing.field("text").text == "Lampan"
    with unit_of_work():
        switches.pause_comments(room.dialogue, None, paused=False)
    assert writing.submit().heading == SAVED


def test_while_the_room_writes_the_box_is_the_screen_and_stays(phone, room):
    room.jump(StepKind.COMMENT)
    phone.see()
    assert phone.heading == "Vad gör platsen trygg eller otrygg?"
    phone.submit(text="Lampan")
    assert phone.heading == "Vad gör platsen trygg eller otrygg?"
    assert f"{SAVED} Skriv gärna en till." in phone.text
    assert not phone.field("text").text
    phone.submit(text="Anna Berg")
    assert ASKED in phone.text
    assert SAVED not in phone.text
    assert "Tillbaka till frågan" not in phone.links()


def test_the_box_stays_while_the_dialogue_ends_and_not_after(writing, room):
    room.end()
    assert writing.see().links()["Skriv en kommentar"]
    assert writing.see("/comment").submit(text="Till sist").heading == SAVED
    writing.see("/comment")
    clock.hold(room.dialogue.closing_ends_at)
    deadlines.notice_all()
    writing.submit(text="För sent")
    assert writing.heading == "Tack för att du var med!"
    assert "Det sista hann inte fram och är inte sparat." in writing.text
    assert [one.text for one in comments()] == ["Till sist"]
    assert writing.see("/comment").heading == "Tack för att du var med!"


def test_a_stranger_is_asked_to_join_again(writing, room):
    writing.client.delete_cookie(COOKIE, domain="localhost", path=f"/{room.dialogue.code}")
    writing.submit(text="Lampan")
    assert writing.heading == "Trygghet i Exempelby"
    assert "Vi känner inte igen den här telefonen, så inget sparades." in writing.text
    assert comments() == []
