"""How texts are normalised when they arrive."""

import unicodedata

import pytest

from facilitate.texts import TooLong, clean


def test_words_in_every_script_come_through():
    for words in ("Åsa på torget", "ሰላም ዓለም", "مرحبا بالعالم", "😀👩\u200d👩\u200d👧", "می\u200cخواهم"):
        assert clean(words, 100) == words


def test_what_nobody_sees_goes_and_lines_stay():
    assert clean(" a\x00b\u200bc\u202ed\ue000\ufeff \r\n\te\rf\n\n ", 100) == "abcd\n e\nf"
    assert clean("a\ufffeb\U0010ffffc", 100) == "abc"


def test_texts_are_in_one_normal_form():
    assert clean(unicodedata.normalize("NFD", "Åäö"), 3) == "Åäö"


def test_the_limit_is_counted_in_characters_that_remain():
    assert len(clean("😀" * 5 + "\u200b" * 50, 5)) == 5
    with pytest.raises(TooLong) as refusal:
        clean("😀" * 6, 5)
    assert "5" in str(refusal.value.sentence)
