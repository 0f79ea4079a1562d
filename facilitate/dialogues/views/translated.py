"""Texts in several languages as fields of a form: title_sv, title_en and so on."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm

from facilitate.languages import STAFF_LANGUAGES
from facilitate.model import Texts


def as_fields(thing: Any, names: Iterable[str]) -> dict[str, str]:
    """What the fields of these texts begin with."""
    return {
        f"{name}_{language}": getattr(thing, name).get(language, "")
        for name in names
        for language in STAFF_LANGUAGES
    }


def texts_from(form: FlaskForm, name: str) -> Texts:
    """The text as it was typed in each language."""
    return {language: form[f"{name}_{language}"].data or "" for language in STAFF_LANGUAGES}
