"""Join codes as people read, say and type them."""

import pytest

from facilitate.dialogues import codes


def test_new_code_has_six_characters_without_look_alikes():
    for _ in range(200):
        code = codes.new_code()
        assert len(code) == 6
        assert not set(code) & set("0O1IL5S2Z8BAEGU")


@pytest.mark.parametrize(
    "typed", ["KDM4R7", "kdm 4r7", " kdm-4r7 ", "K D M 4 R 7", "kdm\u00a04r7", "KDM–4R7"]
)
def test_typed_code_is_understood(typed: str):
    assert codes.tidy(typed) == "KDM4R7"


@pytest.mark.parametrize("typed", ["", "KDM4R", "KDM4R77", "KDM4R0", "KDMÅ47", "../../"])
def test_what_cannot_be_a_code_is_none(typed: str):
    assert codes.tidy(typed) is None


def test_shown_code_is_in_two_halves():
    assert codes.spaced("KDM4R7") == "KDM 4R7"
