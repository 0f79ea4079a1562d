"""The staff's two languages, and the participants', each of which is a catalog and nothing else.

A language is known by its BCP 47 tag, "sv-simple"; the folder of its catalog is named as gettext wants it,
"sv@simple".
"""

from contextlib import AbstractContextManager
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from flask import Flask, g, has_request_context, request, session
from flask_babel import force_locale, get_locale, get_translations
from flask_babel import gettext as _
from markupsafe import Markup

from facilitate.model import Texts

MASTER = "sv"
STAFF_LANGUAGES = (MASTER, "en")
"""Languages of the desk, the master language first."""

_CATALOGS = Path(__file__).parent / "translations"
_FOLDERS = {
    path.parts[-3].replace("@", "-").replace("_", "-"): path.parts[-3]
    for path in sorted(_CATALOGS.glob("*/LC_MESSAGES/messages.po"))
}
_FIRST = {MASTER: 0, "sv-simple": 1, "en": 2}
PARTICIPANTS_LANGUAGES = tuple(sorted(_FOLDERS, key=lambda one: (_FIRST.get(one, len(_FIRST)), one)))
"""What a dialogue can be held in: every language that has a catalog."""

# English dates as in Europe: the day first.
_CUSTOMS = {"en": "en_GB"}
_OWN_NAMES = {"sv-simple": "Lätt svenska"}


def locale_of(language: str) -> Locale:
    """The language with its customs. An unknown one is taken for the master language."""
    return Locale.parse(_CUSTOMS.get(language, _FOLDERS.get(language, MASTER)))


_LANGUAGES = {str(locale_of(language)): language for language in PARTICIPANTS_LANGUAGES}


def choose_language() -> str:
    """The language of this request: the participant's or the projector's, else what the member of staff or
    the browser has chosen among the staff's."""
    spoken = g.get("language")
    if spoken in PARTICIPANTS_LANGUAGES:
        return str(spoken)
    if not has_request_context():  # a command, or a greenlet that tells the room
        return MASTER
    chosen = request.args.get("lang") or session.get("language")
    return str(chosen) if chosen in STAFF_LANGUAGES else wanted_among(STAFF_LANGUAGES)


def choose_locale() -> Locale:
    return locale_of(choose_language())


def wanted_among(offered: tuple[str, ...] | list[str]) -> str:
    """The language that the browser likes best of those offered, else the first."""
    return request.accept_languages.best_match(offered) or offered[0]


def language_in_force() -> str:
    """The language that texts are translated into just now."""
    locale = get_locale()
    return _LANGUAGES.get(str(locale), locale.language) if locale else MASTER


def texts_in_force() -> NullTranslations:
    """The catalog of the language in force. Flask-Babel looks for it anew for each text of a page: a fifth of
    what drawing one costs."""
    locale = get_locale()
    if locale not in _texts:
        _texts[locale] = get_translations()
    return _texts[locale]


_texts: dict[Locale | None, NullTranslations] = {}


def init_app(app: Flask) -> None:
    """Have templates find their texts quickly."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # the extension's own
        gettext=lambda text: texts_in_force().gettext(text),
        ngettext=lambda one, many, number: texts_in_force().ngettext(one, many, number),
        newstyle=True,
        pgettext=lambda context, text: texts_in_force().pgettext(context, text),
        npgettext=lambda context, one, many, number: texts_in_force().npgettext(context, one, many, number),
    )


def speaking(language: str) -> AbstractContextManager[None]:
    """Translate into this language for as long as the context lasts."""
    return force_locale(locale_of(language))  # type: ignore[no-any-return]


def text_in(texts: Texts | None, language: str | None = None) -> str:
    """The text in the language asked for, else in Swedish, else in any."""
    if not texts:
        return ""
    return texts.get(lang_of(texts, language), "")


def lang_of(texts: Texts | None, language: str | None = None) -> str:
    """Which language `text_in` answers in: for the lang attribute."""
    wanted = language or language_in_force()
    given = [key for key, text in (texts or {}).items() if text]
    for key in (wanted, wanted.split("-")[0], MASTER):
        if key in given:
            return key
    return given[0] if given else MASTER


def direction_of(language: str) -> str:
    """Where the language is read from: "ltr" or "rtl"."""
    return locale_of(language).text_direction


def lang_and_dir(texts: Texts | None) -> Markup:
    """Attributes for an element with `text_in` of these texts; the direction where the page has another."""
    language = lang_of(texts)
    attributes = Markup('lang="{}"').format(language)
    if direction_of(language) == direction_of(language_in_force()):
        return attributes
    return attributes + Markup(' dir="{}"').format(direction_of(language))


def own_name(language: str) -> str:
    """What speakers of the language call it: "Svenska", "English"."""
    return _OWN_NAMES.get(language) or _capital(locale_of(language).get_language_name())


def name_for_staff(language: str) -> str:
    """What the reader of the page calls the language."""
    if language in _OWN_NAMES:
        return str(_("Lätt svenska"))
    return _capital(locale_of(language).get_language_name(get_locale() or MASTER))


def unchecked(language: str) -> bool:
    """Whether a page in the language has to say that no native speaker has checked it.

    So does every language that the municipality's own staff cannot be taken to read and mend.
    """
    return language not in _FIRST


def plural_numbers() -> dict[str, int]:
    """A number for each plural form of the language in force: scripts count in words that the page holds.

    The form for nobody is left out, which a page may have its own words for.
    """
    form_of = locale_of(language_in_force()).plural_form
    return {form_of(number): number for number in range(100, 0, -1)}


def _capital(name: str | None) -> str:
    return (name or "")[:1].upper() + (name or "")[1:]
