"""Places of the register are no people, also when they are inflected or misspelt; and they are recognised."""

import pytest
from flask import Flask

from facilitate.live import personal_details
from facilitate.live.models import Comment
from facilitate.live.near_names import is_near
from facilitate.live.placing import Guess, place_guess
from tests.factories import make_place, save, sign_in
from tests.live.rooms import Room, make_room

KNOWN = ["Stora Torget", "Folkets Hus", "Equmeniakyrkan Exempelby", "Lindbergs"]


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Busstationens", "Busstationen"),
        ("busstation", "Busstationen"),
        ("Folkets husets", "Folkets hus"),
        ("Equmeniakyrkans", "Equmeniakyrkan"),
        ("Bustationen", "Busstationen"),
        ("Busstatjonen", "Busstationen"),
        ("torg", "Torget"),
    ],
)
def test_an_inflected_or_misspelt_name_is_near(text, name):
    assert is_near(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Parken", "Banken"), ("Kalle", "Halle"), ("Anna Busstationen", "Busstationen"), ("", "Torget")],
)
def test_another_word_is_not(text, name):
    assert not is_near(text, name)


def test_a_place_of_the_register_raises_no_warning_and_a_person_does():
    for text in (
        "Mörkt vid Stora Torgett.",
        "vid Stora Torgen",
        "vid Folkets Husets entré",
        "Equmeniakyrkans Exempelby",
    ):
        assert personal_details.find(text, KNOWN) == []
    assert personal_details.find("Mörkt vid Anna Torgett.", KNOWN) == ["Anna Torgett"]
    assert personal_details.find("Karin Lindberg står där", KNOWN) == ["Karin Lindberg"]


def test_a_misspelt_place_of_ones_own_is_suggested(room):
    here = room.dialogue.spots[0]
    make_place(room.dialogue.organisation, name="Simhallen")

    def guess(elsewhere: str, **given: object) -> Guess | None:
        return place_guess(
            save(Comment(dialogue_id=room.dialogue.id, text="Mörkt", elsewhere=elsewhere, **given))
        )

    for words in ("Bustationen", "vid busstationens", "Buss stationen"):
        assert guess(words) == Guess("Busstationen", here.id)
    assert guess("simhalen") == Guess("Simhallen")
    assert guess("Kiosken") is None
    assert guess("") is None


def test_the_reader_may_move_the_comment_and_undo_it(client, room):
    sign_in(client, room.leader)
    here = room.dialogue.spots[0]
    comment = save(Comment(dialogue_id=room.dialogue.id, text="Mörkt", elsewhere="Bustationen"))
    base = f"/control/{room.dialogue.id}/comments"
    assert "Menar de Busstationen?" in client.get(base).get_data(as_text=True)
    client.post(f"{base}/{comment.id}/decision", data={"act": "approve", "spot": here.id})
    assert (comment.spot_id, comment.elsewhere) == (here.id, "Bustationen")
    client.post(f"{base}/{comment.id}/undoing")
    assert comment.spot_id is None


def test_a_suggestion_that_is_not_taken_changes_nothing(client, room):
    sign_in(client, room.leader)
    comment = save(Comment(dialogue_id=room.dialogue.id, text="Mörkt", elsewhere="Bustationen"))
    path = f"/control/{room.dialogue.id}/comments/{comment.id}/decision"
    client.post(path, data={"act": "approve"})
    assert comment.spot_id is None
