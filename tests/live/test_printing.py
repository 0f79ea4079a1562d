"""The page on which everything for the room is printed: when, how many, and what is remembered of it."""

import pytest

from facilitate.extensions import db
from facilitate.live.printing.pack import Sheet
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, make_member, make_organisation, sign_in
from tests.live.prints import ordered, press, text_of
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app, client) -> Room:
    room = make_room(opened=False)
    sign_in(client, room.leader)
    return room


def remembered(room) -> tuple[str, int]:
    db.session.expire_all()
    return room.dialogue.printed_address, room.dialogue.forms_printed


def test_a_draft_has_nothing_to_print_and_says_why(app, client):
    member = make_member(make_organisation())
    sign_in(client, member)
    draft = make_dialogue(member.organisation, member)
    html = client.get(f"/control/{draft.id}/print").get_data(as_text=True)
    assert "utan kod går inget att skriva ut" in html
    assert "Skriv ut allt (PDF)" not in html
    assert press(client, draft).status_code == 409
    assert client.get(f"/control/{draft.id}/print/pack.pdf").status_code == 409


def test_the_dialogues_page_and_control_lead_to_the_printing(client, room):
    address = f"/control/{room.dialogue.id}/print"
    assert address in client.get(f"/dialogues/{room.dialogue.id}").get_data(as_text=True)
    assert address in client.get(f"/control/{room.dialogue.id}/screens").get_data(as_text=True)


def test_the_pack_holds_everything_and_remembers_where_it_leads(client, room):
    assert "Skriv ut allt (PDF)" in client.get(f"/control/{room.dialogue.id}/print").get_data(as_text=True)
    text = text_of(ordered(client, room.dialogue, forms_sv=1, cards_sv=2))
    parts = ("Körschema", "Så gör du", "Det här händer sedan", "Var med!", "Vi pratar om", "Formulär nr 1")
    assert [part for part in parts if part not in text] == []
    assert sorted(parts, key=text.index) == list(parts)
    assert remembered(room) == ("http://hall.test", 1)


@pytest.mark.parametrize("sheet", [Sheet.CARDS, Sheet.POSTER, Sheet.JOIN_CARD])
def test_every_sheet_with_the_address_is_remembered(client, room, sheet):
    ordered(client, room.dialogue, sheet, cards_sv=1)
    assert remembered(room) == ("http://hall.test", 0)


@pytest.mark.parametrize("sheet", [Sheet.GUIDE, Sheet.RUNNING_ORDER])
def test_a_sheet_without_the_address_is_not(client, room, sheet):
    ordered(client, room.dialogue, sheet)
    assert remembered(room) == ("", 0)


def test_forms_are_numbered_on_from_those_printed_before(client, room):
    assert "Formulär nr 2" in text_of(ordered(client, room.dialogue, "forms", forms_sv=2))
    assert "Formulär nr 1–2" in client.get(f"/control/{room.dialogue.id}/print").get_data(as_text=True)
    more = text_of(ordered(client, room.dialogue, "forms", forms_sv=1, forms_en=1))
    assert "Formulär nr 3" in more
    assert "Formulär nr 2" not in more
    assert remembered(room)[1] == 4


def test_fetching_a_print_again_counts_nothing(client, room):
    answer = press(client, room.dialogue, "forms", forms_sv=1)
    for _ in range(2):
        assert client.get(answer.location).status_code == 200
    assert remembered(room)[1] == 1


@pytest.mark.parametrize(
    ("sheet", "numbers", "sentence"),
    [
        ("forms", {}, "Skriv hur många formulär du vill ha."),
        ("cards", {}, "Skriv hur många kort du vill ha."),
        ("pack", {"forms_sv": 61}, "Skriv ett tal från 0 till 60."),
        ("pack", {"forms_sv": 40, "forms_en": 30}, "Högst 60 formulär"),
        ("pack", {"cards_sv": -1}, "Skriv ett tal från 0 till 60."),
    ],
)
def test_a_number_that_cannot_be_printed_is_asked_for_again(client, room, sheet, numbers, sentence):
    answer = press(client, room.dialogue, sheet, **numbers)
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert remembered(room) == ("", 0)


def test_an_address_asks_for_no_more_than_a_print_holds(client, room):
    base = f"/control/{room.dialogue.id}/print"
    for query in ("forms-sv=x&first=-3&language=xx", "cards-sv=-1&forms-sv=1&first=1000000"):
        assert client.get(f"{base}/pack.pdf?{query}").status_code == 200
    assert client.get(f"{base}/everything.pdf").status_code == 404


def test_a_walk_is_printed_too_once_it_is_ready(client, room):
    with unit_of_work():
        room.dialogue.setting = "walk"
    text = text_of(ordered(client, room.dialogue, forms_sv=1))
    assert "Stopp 1 av 2" in text
    assert "Längs vägen" in text
    assert "projektorn" not in text


def test_printing_is_for_those_who_may_reach_the_dialogue(client, room):
    address = f"/control/{room.dialogue.id}/print"
    assert client.get(address).status_code == 200
    sign_in(client, make_member(make_organisation()))
    for path in (address, f"{address}/pack.pdf"):
        assert client.get(path).status_code == 404
