"""The wireless network of the room, as it is named while preparing."""

import pytest

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import copy_dialogue
from facilitate.dialogues.operations.network import set_network
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.dialogues.test_about import filled
from tests.factories import make_dialogue


@pytest.fixture
def dialogue(organisation, member):
    return make_dialogue(organisation, owner=member)


def save(desk, dialogue, name, password):
    given = filled(dialogue, wifi_name=name, wifi_password=password)
    return desk.post(f"/dialogues/{dialogue.id}/about", data=given)


def stored(dialogue) -> tuple[str, str]:
    db.session.rollback()
    found = db.session.get(Dialogue, dialogue.id)
    return found.wifi_name, found.wifi_password


@pytest.mark.parametrize(
    ("name", "password"), [("Samtalet", "kaffebulle"), ("Öppet nät", ""), ("n" * 32, "p" * 63), ("", "")]
)
def test_a_network_is_kept_as_it_is_called(desk, dialogue, name, password):
    assert save(desk, dialogue, name, password).status_code == 302
    assert stored(dialogue) == (name, password)
    assert f'value="{name}"' in desk.get(f"/dialogues/{dialogue.id}/about").get_data(as_text=True) or not name


def test_the_dialogues_page_names_the_network_and_not_its_password(desk, dialogue):
    address = f"/dialogues/{dialogue.id}"
    assert "Trådlöst nät" not in desk.get(address).get_data(as_text=True)
    save(desk, dialogue, "Samtalet", "kaffebulle")
    shown = desk.get(address).get_data(as_text=True)
    assert "Trådlöst nät" in shown
    assert "Samtalet" in shown
    assert "kaffebulle" not in shown


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [
        ("å" * 17, "kaffebulle", "Nätets namn får ha högst 32 tecken."),
        ("Samtalet", "kort", "Nätets lösenord har 8 till 63 tecken"),
        ("Samtalet", "blåbärssoppa", "Nätets lösenord har 8 till 63 tecken"),
        ("Samtalet", "p" * 64, "Nätets lösenord har 8 till 63 tecken"),
        ("Samtalet", "kaffe\nbulle", "Nätets lösenord har 8 till 63 tecken"),
        ("Sam\ntalet", "kaffebulle", "Nätets namn får ha högst 32 tecken."),
        ("", "kaffebulle", "Skriv också vad nätet heter."),
    ],
)
def test_what_no_network_can_have_is_refused(desk, dialogue, name, password, sentence):
    answer = save(desk, dialogue, name, password)
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert stored(dialogue) == ("", "")
    with pytest.raises(Invalid):
        set_network(dialogue, name, password)


def test_the_same_again_has_the_same_network(app, dialogue, member):
    with unit_of_work():
        set_network(dialogue, "Samtalet", "kaffebulle")
        again = copy_dialogue(dialogue, owner_id=member.user_id)
    assert stored(again) == ("Samtalet", "kaffebulle")
