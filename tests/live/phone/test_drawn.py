"""A screen that is the same on many phones is drawn once, and each phone's own is its own."""

import pytest

from facilitate.dialogues.models import DialoguePhase
from facilitate.extensions import db
from facilitate.live import joining
from facilitate.live.broadcaster import of_app
from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneState
from facilitate.live.views.phone import drawn, page
from facilitate.transaction import unit_of_work


@pytest.fixture
def drawings(monkeypatch):
    """Every screen that has been drawn, by whom it was drawn for."""
    made = []
    draw = page.render_template

    def render_template(name, **given):
        made.append(given["phone"].participant)
        return draw(name, **given)

    monkeypatch.setattr(page, "render_template", render_template)
    return made


def sign_of(phone) -> str:
    stage = next(part for part in phone.tree.iter("div") if part.get("id") == "stage")
    return stage.get("data-person")


def test_a_question_is_drawn_once_for_all_who_fetch_it_and_each_gets_its_own_sign(new_phone, room, drawings):
    first, second = new_phone().join(), new_phone().join()
    room.ask()
    drawings.clear()
    signs = [sign_of(phone.see("?fragment=1")) for phone in (first, second)]
    assert [one.id for one in drawings] == ["anybody"]
    assert set(signs) == {joining.key_of(one.id) for one in db.session.query(Participant)}


def test_what_a_phone_has_answered_is_on_no_other_phone(new_phone, room, drawings):
    first, second = new_phone().join(), new_phone().join()
    room.ask()
    first.see().choose("4")
    drawings.clear()
    assert first.see(f"?q={room.questions()[0].id}").chosen() == ["4"]
    assert second.see().chosen() == []
    assert [one.id == "anybody" for one in drawings] == [False]  # the other got what was drawn before


def test_a_move_is_drawn_at_once_and_a_language_by_itself(new_phone, room, drawings):
    first, second = new_phone().join(), new_phone().join(lang="en")
    for phone in (first, second):
        phone.see()
    room.ask()
    drawings.clear()
    assert [phone.see().tree.get("lang") for phone in (first, second)] == ["sv", "en"]
    assert [phone.heading.split()[0] for phone in (first, second)] == ["Busstationen"] * 2
    assert len(drawings) == 2


def test_a_drawing_is_kept_for_a_second(monkeypatch):
    moment = [100.0]
    monkeypatch.setattr(drawn.time, "monotonic", lambda: moment[0])
    screens, drawing = drawn.Drawn(), drawn.Drawing("drawn", PhoneState.ASKING, is_anybodys=True)
    screens.keep("a", drawing)
    moment[0] += drawn.SECONDS
    assert screens.kept("a") is drawing
    assert screens.kept("b") is None
    moment[0] += 0.1
    assert screens.kept("a") is None


def test_a_phone_that_has_been_in_before_is_not_given_the_strangers_page(new_phone, room, drawings):
    stranger, lost = new_phone(), new_phone().join()
    assert stranger.see().heading == "Trygghet i Exempelby"
    with unit_of_work():
        db.session.query(Participant).delete()
    assert lost.see().heading == "Gå med en gång till"
    drawings.clear()
    assert (stranger.see().heading, drawings) == ("Trygghet i Exempelby", [])


def test_an_empty_cookie_is_none(new_phone, room):
    phone = new_phone()
    phone.client.set_cookie("participant", "", path=f"/{phone.code}")
    assert phone.see().heading == "Trygghet i Exempelby"


def test_a_page_that_is_kept_counts_as_a_word_from_the_phone(new_phone, room):
    first, second = new_phone().join(), new_phone().join()
    room.ask()
    first.see()
    of_app().listeners.take_heard()
    second.see("?fragment=1")
    second.see("?fragment=1")
    [(dialogue_id, participant_id)] = of_app().listeners.take_heard()
    assert dialogue_id == room.dialogue.id
    assert sign_of(second) == joining.key_of(participant_id)


def test_nothing_that_is_kept_is_handed_out_after_the_end(new_phone, room, drawings):
    first, second = new_phone().join(), new_phone().join()
    room.ask()
    assert first.see().heading == second.see().heading == "Busstationen på dagen"
    with unit_of_work():
        room.dialogue.phase = DialoguePhase.CLOSED
    drawings.clear()
    assert "Busstationen på dagen" not in second.see().text
    assert len(drawings) == 1
