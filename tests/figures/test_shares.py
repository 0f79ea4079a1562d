from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.figures.disclosure import disclose
from facilitate.figures.scale import AGREEMENT, SAFETY
from facilitate.figures.shares import median_codes, share, unsafe_share, wilson

# Computed with SciPy 1.17: Wilson, and Jeffreys as a second opinion.
VECTORS = [
    (0, 5, 0.0000, 0.4345, 0.0000, 0.3794),
    (1, 5, 0.0362, 0.6245, 0.0225, 0.6286),
    (5, 5, 0.5655, 1.0000, 0.6206, 1.0000),
    (3, 8, 0.1368, 0.6943, 0.1190, 0.7052),
    (4, 10, 0.1682, 0.6873, 0.1531, 0.6963),
    (0, 12, 0.0000, 0.2425, 0.0000, 0.1853),
    (12, 20, 0.3866, 0.7812, 0.3839, 0.7894),
    (18, 24, 0.5510, 0.8800, 0.5555, 0.8883),
    (9, 30, 0.1666, 0.4788, 0.1600, 0.4765),
    (40, 80, 0.3930, 0.6070, 0.3921, 0.6079),
]


@pytest.mark.parametrize(("x", "n", "low", "high", "jeffreys_low", "jeffreys_high"), VECTORS)
def test_the_interval_is_wilsons_and_close_to_jeffreys(x, n, low, high, jeffreys_low, jeffreys_high):
    assert tuple(round(end, 4) for end in wilson(x, n)) == (low, high)
    assert isclose(low, jeffreys_low, abs_tol=0.06)
    assert isclose(high, jeffreys_high, abs_tol=0.06)


def shown(**counts):
    return disclose(SAFETY, {code.strip("c"): people for code, people in counts.items()}, 5)


def test_the_headline_share_of_the_requirement_list():
    headline = unsafe_share(shown(c4=6, c3=5, c2=3, c1=1, U=2, N=4))
    assert (headline.x, headline.n, headline.percent) == (6, 17, 35)
    assert (round(headline.low, 3), round(headline.high, 3)) == (0.173, 0.587)
    assert (headline.low_percent, headline.high_percent) == (17, 59)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_nobody_and_everybody(people):
    x, n = people
    low, high = wilson(x, n)
    assert 0 <= low <= x / n <= high <= 1
    assert low < high
    assert wilson(n - x, n) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(("x", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_an_impossible_share_is_refused(x, n):
    with pytest.raises(ValueError, match="of n people"):
        wilson(x, n)


@pytest.mark.parametrize(
    ("x", "n", "percent"), [(1, 8, 13), (3, 8, 38), (1, 200, 1), (1, 201, 0), (5, 5, 100)]
)
def test_percent_are_whole_and_half_is_rounded_up(x, n, percent):
    assert share(x, n).percent == percent


def test_small_groups_are_counted_and_larger_ones_get_percent_first():
    assert share(3, 5).counts_first
    assert share(7, 19).counts_first
    assert not share(7, 20).counts_first


def test_no_share_is_made_of_fewer_than_five():
    assert share(4, 5).n == 5
    with pytest.raises(ValueError, match="too few"):
        share(4, 4)


def test_a_withheld_figure_and_a_scale_without_unsafe_have_no_headline():
    assert unsafe_share(shown(c4=2, U=2, N=20)) is None
    assert unsafe_share(disclose(AGREEMENT, {"4": 9}, 5)) is None


@pytest.mark.parametrize(
    ("counts", "median"),
    [
        ({"4": 6, "3": 5, "2": 3, "1": 1, "U": 2}, ["3"]),
        ({"4": 3, "1": 3}, ["4", "1"]),
        ({"4": 1, "3": 1, "U": 90}, ["4", "3"]),
        ({"U": 9}, []),
        ({"4": 2}, []),
    ],
)
def test_the_median_is_an_answer_or_lies_between_two_and_leaves_avoiding_out(counts, median):
    assert [code.value for code in median_codes(disclose(SAFETY, counts, 5))] == median
