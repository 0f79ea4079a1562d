import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitate.figures.disclosure import THRESHOLD, batch_may_count, disclose, many_never_there
from facilitate.figures.figure import Figure
from facilitate.figures.scale import AGREEMENT, SAFETY, SKIPPED, TASTE
from tests.figures.strategies import counts_on, scales, too_few_on


def test_five_who_expressed_something_are_shown_with_all_that_belongs_to_them():
    figure = disclose(SAFETY, {"4": 1, "2": 3, "U": 1, "N": 20, SKIPPED: 2}, 5)
    assert not figure.withheld
    assert (figure.n, figure.unsafe, figure.aside, figure.skipped) == (5, 4, 20, 2)
    assert list(figure.counts.items()) == [("4", 1), ("3", 0), ("2", 3), ("1", 0), ("U", 1)]


def test_four_leave_no_number_behind_not_even_with_twenty_who_do_not_know():
    figure = disclose(SAFETY, {"4": 1, "2": 2, "U": 1, "N": 20, SKIPPED: 7}, 5)
    assert figure.withheld
    assert figure == disclose(SAFETY, {}, 5)
    assert figure.to_json() == {"scale_key": "safety-1", "withheld": True}
    assert not any(digit in repr(figure).replace("safety-1", "") for digit in "0123456789")


def test_the_threshold_can_be_raised_but_never_lowered():
    seven = {"4": 7}
    assert not disclose(SAFETY, seven, 7).withheld
    assert disclose(SAFETY, seven, 8).withheld
    with pytest.raises(ValueError, match="never lower than 5"):
        disclose(SAFETY, seven, THRESHOLD - 1)


@pytest.mark.parametrize("counts", [{"5": 9}, {"4": -1}, {"4": 9, "3": 1.5}])
def test_what_cannot_be_a_tally_is_refused(counts):
    assert not disclose(SAFETY, {"4": 9}, 5).withheld
    with pytest.raises(ValueError, match=r"answer that the scale|whole numbers"):
        disclose(SAFETY, counts, 5)


@given(st.data(), scales, st.integers(5, 12))
def test_whatever_is_under_the_threshold_looks_the_same(data, scale, threshold):
    few = data.draw(too_few_on(scale, threshold))
    figure = disclose(scale, few, threshold)
    assert figure == Figure(scale_key=scale.key, withheld=True)
    assert repr(figure) == repr(disclose(scale, {}, threshold))
    assert set(figure.to_json()) == {"scale_key", "withheld"}


@given(st.data(), scales, st.integers(5, 12))
def test_a_figure_comes_back_from_its_json_as_it_was(data, scale, threshold):
    figure = disclose(scale, data.draw(counts_on(scale)), threshold)
    assert Figure.from_json(json.loads(json.dumps(figure.to_json()))) == figure


@given(st.data(), scales)
def test_a_shown_figure_adds_up(data, scale):
    counts = data.draw(counts_on(scale))
    figure = disclose(scale, counts, 5)
    assume(not figure.withheld)
    assert figure.n == sum(figure.counts.values())
    assert figure.n + figure.aside + figure.skipped == sum(counts.values())


SHOWN = {"scale_key": "agreement-1", "withheld": False, "n": 6, "aside": 0, "skipped": 0, "unsafe": None}
SHOWN["counts"] = {"4": 2, "3": 2, "2": 1, "1": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"withheld": True},
        {"withheld": 0},
        {"n": 7},
        {"n": 6.0},
        {"unsafe": 2},
        {"counts": {"4": 6}},
        {"counts": [6]},
        {"counts": ["4", "3", "2", "1"]},
        {"unsafe": False},
        {"counts": {"4": 1, "3": 1, "2": 1, "1": 1}, "n": 4},
        {"skipped": None},
        {"scale_key": "stars-1"},
        {"scale_key": ["agreement-1"]},
        {"colour": "green"},
    ],
)
def test_a_stored_figure_that_was_tampered_with_is_refused(change):
    assert Figure.from_json(SHOWN).n == 6
    with pytest.raises(ValueError, match=r"."):
        Figure.from_json(SHOWN | change)


@pytest.mark.parametrize("number", ["n", "aside", "skipped", "unsafe"])
def test_a_withheld_figure_cannot_be_given_a_number(number):
    with pytest.raises(ValueError, match="holds no numbers"):
        Figure(scale_key=SAFETY.key, withheld=True, **{number: 0})


def test_the_counts_of_a_figure_cannot_be_changed_afterwards():
    counts = {"4": 9}
    figure = disclose(AGREEMENT, counts, 5)
    counts["4"] = 1
    assert figure.counts["4"] == 9
    with pytest.raises(TypeError):
        figure.counts["4"] = 1


def test_many_who_are_never_there_are_said_in_words_when_they_are_the_majority():
    assert many_never_there(disclose(SAFETY, {"4": 5, "N": 6}, 5))
    assert not many_never_there(disclose(SAFETY, {"4": 6, "N": 6}, 5))
    assert not many_never_there(disclose(SAFETY, {"4": 5, "N": 6, SKIPPED: 1}, 5))
    assert not many_never_there(disclose(SAFETY, {"4": 4, "N": 20}, 5))


def test_a_later_batch_changes_a_shown_figure_only_when_it_could_be_shown_itself():
    assert batch_may_count(SAFETY, {"4": 2, "2": 3, "N": 1}, 5)
    assert not batch_may_count(SAFETY, {"4": 2, "2": 2, "N": 9}, 5)
    assert not batch_may_count(SAFETY, {"4": 2, "2": 3, "N": 1}, 6)


def test_practice_is_disclosed_like_any_question_but_nothing_in_it_is_unsafe():
    figure = disclose(TASTE, {"4": 3, "U": 2, "N": 1}, 5)
    assert (figure.n, figure.unsafe, figure.aside) == (5, None, 1)
