"""The import from upload to confirmation."""

import html
import re
from io import BytesIO

import pytest

from facilitate.extensions import db
from facilitate.places.models import Place
from tests.factories import make_member, make_organisation, make_place, sign_in

FILE = "namn;typ;beskrivning;latitud;longitud\nTorget;torg;;58,4;14,1\nÅn;flod;;;\nParken;park;;;\n"


@pytest.fixture
def organisation(app):
    return make_organisation()


@pytest.fixture
def desk(client, organisation):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    sign_in(client, make_member(organisation))
    return client


def upload(desk, text: str | bytes):
    content = text if isinstance(text, bytes) else text.encode("utf-8-sig")
    return desk.post("/places/import", data={"file": (BytesIO(content), "platser.csv")})


def kept_text(response) -> str:
    found = re.search(r'name="text"[^>]*value="([^"]*)"', response.get_data(as_text=True))
    return html.unescape(found.group(1))


def names() -> list[str]:
    db.session.expire_all()
    return list(db.session.scalars(db.select(Place.name).order_by(Place.name)))


def test_preview_tells_good_and_bad_lines_and_imports_nothing(desk):
    shown = upload(desk, FILE).get_data(as_text=True)
    assert "Typen ”flod” finns inte." in shown
    assert '<th scope="row">3</th>' in shown
    assert "Lägg till 2 platser" in shown
    assert names() == []


def test_confirmation_adds_the_good_lines_and_says_how_many(desk):
    answer = desk.post("/places/import/confirmation", data={"text": kept_text(upload(desk, FILE))})
    assert names() == ["Parken", "Torget"]
    assert "2 platser är tillagda." in desk.get(answer.location).get_data(as_text=True)


def test_columns_that_the_register_has_no_room_for_are_named_before_and_after(desk):
    named = "Registret har inget fält för ”Adress” och ”Foto”. Det som står där hämtas inte in."
    shown = upload(desk, "Namn;Adress;Foto;;Typ\nTorget;Storgatan 1;a.jpg;;torg\n")
    assert named in shown.get_data(as_text=True)
    answer = desk.post("/places/import/confirmation", data={"text": kept_text(shown)})
    page = desk.get(answer.location).get_data(as_text=True)
    assert "1 plats är tillagd." in page
    assert named in page
    assert "Registret har inget fält" not in upload(desk, FILE).get_data(as_text=True)


def test_place_added_by_a_colleague_meanwhile_is_not_doubled(desk, organisation):
    kept = kept_text(upload(desk, FILE))
    make_place(organisation, "torget")
    desk.post("/places/import/confirmation", data={"text": kept})
    assert names() == ["Parken", "torget"]


def test_confirming_twice_adds_once(desk):
    kept = kept_text(upload(desk, FILE))
    for _ in range(2):
        desk.post("/places/import/confirmation", data={"text": kept})
    assert names() == ["Parken", "Torget"]


def test_text_that_was_changed_on_the_way_is_refused(desk):
    kept = kept_text(upload(desk, FILE))
    assert desk.post("/places/import/confirmation", data={"text": "x" + kept}).status_code == 422
    assert names() == []


def test_file_chosen_in_another_organisation_is_refused(desk, app):
    kept = kept_text(upload(desk, FILE))
    stranger = app.test_client()
    sign_in(stranger, make_member(make_organisation()))
    with app.app_context():  # a request of its own, as it is outside tests
        assert stranger.post("/places/import/confirmation", data={"text": kept}).status_code == 422
    assert names() == []


@pytest.mark.parametrize("content", ["", "typ\ntorg\n", "namn\nÅn\n".encode("cp1252")])
def test_unreadable_file_comes_back_with_a_sentence(desk, content):
    response = upload(desk, content)
    assert response.status_code == 422
    assert "Det här behöver rättas" in response.get_data(as_text=True)


def test_choosing_no_file_is_told(desk):
    response = desk.post("/places/import", data={})
    assert response.status_code == 422
    assert "Välj en fil." in response.get_data(as_text=True)


def test_the_largest_file_travels_through_the_preview(desk):
    lines = "".join(f"Plats nummer {number};park;{'åäö ' * 20}\n" for number in range(1500))
    kept = kept_text(upload(desk, "namn;typ;beskrivning\n" + lines))
    desk.post("/places/import/confirmation", data={"text": kept})
    assert len(names()) == 1500
