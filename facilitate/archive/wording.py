"""Codes of a record in words, for its page, its documents and its tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import HeldAs
from facilitate.figures.scale import SCALES, Scale
from facilitate.figures.themes import THEMES
from facilitate.languages import STAFF_LANGUAGES, speaking
from facilitate.live.models import Channel, CountSource, Mark
from facilitate.live.moderation import REASONS
from facilitate.model import Texts

Labels = dict[str, Texts]
"""Words by code, each in all languages of the interface: a record carries them, so that it stays readable."""

CHANNELS: Mapping[str, Any] = {
    Channel.PHONE: _l("på telefon"),
    Channel.PAPER: _l("på papper"),
    Channel.HELPER: _l("med hjälp"),
    CountSource.HANDS: _l("med handuppräckning"),
    CountSource.TOTALS: _l("räknade på mötet"),
}

HELD: Mapping[str, Any] = {
    HeldAs.PAPER: _l("Hölls på papper"),
    HeldAs.TALK: _l("Hölls som samtal utan telefoner"),
    HeldAs.INTERVIEW: _l("Hölls som intervju"),
    HeldAs.WALK: _l("Hölls som trygghetsvandring"),
}

SEASONS: tuple[Any, ...] = (_l("vinter"), _l("vår"), _l("sommar"), _l("höst"))

WITHDRAWAL_REASONS: Mapping[str, Any] = {
    "name": _l("Namn eller utpekande"),
    "threat": _l("Hot eller kränkning"),
    "security": _l("Uppgift som omfattas av sekretess"),
    "request": _l("Begäran från den som uppgiften gäller"),
    "other": _l("Annat"),
}


LEFT_OUT_REASONS: Mapping[str, Any] = {**REASONS, Mark.PROTECTION: _l("Skyddsåtgärd")}
"""Why a comment is not in a record."""


def word_for(labels: Mapping[Any, Any], code: str | None) -> str:
    """The words for a code; the code itself where a later version has dropped it."""
    return str(labels.get(code, code)) if code else ""


def held_in_words(held_as: str | None, entered_on: str | None = None) -> str:
    """How it was held, and by which date (ISO) it had been entered; nothing for one that the tool held."""
    if not held_as:
        return ""
    how = word_for(HELD, held_as)
    if entered_on is None:
        return str(_("%(how)s, inskrivet i efterhand", how=how))
    day = format_date(date.fromisoformat(entered_on), "long")
    return str(_("%(how)s, inskrivet i efterhand den %(date)s", how=how, date=day))


def season_of(month: int) -> str:
    """The meteorological season: light and darkness decide how an evening was rated."""
    return str(SEASONS[month % 12 // 3])


def in_all_languages(message: str) -> Texts:
    """A text of the program in each language of the interface."""
    texts = {}
    for language in STAFF_LANGUAGES:
        with speaking(language):
            texts[language] = str(_(message))
    return texts


def scale_labels(scale: Scale) -> list[dict[str, Any]]:
    """A scale as a record describes it: values in their order, what each says and counts as."""
    return [
        {"value": code.value, "label": in_all_languages(code.label), "role": code.role.value}
        for code in scale.codes
    ]


def all_scale_labels(keys: set[str]) -> dict[str, list[dict[str, Any]]]:
    return {key: scale_labels(SCALES[key]) for key in sorted(keys)}


def theme_names() -> list[tuple[str, str]]:
    """(code, words) of every theme, in the language in force."""
    return [(code, _(label)) for code, label in THEMES.items()]


def theme_labels() -> Labels:
    """What comments can be about, by code."""
    return {code: in_all_languages(label) for code, label in THEMES.items()}
