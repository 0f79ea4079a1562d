"""The register at the desk."""

import pytest

from facilitate.access import Role
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.places import operations
from facilitate.places.models import Place, PlaceKind
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.factories import make_member, make_organisation, make_place, sign_in


@pytest.fixture
def organisation(app):
    return make_organisation()


@pytest.fixture
def desk(client, organisation):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    sign_in(client, make_member(organisation))
    return client


def page(response) -> str:
    return response.get_data(as_text=True)


def stored(name: str) -> Place | None:
    db.session.expire_all()
    return db.session.scalar(db.select(Place).where(Place.name == name))


def test_first_visit_says_what_to_do(desk):
    assert "Här finns inga platser än" in page(desk.get("/places"))


def test_place_is_added_with_its_position(desk, organisation):
    form = {
        "name": " Torget ",
        "kind": "square",
        "description": "Vid kyrkan",
        "latitude": "58,42",
        "longitude": "14,15",
    }
    assert desk.post("/places", data=form).status_code == 302
    place = stored("Torget")
    assert (place.kind, place.latitude, place.longitude) == (PlaceKind.SQUARE, 58.42, 14.15)
    assert place.organisation_id == organisation.id


def test_wrong_form_comes_back_with_what_was_typed(desk):
    form = {"name": "", "kind": "park", "description": "Bakom skolan", "latitude": "58", "longitude": ""}
    response = desk.post("/places", data=form)
    assert response.status_code == 422
    shown = page(response)
    assert "Skriv vad platsen heter." in shown
    assert "Positionen behöver både latitud och longitud." in shown
    assert "Bakom skolan" in shown


def test_name_that_is_taken_is_refused_with_a_sentence(desk, organisation):
    make_place(organisation, "Torget")
    response = desk.post("/places", data={"name": "TORGET", "kind": "square"})
    assert response.status_code == 422
    assert "Det finns redan en plats med det namnet" in page(response)


def test_same_name_may_be_used_by_another_organisation(desk):
    make_place(make_organisation(), "Torget")
    assert desk.post("/places", data={"name": "Torget", "kind": "square"}).status_code == 302


def test_place_is_edited(desk, organisation):
    place = make_place(organisation, "Torget", latitude=58.5, longitude=14.25)
    assert 'value="58,5"' in page(desk.get(f"/places/{place.id}"))
    desk.post(f"/places/{place.id}", data={"name": "Stora torget", "kind": "park", "description": ""})
    assert stored("Stora torget").latitude is None


def test_archived_place_is_listed_only_when_asked_for_and_can_come_back(desk, organisation):
    place = make_place(organisation, "Torget")
    desk.post(f"/places/{place.id}/archiving")
    assert "Torget</a>" not in page(desk.get("/places"))
    assert "Torget</a>" in page(desk.get("/places?archived=y"))
    desk.post(f"/places/{place.id}/restoring")
    assert "Torget</a>" in page(desk.get("/places"))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("q=åparken", ["Åparken"]),
        ("q=ÅPARK", ["Åparken"]),
        ("q=perrong", ["Stationen"]),
        ("kind=square", ["Torget"]),
        ("kind=nonsense", ["Stationen", "Torget", "Åparken"]),
        ("q=100%25", []),
    ],
)
def test_search_finds_by_name_description_and_kind(desk, organisation, question, found):
    make_place(organisation, "Torget")
    make_place(organisation, "Åparken", kind=PlaceKind.PARK)
    make_place(organisation, "Stationen", kind=PlaceKind.TRAVEL_HUB, description="Perrongen")
    shown = page(desk.get(f"/places?{question}"))
    assert [name for name in ("Stationen", "Torget", "Åparken") if f"{name}</a>" in shown] == found


def test_list_asks_the_database_as_often_for_many_places(desk, organisation):
    make_place(organisation)
    desk.get("/places")
    with statements() as few:
        desk.get("/places")
    for _ in range(30):
        make_place(organisation)
    with statements() as many:
        desk.get("/places")
    assert len(many) == len(few) <= 10


def test_another_organisations_place_is_not_found(desk, organisation):
    own, other = make_place(organisation), make_place(make_organisation())
    assert desk.get(f"/places/{own.id}").status_code == 200
    assert desk.get(f"/places/{other.id}").status_code == 404
    assert desk.post(f"/places/{other.id}", data={"name": "X", "kind": "park"}).status_code == 404
    assert desk.post(f"/places/{other.id}/archiving").status_code == 404
    assert other.name not in page(desk.get("/places"))


def test_administrator_alone_reads_but_does_not_change(client, organisation):
    place = make_place(organisation, "Torget")
    sign_in(client, make_member(organisation, Role.ADMINISTRATOR))
    assert "Torget" in page(client.get("/places"))
    assert client.get(f"/places/{place.id}").status_code == 403
    assert client.post("/places", data={"name": "X", "kind": "park"}).status_code == 403


def test_operation_refuses_a_name_that_only_looks_empty(app, organisation):
    with pytest.raises(Invalid), unit_of_work():
        operations.add_place(organisation_id=organisation.id, user_id=None, name=" \u202e ")


@pytest.mark.parametrize("address", ["/places/99999999999", "/places/2147483648", "/places/0"])
def test_number_that_no_place_can_have_is_not_found(desk, address):
    assert desk.get(address).status_code == 404


def test_page_beyond_the_last_is_empty_and_no_error(desk, organisation):
    make_place(organisation, "Torget")
    assert desk.get("/places?page=99999999999999999999").status_code == 200
