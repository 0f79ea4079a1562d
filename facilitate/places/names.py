"""What the kinds of places are called, and which words a spreadsheet may use for them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.places.folding import folded
from facilitate.places.models import PlaceKind

KIND_NAMES: Mapping[PlaceKind, Any] = {
    PlaceKind.UNDERPASS: _l("Gång- och cykeltunnel"),
    PlaceKind.TRAVEL_HUB: _l("Resecentrum eller hållplats"),
    PlaceKind.PARK: _l("Park eller grönområde"),
    PlaceKind.SQUARE: _l("Torg"),
    PlaceKind.HOUSING: _l("Bostadsområde"),
    PlaceKind.PATH: _l("Gångstråk"),
    PlaceKind.PARKING: _l("Parkering"),
    PlaceKind.SCHOOL_SPORT: _l("Skola eller idrottsplats"),
    PlaceKind.BATHING: _l("Badplats"),
    PlaceKind.OTHER: _l("Annan plats"),
}

# Fixed words, whatever language the person reads: a file is written once and imported by anybody.
_WORDS: Mapping[PlaceKind, str] = {
    PlaceKind.UNDERPASS: "underpass, gång- och cykeltunnel, gångtunnel, cykeltunnel, tunnel, viadukt",
    PlaceKind.TRAVEL_HUB: (
        "travel_hub, travel hub, resecentrum eller hållplats, resecentrum, hållplats, busstation, station, "
        "bus station, bus stop, kollektivtrafik"
    ),
    PlaceKind.PARK: "park, park eller grönområde, grönområde, park or green area, green area, lekplats",
    PlaceKind.SQUARE: "square, torg",
    PlaceKind.HOUSING: "housing, bostadsområde, bostäder, housing area, residential area",
    PlaceKind.PATH: "path, gångstråk, gångväg, cykelväg, stråk, gång- och cykelväg, footpath",
    PlaceKind.PARKING: "parking, parkering, parkeringsplats, car park",
    PlaceKind.SCHOOL_SPORT: (
        "school_sport, skola eller idrottsplats, skola, idrottsplats, skola/idrott, idrott, school, "
        "sports ground, school or sports ground"
    ),
    PlaceKind.BATHING: "bathing, badplats, bad, bathing place",
    PlaceKind.OTHER: "other, annan plats, annan, annat, övrigt, other place",
}

_KINDS_BY_WORD = {folded(word): kind for kind, words in _WORDS.items() for word in words.split(", ")}


def kind_named(word: str) -> PlaceKind | None:
    """The kind that a word of a spreadsheet means; an empty word means *other*, an unknown one None."""
    return _KINDS_BY_WORD.get(folded(word)) if word.strip() else PlaceKind.OTHER
