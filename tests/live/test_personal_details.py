"""What a comment is warned about, and what it is left alone with."""

import pytest
from flask import Flask

from facilitate.live import personal_details
from facilitate.live.personal_details import find, rules_for_phone
from tests.factories import make_place
from tests.live.rooms import make_room


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Grannen Anna Berg sparkar på dörren.", ["Grannen Anna Berg"]),
        ("Det var Anna Berg som ropade", ["Anna Berg"]),
        ("Anna-Karin Åkesson-Öberg", ["Anna-Karin Åkesson-Öberg"]),
        ("han heter Kalle", ["heter Kalle"]),
        ("Fru Svensson går dit", ["Fru Svensson"]),
        ("ring 070-123 45 67 sen", ["070-123 45 67"]),
        ("ring +46 70 123 45 67", ["+46 70 123 45 67"]),
        ("0505-180 00 är numret", ["0505-180 00"]),
        ("skriv till anna.berg@exempel.se!", ["anna.berg@exempel.se"]),
        ("en blå bil, ABC 123, står där", ["ABC 123"]),
        ("abc12d kör fort", ["abc12d"]),
        ("19811228-9874 är hans", ["19811228-9874"]),
        ("811228-9874", ["811228-9874"]),
    ],
)
def test_names_and_numbers_are_found(text, found):
    assert find(text, []) == found


@pytest.mark.parametrize(
    "text",
    [
        "Det är mörkt vid gångtunneln och många är rädda där.",
        "Vid Torget är det bra. Men På Torget är det sämre.",
        "Jag Tycker inte om det",
        "Den 24 december 2025 klockan 18.30 var det 112 personer",
        "Ring 112! Buss 400 går 22.15, hållplats 12345",
        "811228-9875",
        "",
        "😀 ሰላም مرحبا",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert find(text, []) == []


def test_our_own_places_are_no_people(app: Flask):
    room = make_room(spots=("Södra Parken", "Torget"))
    make_place(room.leader.organisation, "Karlsson Torg")
    known = personal_details.known_names(room.dialogue)
    assert {"Södra Parken", "Karlsson Torg", "Folkets hus", "Exempelby kommun"} <= set(known)
    assert find("Mörkt i Södra Parken och vid Karlsson Torgs kiosk", known) == []
    assert find("Erik Karlsson är i Södra Parken", known) == ["Erik Karlsson"]


def test_the_phone_gets_the_same_rules_in_words_that_old_browsers_know():
    rules = rules_for_phone()
    assert {rule["kind"] for rule in rules} == {"identity_number", "phone", "email", "plate", "name"}
    for rule in rules:
        assert set(rule) == {"kind", "pattern", "flags"}
        assert "(?<" not in rule["pattern"]
        assert r"\p" not in rule["pattern"]
