"""The second entry: by somebody else, compared with the first, settled where the two differ."""

import pytest

from facilitate.errors import NotFound
from facilitate.live.late import AlreadyShown
from facilitate.live.paper import second, stack
from facilitate.live.paper.second import EnteredTwice, SamePerson, differences_of
from facilitate.transaction import unit_of_work
from tests.live.rooms import make_room
from tests.live.stacks import Stack


@pytest.fixture
def forms(app) -> Stack:
    return Stack(make_room())


def settle(forms: Stack, number: int, first: str = "", second_: str = "") -> list[second.Difference]:
    """Letters are the positions of questions on the form, from a."""
    asked = stack.questions_of_form(forms.room.dialogue)

    def ids(letters: str) -> set[int]:
        return {asked[ord(one) - ord("a")].id for one in letters}

    with unit_of_work():
        return second.settle(forms.room.dialogue, forms.eva, number, ids(first), ids(second_))


def checked(forms: Stack) -> list[bool]:
    return [one.checked for one in stack.forms_of(forms.room.dialogue)]


def test_two_alike_entries_make_a_checked_form(forms):
    forms.enter(1, "43U ")
    assert checked(forms) == [False]
    assert forms.enter_again(1, "43U ") == []
    assert checked(forms) == [True]
    assert stack.checked_of(forms.room.dialogue) == 1


def test_the_second_entry_is_somebody_elses_and_made_once(forms):
    forms.enter(1, "4")
    with pytest.raises(SamePerson):
        forms.enter_again(1, "4", by=forms.eva)
    forms.enter_again(1, "3", by=forms.bo)
    with pytest.raises(EnteredTwice):
        forms.enter_again(1, "4", by=forms.bo)
    with pytest.raises(NotFound):
        forms.enter_again(2, "4")


def test_differences_are_told_and_the_first_stands_until_they_are_settled(forms):
    forms.enter(1, "43 2")
    found = forms.enter_again(1, "4U12")
    assert [(one.first, one.second) for one in found] == [("3", "U"), ("", "1")]
    assert forms.codes_of(1) == "43 2  "
    assert checked(forms) == [False]


def test_each_difference_is_settled_by_itself(forms):
    forms.enter(1, "43 2")
    forms.enter_again(1, "4U12")
    assert [one.second for one in settle(forms, 1, first="b")] == ["1"]
    assert checked(forms) == [False]
    assert settle(forms, 1, second_="c") == []
    assert forms.codes_of(1) == "4312  "
    assert checked(forms) == [True]


def test_a_tick_that_only_the_first_saw_can_be_taken_away(forms):
    forms.enter(1, "4")
    forms.enter_again(1, " 3")
    settle(forms, 1, second_="ab")
    assert forms.codes_of(1) == " 3    "


def test_a_change_of_answers_ends_what_was_compared(forms):
    forms.enter(1, "4")
    forms.enter_again(1, "3")
    forms.correct(1, "2")
    assert differences_of(forms.room.dialogue, stack.form_of(forms.room.dialogue, 1)) == []
    assert checked(forms) == [False]
    assert forms.enter_again(1, "2") == []
    assert checked(forms) == [True]


def test_what_the_room_has_seen_is_not_settled_otherwise(forms):
    forms.enter(1, "4")
    forms.room.ask()
    forms.room.close()
    forms.room.press("show")
    (difference,) = forms.enter_again(1, "2")
    assert difference.shown
    with pytest.raises(AlreadyShown):
        settle(forms, 1, second_="a")
    settle(forms, 1, first="a")
    assert (forms.codes_of(1).strip(), checked(forms)) == ("4", [True])
