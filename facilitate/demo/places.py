"""The places of Exempelby: none of them exists, and none has a position."""

from typing import NamedTuple

from facilitate.places.models import PlaceKind


class Invented(NamedTuple):
    name: str
    english: str
    kind: PlaceKind
    description: str


PLACES = (
    Invented(
        "Busstationen",
        "The bus station",
        PlaceKind.TRAVEL_HUB,
        "Hela området mellan väntsalen och Stora torget.",
    ),
    Invented(
        "Perrongerna",
        "The platforms",
        PlaceKind.TRAVEL_HUB,
        "Busstationens fyra lägen, med tak men utan väggar.",
    ),
    Invented(
        "Väntsalen", "The waiting room", PlaceKind.TRAVEL_HUB, "Öppen 6–20. Efter det väntar man utomhus."
    ),
    Invented(
        "Pendlarparkeringen", "The commuter car park", PlaceKind.PARKING, "Åttio platser bakom busstationen."
    ),
    Invented("Stora torget", "The main square", PlaceKind.SQUARE, "Torghandel på lördagar."),
    Invented(
        "Gångtunneln vid ån",
        "The underpass by the river",
        PlaceKind.UNDERPASS,
        "Under landsvägen, mellan centrum och Kvarnparken.",
    ),
    Invented("Kvarnparken", "The mill park", PlaceKind.PARK, "Lekplats, scen och gångväg längs ån."),
    Invented(
        "Skolvägen", "The school road", PlaceKind.PATH, "Gång- och cykelväg förbi skolan och idrottsplatsen."
    ),
    Invented(
        "Kvarteret Kastanjen",
        "The Chestnut estate",
        PlaceKind.HOUSING,
        "Flerbostadshus med gemensam innergård.",
    ),
    Invented(
        "Idrottsplatsen",
        "The sports ground",
        PlaceKind.SCHOOL_SPORT,
        "Fotbollsplaner, ishall och klubbstuga.",
    ),
    Invented(
        "Badplatsen", "The bathing place", PlaceKind.BATHING, "Brygga och kiosk, tre kilometer från centrum."
    ),
    Invented("Biblioteket", "The library", PlaceKind.OTHER, "Bibliotek och café i samma hus."),
)

ENGLISH = {place.name: place.english for place in PLACES}
