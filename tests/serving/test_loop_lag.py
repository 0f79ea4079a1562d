"""How late the loop is, as a histogram."""

from facilitate.loop_lag import Histogram


def seen(*late_ms: float) -> Histogram:
    histogram = Histogram()
    for one in late_ms:
        histogram.note(one)
    return histogram


def test_nothing_seen_is_no_lag():
    assert Histogram().quantile(0.99) == 0


def test_a_quantile_lies_in_the_interval_of_the_look_that_it_falls_on():
    histogram = seen(*[0.5] * 98, 140, 180)
    assert 0 < histogram.quantile(0.5) <= 1
    assert 100 < histogram.quantile(0.99) <= 150
    assert 150 < histogram.quantile(1) <= 200


def test_a_look_on_the_bound_counts_below_it():
    assert seen(5).counts[:4] == [0, 0, 1, 0]


def test_what_came_later_than_the_last_bound_is_told_as_the_last_bound():
    assert seen(60_000).quantile(0.99) == 5000


def test_only_what_came_since_is_left_of_a_longer_look():
    earlier, now = seen(300), seen(300, 0.5)
    assert now.since(earlier) == seen(0.5)
