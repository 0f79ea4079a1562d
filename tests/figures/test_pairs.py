import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.figures.disclosure import PairFigure, disclose, disclose_pairs
from facilitate.figures.scale import SAFETY, SKIPPED

answers = st.sampled_from((*SAFETY.values, SKIPPED))
rooms = st.dictionaries(st.tuples(answers, answers), st.integers(0, 6), max_size=8)
WITHHELD = PairFigure(withheld=True)


def figures_of(pairs, threshold=5):
    by_day, by_evening = Counter(), Counter()
    for (day, evening), people in pairs.items():
        by_day[day] += people
        by_evening[evening] += people
    return disclose(SAFETY, by_day, threshold), disclose(SAFETY, by_evening, threshold)


def compare(pairs, threshold=5):
    return disclose_pairs(*figures_of(pairs, threshold), pairs, threshold)


def test_people_who_rated_both_times_are_compared_and_avoiding_is_the_least_safe():
    figure = compare({("4", "2"): 6, ("1", "U"): 1, ("3", "3"): 4, ("U", "1"): 2})
    assert (figure.n, figure.safer_by_day, figure.same, figure.safer_in_the_evening) == (13, 7, 4, 2)


def test_those_without_an_opinion_about_one_of_the_times_are_left_out():
    figure = compare({("4", "2"): 6, ("4", "N"): 5, ("3", SKIPPED): 3, ("N", "N"): 2})
    assert (figure.n, figure.safer_by_day) == (6, 6)


def test_nothing_is_compared_when_either_time_is_withheld():
    day, evening = figures_of({("4", "4"): 4, ("4", "N"): 6})
    assert not day.withheld
    assert evening.withheld
    assert compare({("4", "4"): 4, ("4", "N"): 6}) == WITHHELD


def test_four_pairs_are_too_few_even_where_both_times_are_shown():
    assert compare({("4", "4"): 5, ("4", "N"): 5, ("N", "3"): 5}) != WITHHELD
    assert compare({("4", "4"): 4, ("4", "N"): 5, ("N", "3"): 5}) == WITHHELD


@pytest.mark.parametrize("alone", [1, 4])
def test_a_few_who_rated_one_time_alone_would_be_found_by_subtraction(alone):
    room = {("3", "3"): 9}
    assert compare(room) != WITHHELD
    assert compare(room | {("1", "N"): alone}) == WITHHELD
    assert compare(room | {("N", "1"): alone}) == WITHHELD
    assert compare(room | {("1", "N"): 5}) != WITHHELD


def test_pairs_that_know_more_than_the_frozen_figures_are_withheld():
    day, evening = figures_of({("4", "2"): 9})
    assert disclose_pairs(day, evening, {("4", "2"): 9}, 5) != WITHHELD
    assert disclose_pairs(day, evening, {("4", "2"): 8, ("3", "2"): 1}, 5) == WITHHELD
    assert disclose_pairs(day, evening, {("4", "2"): 9, ("1", "2"): 2}, 5) == WITHHELD


def test_a_raised_threshold_is_kept_and_a_lower_one_refused():
    assert compare({("4", "2"): 7}, 7) != WITHHELD
    assert compare({("4", "2"): 7}, 8) == WITHHELD
    with pytest.raises(ValueError, match="never lower"):
        disclose_pairs(*figures_of({("4", "2"): 7}), {("4", "2"): 7}, 4)


@given(rooms, st.integers(5, 9))
def test_no_difference_between_shown_numbers_is_a_few_people(room, threshold):
    day, evening = figures_of(room, threshold)
    pairs = disclose_pairs(day, evening, room, threshold)
    if not pairs.withheld:
        assert pairs.n >= threshold
        assert all(figure.n - pairs.n == 0 or figure.n - pairs.n >= threshold for figure in (day, evening))
    else:
        assert pairs.to_json() == {"withheld": True}


@given(rooms)
def test_a_pair_figure_comes_back_from_its_json_as_it_was(room):
    figure = compare(room)
    assert PairFigure.from_json(json.loads(json.dumps(figure.to_json()))) == figure


@pytest.mark.parametrize(
    "change", [{"n": 6}, {"withheld": True}, {"same": None}, {"n": 4, "same": 3}, {"same": True}]
)
def test_a_stored_pair_figure_that_was_tampered_with_is_refused(change):
    stored = {"withheld": False, "n": 5, "safer_by_day": 1, "same": 4, "safer_in_the_evening": 0}
    assert PairFigure.from_json(stored).n == 5
    with pytest.raises(ValueError, match=r"."):
        PairFigure.from_json(stored | change)
