"""Languages: what is offered to whom, what is chosen, and what is said where a language has no words."""

import pytest
from flask import g

from facilitate.languages import (
    MASTER,
    PARTICIPANTS_LANGUAGES,
    choose_language,
    direction_of,
    lang_and_dir,
    lang_of,
    language_in_force,
    locale_of,
    name_for_staff,
    own_name,
    plural_numbers,
    speaking,
    text_in,
    unchecked,
)

PLACE = {"sv": "Torget", "en": "The square"}


def test_swedish_and_its_easy_kind_come_first_and_every_catalog_is_a_language():
    assert PARTICIPANTS_LANGUAGES[:3] == ("sv", "sv-simple", "en")
    assert "ar" in PARTICIPANTS_LANGUAGES


def test_each_language_is_called_what_its_speakers_call_it(app):
    names = [own_name(language) for language in ("sv", "sv-simple", "en", "ar")]
    assert names == ["Svenska", "Lätt svenska", "English", "العربية"]
    assert [name_for_staff(language) for language in ("sv-simple", "ar")] == ["Lätt svenska", "Arabiska"]


def test_only_languages_that_nobody_here_can_read_say_that_they_are_unchecked():
    assert [one for one in PARTICIPANTS_LANGUAGES if unchecked(one)] == list(PARTICIPANTS_LANGUAGES[3:])


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [("en-GB,en;q=0.9", "en"), ("ar-SY,ar;q=0.9", "sv"), ("sv-SE", "sv"), ("tlh", "sv"), ("", "sv")],
)
def test_the_desk_speaks_the_staffs_languages_only(app, wanted, chosen):
    with app.test_request_context("/desk", headers={"Accept-Language": wanted}):
        assert choose_language() == chosen
    with app.test_request_context("/desk?lang=ar"):
        assert choose_language() == MASTER


@pytest.mark.parametrize("language", PARTICIPANTS_LANGUAGES)
def test_the_room_speaks_what_was_chosen_in_it(app, language):
    with app.test_request_context("/"):
        g.language = language
        assert language_in_force() == language
    with app.app_context(), speaking(language):
        assert language_in_force() == language


def test_an_unknown_language_is_the_master_language(app):
    assert locale_of("tlh") == locale_of(MASTER)
    with app.test_request_context("/"):
        g.language = "tlh"
        assert language_in_force() == MASTER


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("sv", 'lang="sv"'),
        ("sv-simple", 'lang="sv"'),
        ("en", 'lang="en"'),
        ("ar", 'lang="sv" dir="ltr"'),
    ],
)
def test_a_text_without_words_in_the_language_is_swedish_and_says_so(app, language, attributes):
    with app.app_context(), speaking(language):
        assert lang_and_dir(PLACE) == attributes
        assert text_in(PLACE) == PLACE[lang_of(PLACE)]


def test_arabic_on_a_swedish_page_is_read_from_the_right(app):
    with app.app_context(), speaking("sv"):
        assert lang_and_dir({"ar": "الساحة"}) == 'lang="ar" dir="rtl"'
    assert (direction_of("ar"), direction_of("sv-simple")) == ("rtl", "ltr")


def test_there_is_a_number_for_each_plural_form(app):
    with app.app_context(), speaking("sv-simple"):
        assert plural_numbers() == {"other": 2, "one": 1}
    with app.app_context(), speaking("ar"):
        assert plural_numbers() == {"other": 100, "many": 11, "few": 3, "two": 2, "one": 1}
