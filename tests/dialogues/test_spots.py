"""Page two of preparing: which places, what they are called, in which order."""

import pytest

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.places.models import Place
from tests.factories import make_dialogue, make_organisation, make_place


@pytest.fixture
def dialogue(organisation, member):
    return make_dialogue(organisation, owner=member, spots=("Torget", "Parken", "Stationen"))


def labels(dialogue) -> list[str]:
    db.session.rollback()
    return [spot.label["sv"] for spot in db.session.get(Dialogue, dialogue.id).spots]


def press(desk, dialogue, act: str, **given):
    return desk.post(f"/dialogues/{dialogue.id}/spots", data={"act": act, **given})


def page(desk, address: str) -> str:
    return desk.get(address).get_data(as_text=True)


def test_ticked_places_are_added_at_the_end(desk, dialogue, organisation):
    places = [make_place(organisation, name) for name in ("Ån", "Skolan")]
    press(desk, dialogue, "add", place=[place.id for place in places])
    assert labels(dialogue) == ["Torget", "Parken", "Stationen", "Ån", "Skolan"]


def test_place_is_not_added_twice(desk, dialogue, organisation):
    place = make_place(organisation, "Ån")
    for _ in range(2):
        press(desk, dialogue, "add", place=place.id)
    assert labels(dialogue).count("Ån") == 1


def test_new_place_goes_into_the_register_and_the_dialogue(desk, dialogue):
    press(desk, dialogue, "add_new", new_name="Skateparken", new_kind="park")
    assert labels(dialogue)[-1] == "Skateparken"
    assert db.session.scalar(db.select(Place.kind).where(Place.name == "Skateparken")) == "park"


def test_new_place_that_the_register_has_is_chosen_from_it(desk, dialogue, organisation):
    make_place(organisation, "Ån")
    press(desk, dialogue, "add_new", new_name="ån", new_kind="park")
    assert labels(dialogue)[-1] == "Ån"


def test_name_of_an_archived_place_is_refused_and_what_was_typed_stays(desk, dialogue, organisation):
    make_place(organisation, "Ån", archived_at=now())
    spot = dialogue.spots[0].id
    response = press(desk, dialogue, "add_new", new_name="Ån", **{f"label-sv-{spot}": "Stora torget"})
    shown = response.get_data(as_text=True)
    assert response.status_code == 422
    assert "Det finns redan en plats med det namnet" in shown
    assert "Stora torget" in shown


@pytest.mark.parametrize(
    ("row", "way", "order"),
    [
        (1, "up", ["Parken", "Torget", "Stationen"]),
        (1, "down", ["Torget", "Stationen", "Parken"]),
        (0, "up", ["Torget", "Parken", "Stationen"]),
        (2, "down", ["Torget", "Parken", "Stationen"]),
    ],
)
def test_places_are_put_in_order(desk, dialogue, row, way, order):
    press(desk, dialogue, f"{way}:{dialogue.spots[row].id}")
    assert labels(dialogue) == order


def test_button_that_moved_a_place_keeps_the_focus(desk, dialogue):
    spot = dialogue.spots[2].id
    shown = page(desk, press(desk, dialogue, f"up:{spot}").location)
    assert f'value="up:{spot}" autofocus' in shown
    shown = page(desk, press(desk, dialogue, f"up:{spot}").location)
    assert f'value="down:{spot}" autofocus' in shown


def test_place_is_left_out_and_stays_in_the_register(desk, dialogue, organisation):
    place = make_place(organisation, "Ån")
    press(desk, dialogue, "add", place=place.id)
    press(desk, dialogue, f"remove:{dialogue.spots[3].id}")
    assert labels(dialogue) == ["Torget", "Parken", "Stationen"]
    assert db.session.get(Place, place.id) is not None


def test_names_typed_are_stored_whatever_button_is_pressed(desk, dialogue):
    spot = dialogue.spots[0].id
    typed = {f"label-sv-{spot}": "Stora torget", f"label-en-{spot}": "The square"}
    press(desk, dialogue, "search", q="ån", **typed)
    assert dialogue.spots[0].label == {"sv": "Stora torget", "en": "The square"}


def test_enter_key_saves_and_goes_on(desk, dialogue):
    assert press(desk, dialogue, "save").location.endswith("/agenda")


def test_search_offers_what_fits_and_never_what_is_chosen_or_archived(desk, dialogue, organisation):
    chosen = make_place(organisation, "Åpromenaden")
    press(desk, dialogue, "add", place=chosen.id)
    make_place(organisation, "Åparken")
    make_place(organisation, "Åbron", archived_at=now())
    make_place(organisation, "Skolan")
    shown = page(desk, f"/dialogues/{dialogue.id}/spots?q=å")
    offered = shown.partition('id="register"')[2]
    assert "Åparken" in offered
    assert not any(name in offered for name in ("Åpromenaden", "Åbron", "Skolan"))


def test_place_of_another_organisation_is_not_found(desk, dialogue, organisation):
    own, foreign = make_place(organisation), make_place(make_organisation())
    assert press(desk, dialogue, "add", place=own.id).status_code == 302
    assert press(desk, dialogue, "add", place=foreign.id).status_code == 404
    assert foreign.name not in page(desk, f"/dialogues/{dialogue.id}/spots")


def test_spot_of_another_dialogue_is_not_found(desk, dialogue, organisation, member):
    other = make_dialogue(organisation, owner=member)
    assert press(desk, dialogue, f"remove:{other.spots[0].id}").status_code == 404


def test_more_than_eight_places_are_warned_about(desk, dialogue, organisation):
    places = [make_place(organisation).id for _ in range(6)]
    shown = page(desk, press(desk, dialogue, "add", place=places).location)
    assert "Det är många platser" in shown
