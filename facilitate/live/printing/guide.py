"""One page for whoever leads: before, in the room, when something goes wrong, afterwards."""

from typing import Any

from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue
from facilitate.live.printing.wording import part


def guide(dialogue: Dialogue) -> dict[str, Any]:
    """In the language in force."""
    return part(
        "guide",
        title=_("Så gör du"),
        sections=[
            {"title": _("Före"), "lines": _before(dialogue)},
            {"title": _("I rummet"), "lines": _in_the_room()},
        ],
        troubles_title=_("När något krånglar"),
        troubles=[list(one) for one in _troubles(dialogue)],
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
        _("Läs varje kommentar innan den visas. Den som står vid datorn kan ha skärmen speglad."),
        _("Anteckna förslag medan ni pratar. Säg dagen då ni berättar vad som händer."),
    ]


def _troubles(dialogue: Dialogue) -> list[tuple[str, str]]:
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
        (
            _("Färre än %(number)s har kommit", number=dialogue.threshold),
            _("Inga siffror visas. Prata, skriv kommentarer och anteckna förslag i stället."),
        ),
        (
            _("Någon blir orolig eller arg"),
            _("Ta en paus. Släck storskärmen med B. Ett pågående brott: ring 112."),
        ),
    ]


def _afterwards() -> list[str]:
    return [
        _("Samla in formulären och skriv in dem. Det går tills du har fastställt samtalet."),
        _("Tryck på Avsluta samtalet längst ner. Det går att ångra i två minuter."),
        _("Läs klart kommentarerna och sammanfatta, helst samma dag. Tryck sedan på Fastställ och arkivera."),
        _("Förstör formulären när allt är inskrivet och kontrollerat."),
    ]
