"""Reading a spreadsheet of places (CSV): what each line says and what speaks against it. Stores nothing."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.errors import Invalid
from facilitate.places.folding import folded
from facilitate.places.models import DESCRIPTION_LIMIT, NAME_LIMIT, Place, PlaceKind
from facilitate.places.names import kind_named
from facilitate.places.position import BadPosition, read_position
from facilitate.texts import clean

MOST_BYTES = 300_000
MOST_ROWS = 2_000
_HEADINGS = {
    "name": "namn, name, plats, place, platsnamn",
    "kind": "typ, type, kind, platstyp, slag",
    "description": "beskrivning, description, kort beskrivning",
    "latitude": "latitud, latitude, lat",
    "longitude": "longitud, longitude, lon, lng, long",
}
_COLUMNS = {word: column for column, words in _HEADINGS.items() for word in words.split(", ")}


class Unreadable(Invalid):
    """The file as a whole cannot be read; the sentence says what to do."""

    code = "unreadable"


class NotUtf8(Unreadable):
    sentence = _l("Filen är inte sparad som UTF-8. Välj ”CSV UTF-8” när du sparar i Excel.")


@dataclass
class PlaceRow:
    """One line of the file as it would be imported, and the reasons why it will not be."""

    line: int
    name: str = ""
    kind: PlaceKind | None = None
    description: str = ""
    position: tuple[float, float] | None = None
    reasons: list[Any] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.reasons


def decoded(content: bytes) -> str:
    """The text of an uploaded file; raises Unreadable when it is too large or not UTF-8."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_l("Filen är för stor. Dela upp den i flera."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise NotUtf8 from trouble
    if "\0" in text:
        raise NotUtf8
    return text


def read_rows(text: str, taken: Mapping[str, Place]) -> list[PlaceRow]:
    """Each line that holds anything, checked against the lines before it and the register.

    `taken` are the register's places by folded name. Raises Unreadable when the headings are missing.
    """
    lines = _lines(text)
    if not lines:
        raise Unreadable(_l("Filen är tom."))
    if len(lines) - 1 > MOST_ROWS:
        raise Unreadable(_l("Filen har fler än %(most)s rader. Dela upp den i flera.", most=MOST_ROWS))
    columns = [_COLUMNS.get(folded(heading)) for heading in lines[0][1]]
    if "name" not in columns:
        raise Unreadable(
            _l("Första raden ska ha rubriker: namn;typ;beskrivning;latitud;longitud. Rubriken namn saknas.")
        )
    first_with: dict[str, int] = {}
    return [_row(line, columns, fields, taken, first_with) for line, fields in lines[1:]]


def unknown_headings(text: str) -> list[str]:
    """The columns that nothing is read from, as the file calls them."""
    headings = (" ".join(clean(one, MOST_BYTES).split()) for one in _lines(text)[0][1])
    return [one[:40] for one in headings if one and folded(one) not in _COLUMNS]


def _lines(text: str) -> list[tuple[int, list[str]]]:
    heading = text.lstrip().split("\n", 1)[0]
    delimiter = max(";,\t", key=heading.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines, start = [], 1
    try:
        for fields in reader:
            if any(one.strip() for one in fields):
                lines.append((start, fields))
            start = reader.line_num + 1
    except csv.Error as trouble:
        raise Unreadable(
            _l("Rad %(line)s går inte att läsa. Ett citattecken saknas kanske.", line=start)
        ) from trouble
    return lines


def _row(
    line: int,
    columns: list[str | None],
    fields: list[str],
    taken: Mapping[str, Place],
    first_with: dict[str, int],
) -> PlaceRow:
    row = PlaceRow(line)
    if any(one.strip() for one in fields[len(columns) :]):
        row.reasons.append(_l("Raden har fler fält än rubrikraden."))
    given = {column: one for column, one in zip(columns, fields, strict=False) if column}
    _read_name(row, given.get("name", ""), taken, first_with)
    _read_kind(row, given.get("kind", ""))
    _read_description(row, given.get("description", ""))
    try:
        row.position = read_position(given.get("latitude", ""), given.get("longitude", ""))
    except BadPosition as trouble:
        row.reasons.append(trouble.sentence)
    return row


def _read_name(row: PlaceRow, text: str, taken: Mapping[str, Place], first_with: dict[str, int]) -> None:
    row.name = " ".join(clean(text, MOST_BYTES).split())
    key = folded(row.name)
    if not row.name:
        row.reasons.append(_l("Namnet saknas."))
    elif len(row.name) > NAME_LIMIT:
        row.reasons.append(_l("Namnet är längre än %(most)s tecken.", most=NAME_LIMIT))
    elif key in taken:
        archived = taken[key].archived_at is not None
        row.reasons.append(
            _l("Platsen finns redan i registret, bland de arkiverade.")
            if archived
            else _l("Platsen finns redan i registret.")
        )
    elif key in first_with:
        row.reasons.append(_l("Samma namn står på rad %(line)s.", line=first_with[key]))
    first_with.setdefault(key, row.line)


def _read_kind(row: PlaceRow, text: str) -> None:
    row.kind = kind_named(text)
    if row.kind is None:
        row.reasons.append(
            _l("Typen ”%(kind)s” finns inte. Lämna fältet tomt om ingen typ passar.", kind=text.strip()[:40])
        )


def _read_description(row: PlaceRow, text: str) -> None:
    row.description = clean(text, MOST_BYTES)
    if len(row.description) > DESCRIPTION_LIMIT:
        row.reasons.append(_l("Beskrivningen är längre än %(most)s tecken.", most=DESCRIPTION_LIMIT))
