"""Reading a spreadsheet of places."""

import pytest

from facilitate.clock import now
from facilitate.places.models import Place, PlaceKind
from facilitate.places.spreadsheet import MOST_BYTES, MOST_ROWS, Unreadable, decoded, read_rows


@pytest.fixture(autouse=True)
def a_reader(app):
    with app.test_request_context(headers={"Accept-Language": "sv"}):
        yield


def reasons(text: str, *taken: Place) -> dict[int, str]:
    rows = read_rows(text, {place.name_key: place for place in taken})
    return {row.line: " ".join(str(reason) for reason in row.reasons) for row in rows if not row.good}


def test_semicolons_swedish_headings_and_decimal_commas_are_read():
    rows = read_rows("Namn;Typ;Beskrivning;Latitud;Longitud\nTorget;torg;Vid kyrkan;58,4242;14,1590\n", {})
    row = rows[0]
    assert (row.line, row.name, row.kind, row.description) == (2, "Torget", PlaceKind.SQUARE, "Vid kyrkan")
    assert row.position == (58.4242, 14.159)
    assert row.good


def test_commas_and_english_headings_are_read():
    rows = read_rows('name,type,latitude,longitude\n"Park, the old",park,58.1,"14,2"\n', {})
    assert (rows[0].name, rows[0].kind, rows[0].position) == ("Park, the old", PlaceKind.PARK, (58.1, 14.2))


def test_columns_may_stand_in_any_order_and_unknown_ones_are_left():
    rows = read_rows("ägare;typ;namn\nkommunen;Gång- och cykeltunnel;Tunneln\n", {})
    assert (rows[0].name, rows[0].kind) == ("Tunneln", PlaceKind.UNDERPASS)


def test_only_the_name_is_needed():
    assert read_rows("namn\nTorget\n", {})[0].kind == PlaceKind.OTHER


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";torg;;;", "Namnet saknas."),
        ("Ån;flod;;;", "Typen ”flod” finns inte. Lämna fältet tomt om ingen typ passar."),
        ("Ån;park;;58,1;", "Positionen behöver både latitud och longitud."),
        ("Ån;park;;norr;14", "Positionen går inte att läsa."),
        ("Ån;park;;nan;14", "Positionen går inte att läsa."),
        ("Ån;park;;91;14", "Positionen ligger utanför kartan."),
        ("Å" * 121 + ";park;;;", "Namnet är längre än 120 tecken."),
        ("Ån;park;" + "o" * 501 + ";;", "Beskrivningen är längre än 500 tecken."),
        ("Ån;park;;;;;mer", "Raden har fler fält än rubrikraden."),
    ],
)
def test_bad_line_says_why(line: str, reason: str):
    found = reasons(f"namn;typ;beskrivning;latitud;longitud\nTorget;torg;;;\n{line}\n")
    assert list(found) == [3]
    assert reason in found[3]


def test_all_reasons_of_a_line_are_told():
    found = reasons("namn;typ;latitud;longitud\n;flod;1;\n")
    assert all(part in found[2] for part in ("Namnet saknas", "flod", "både latitud"))


def test_same_name_twice_names_the_first_line():
    found = reasons("namn\nTorget\nParken\n torget \n")
    assert found == {4: "Samma namn står på rad 2."}


def test_name_in_the_register_is_refused_archived_or_not():
    found = reasons("namn\nTORGET\nParken\n", Place(name="Torget"), Place(name="Parken", archived_at=now()))
    assert found == {
        2: "Platsen finns redan i registret.",
        3: "Platsen finns redan i registret, bland de arkiverade.",
    }


def test_line_numbers_are_those_of_the_file_despite_breaks_and_empty_lines():
    found = reasons('namn;typ;beskrivning\nTorget;torg;"två\nrader"\n\n;torg;\n')
    assert list(found) == [5]


def test_windows_line_ends_are_read():
    assert [row.name for row in read_rows("namn;typ\r\nTorget;torg\r\nParken;park\r\n", {})] == [
        "Torget",
        "Parken",
    ]


def test_control_characters_do_not_come_in():
    assert read_rows("namn\nTor\u0007get\u202e\n", {})[0].name == "Torget"


@pytest.mark.parametrize("text", ["", "\n\n", "typ;beskrivning\ntorg;x\n", 'namn;typ\n"Torget;torg\n'])
def test_file_without_name_column_or_with_open_quote_is_refused(text: str):
    with pytest.raises(Unreadable):
        read_rows(text, {})


def test_too_many_lines_are_refused():
    most = "namn\n" + "".join(f"Plats {number}\n" for number in range(MOST_ROWS))
    assert len(read_rows(most, {})) == MOST_ROWS
    with pytest.raises(Unreadable):
        read_rows(most + "En till\n", {})


def test_utf_8_is_read_with_and_without_its_mark():
    assert decoded("namn\nÅn".encode("utf-8-sig")) == decoded("namn\nÅn".encode()) == "namn\nÅn"


@pytest.mark.parametrize(
    "content", ["namn\nÅn".encode("cp1252"), "namn\nÅn".encode("utf-16"), b"x" * (MOST_BYTES + 1)]
)
def test_other_encodings_and_huge_files_are_refused(content: bytes):
    with pytest.raises(Unreadable):
        decoded(content)
