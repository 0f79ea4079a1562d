"""A screen that is the same on many phones is drawn once, and each phone's own is its own."""

import pytest

from facilitate.extensions import db
from facilitate.live import joining
from facilitate.live.models import Participant
from facilitate.live.snapshot import PhoneState
from facilitate.live.views.phone import drawn, page


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
    screens, made = drawn.Drawn(), []

    def make() -> drawn.Drawing:
        made.append(moment[0])
        return drawn.Drawing(f"drawn at {moment[0]}", PhoneState.ASKING, is_anybodys=len(made) < 3)

    assert screens.once("a", make).text == screens.once("a", make).text == "drawn at 100.0"
    moment[0] += drawn.SECONDS + 0.1
    assert screens.once("a", make).text == "drawn at 101.1"
    moment[0] += drawn.SECONDS + 0.1
    assert screens.once("a", make) is not screens.once("a", make)  # one phone's own is drawn for it each time
    assert len(made) == 4
