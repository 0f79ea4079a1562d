"""Texts as the documents take them: each with the language that it is in."""

from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import format_date, format_time
from flask_babel import gettext as _
from markupsafe import Markup

from facilitate.dialogues.models import Dialogue, Spot
from facilitate.languages import lang_of, language_in_force, locale_of, text_in, unchecked
from facilitate.model import Texts


def part(kind: str, **content: Any) -> dict[str, Any]:
    """One part of a print, in the language in force. `kind` names its maker in pack.typ."""
    language = language_in_force()
    locale = locale_of(language)
    return {
        "kind": kind,
        "tongue": {"lang": locale.language, "region": locale.territory},
        "marks": [_("Påhittade svar – demonstration")] if current_app.config["SETTINGS"].demo else [],
        "unchecked": _("Ingen som har språket som modersmål har granskat översättningen.")
        if unchecked(language)
        else "",
        **content,
    }


def said(texts: Texts | None) -> dict[str, str]:
    """What somebody wrote, in the language in force where it is there."""
    # Documents know languages, not their variants: easy Swedish is Swedish to a screen reader.
    return {"text": text_in(texts), "lang": lang_of(texts).split("-")[0]}


def plain(text: str) -> dict[str, str]:
    """What staff wrote without a translation."""
    return {"text": text, "lang": "sv"}


def label_of(spot: Spot) -> Texts:
    """What the place is called here: its own label, as frozen at the opening, else the register's name."""
    return spot.label or ({"sv": spot.place.name} if spot.place else {})


def picture(drawn: Markup, described: str) -> dict[str, str]:
    return {"picture": str(drawn), "alt": described}


def day_and_time(dialogue: Dialogue) -> str:
    """ "torsdag 12 mars 2026 kl. 14.00", or nothing while no day is set."""
    if dialogue.starts_at is None:
        return ""
    day = format_date(dialogue.starts_at, "full")
    return str(_("%(day)s kl. %(time)s", day=day, time=clock_time(dialogue.starts_at)))


def clock_time(moment: datetime) -> str:
    return str(format_time(moment, "HH:mm"))
