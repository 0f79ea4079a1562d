"""Languages as fields of a form: texts as title_sv and title_en, and those that participants can choose."""

from collections.abc import Iterable
from typing import Any

from facilitate.fields import PageForm, as_choices
from facilitate.languages import MASTER, PARTICIPANTS_LANGUAGES, STAFF_LANGUAGES, name_for_staff
from facilitate.model import Texts


def as_fields(thing: Any, names: Iterable[str]) -> dict[str, str]:
    """What the fields of these texts begin with."""
    return {
        f"{name}_{language}": getattr(thing, name).get(language, "")
        for name in names
        for language in STAFF_LANGUAGES
    }


def texts_from(form: PageForm, name: str, stored: Texts) -> Texts:
    """The text as it was typed in each language. The template's words in further languages stay for as long
    as the Swedish that they translate; whoever writes other Swedish is shown that instead."""
    typed = {language: form[f"{name}_{language}"].data or "" for language in STAFF_LANGUAGES}
    unchanged = typed[MASTER].split() == stored.get(MASTER, "").split()
    return stored | typed if unchanged else typed


def offer_languages(form: PageForm) -> None:
    """The further languages that participants can be met in, where the form asks for them."""
    if "languages" not in form:
        return
    form["languages"].choices = as_choices(
        (one, name_for_staff(one)) for one in PARTICIPANTS_LANGUAGES if one != MASTER
    )
