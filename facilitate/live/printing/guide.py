"""One page for whoever leads: before, in the room, when something goes wrong, afterwards."""

from typing import Any

from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue, Setting
from facilitate.live.printing import guide_outdoors
from facilitate.live.printing.wording import part

Trouble = tuple[str, str]


def guide(dialogue: Dialogue) -> dict[str, Any]:
    """In the language in force."""
    outdoors = dialogue.setting == Setting.WALK
    return part(
        "guide",
        title=_("Så gör du"),
        sections=[
            {"title": _("Före"), "lines": guide_outdoors.before() if outdoors else _before(dialogue)},
            {"title": _("Längs vägen"), "lines": guide_outdoors.on_the_way()}
            if outdoors
            else {"title": _("I rummet"), "lines": _in_the_room()},
        ],
        troubles_title=_("När något krånglar"),
        troubles=[list(one) for one in _troubles(dialogue, outdoors=outdoors)],
        after={"title": _("Efteråt"), "lines": _afterwards()},
    )


def _before(dialogue: Dialogue) -> list[str]:
    return [
        _("Kom en halvtimme innan. Sätt i laddaren och stäng av datorns viloläge."),
        _("Anslut datorn till nätet %(name)s.", name=dialogue.wifi_name)
        if dialogue.wifi_name
        else _("Anslut datorn till det nät som telefonerna också ska använda."),
        _("Öppna styrsidan, tryck på Öppna storskärm och dra fönstret till projektorn. Tryck F."),
        _("Prova med din egen telefon: skanna koden. Stämmer adressen med den på korten?"),
        _("Lägg ut kort, formulär och pennor. Bestäm vem som läser kommentarer och vem som hjälper till."),
    ]


def _in_the_room() -> list[str]:
    return [
        _("Den stora knappen på styrsidan säger alltid vad som händer härnäst."),
        _("Ingen ser några resultat förrän du trycker på Visa resultatet. Skriv in formulären före det."),
        _("Stressa inte. Den som svarar kan be om mer tid, och du ser hur många som vill ha det."),
        _("Läs varje kommentar innan den visas. Tänk på att datorns skärm kan synas på projektorn."),
        _("Anteckna förslag medan ni pratar. Säg dagen då ni berättar vad som händer."),
    ]


def _troubles(dialogue: Dialogue, *, outdoors: bool) -> list[Trouble]:
    few = _("Färre än %(number)s har kommit", number=dialogue.threshold)
    return [
        *(guide_outdoors.troubles() if outdoors else _troubles_of_a_room()),
        (few, _("Inga siffror visas. Prata, skriv kommentarer och anteckna förslag i stället.")),
        (
            _("Någon blir orolig eller arg"),
            _("Ta en paus. Pågår ett brott eller är någon i fara: ring 112."),
        ),
    ]


def _troubles_of_a_room() -> list[Trouble]:
    return [
        (
            _("En telefon säger att nätet saknar internet"),
            _("Välj att behålla anslutningen. Hjälper inte det: stäng av mobildata en stund."),
        ),
        (
            _("Ingen kommer in"),
            _(
                "Är telefonerna på samma nät som datorn? Har datorn fått en ny adress? Koden på"
                " storskärmen gäller alltid, korten bara så länge adressen är densamma."
            ),
        ),
        (
            _("Datorn slutar fungera"),
            _(
                "En kollega som du har släppt in kan styra från sin telefon. Går tjänsten på datorn:"
                " starta den igen. Det som telefonerna visade som sparat finns kvar."
            ),
        ),
        (
            _("Projektorn fungerar inte"),
            _("Skicka runt det stora kortet med koden, och läs frågorna högt."),
        ),
    ]


def _afterwards() -> list[str]:
    return [
        _("Samla in formulären och skriv in dem. Det går tills du har fastställt samtalet."),
        _("Tryck på Avsluta samtalet längst ner. Det går att ångra i två minuter."),
        _("Läs klart kommentarerna och sammanfatta, helst samma dag. Tryck sedan på Fastställ och arkivera."),
        _("Förstör formulären när allt är inskrivet och kontrollerat."),
    ]
