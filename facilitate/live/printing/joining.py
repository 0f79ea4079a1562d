"""How to get in, on paper: table cards, one large card for the whole room, and the poster on the door."""

from collections.abc import Mapping
from typing import Any

from flask import current_app
from flask_babel import format_date
from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue
from facilitate.languages import speaking, text_in
from facilitate.live.printing.wording import day_and_time, label_of, part, picture, plain, said
from facilitate.live.way_in import WayIn
from facilitate.live.wifi import wifi_of


def cards(dialogue: Dialogue, way: WayIn, wanted: Mapping[str, int]) -> dict[str, Any]:
    """Table cards, four to a sheet, each language by itself; the back of each says what happens next."""
    kinds = []
    for language, number in wanted.items():
        with speaking(language):
            kinds.append(part("card", **_way(dialogue, way), **_back(dialogue), number=number))
    return {"kind": "cards", "cards": kinds}


def join_card(dialogue: Dialogue, way: WayIn) -> dict[str, Any]:
    """One sheet to hold up or pass round when the projector fails."""
    return part("join_card", **_way(dialogue, way))


def poster(dialogue: Dialogue, way: WayIn) -> dict[str, Any]:
    """For the door and the notice board, in the language in force."""
    places = [text_in(label_of(spot)) for spot in dialogue.spots]
    return part(
        "poster",
        **_way(dialogue, way),
        when=day_and_time(dialogue),
        where=plain(dialogue.room),
        purpose=said(dialogue.purpose),
        about=_("Vi pratar om:"),
        places=", ".join(filter(None, places)),
        there=_("När du är på plats"),
        contact=plain(dialogue.contact),
        contact_words=_("Frågor:") if dialogue.contact else "",
    )


def _way(dialogue: Dialogue, way: WayIn) -> dict[str, Any]:
    return {
        "organisation": dialogue.organisation.name,
        "title": said(dialogue.title),
        "invitation": _("Var med!"),
        "wifi": _wifi(dialogue),
        "qr": picture(way.qr(_("QR-kod till samtalet")), _("QR-kod till samtalet")),
        "scan": _("Skanna koden, eller gå till"),
        "address": way.short,
        "type": _("och skriv"),
        "code": way.spaced,
        "anonymous": _("Vi frågar inte vem du är."),
        "other_ways": _("Hellre papper eller hjälp? Säg till."),
    }


def _wifi(dialogue: Dialogue) -> dict[str, Any] | None:
    wifi = wifi_of(dialogue)
    if wifi is None:
        return None
    described = _("QR-kod till nätet")
    return {
        "words": _("Anslut till nätet"),
        "name": wifi.name,
        "password_words": _("lösenord") if wifi.password else _("utan lösenord"),
        "password": wifi.password,
        "qr": picture(wifi.qr(described), described),
    }


def _back(dialogue: Dialogue) -> dict[str, Any]:
    """What is good to have afterwards, and what to do when the phone complains of the network."""
    own_network = bool(dialogue.wifi_name) or not current_app.config["SETTINGS"].base_url
    return {
        "next": _("Det här händer sedan"),
        "feedback": _feedback(dialogue),
        "feedback_where": said(dialogue.feedback_where),
        "contact_words": _("Frågor:") if dialogue.contact else "",
        "contact": plain(dialogue.contact),
        "later": "" if own_network else _("Samma kod visar senare vad som händer."),
        "offline": _("Säger telefonen att nätet saknar internet? Välj att behålla anslutningen.")
        if own_network
        else "",
    }


def _feedback(dialogue: Dialogue) -> str:
    if dialogue.feedback_on is None:
        return ""
    return str(_("Den %(day)s berättar vi vad som händer.", day=format_date(dialogue.feedback_on, "long")))
