"""The search for the highest rate that holds."""

import pytest

from bench.search import highest_rate


def search(limit: int, start: int = 1000) -> tuple[int, list[tuple[int, float]]]:
    tried: list[tuple[int, float]] = []

    def holds(rate: int, seconds: float) -> bool:
        tried.append((rate, seconds))
        return rate <= limit

    return highest_rate(holds, start), tried


@pytest.mark.parametrize("limit", [700, 1000, 2300, 4700, 11_000])
def test_the_rate_found_holds_and_is_near_the_limit(limit):
    found, _tried = search(limit)
    assert 0.75 * limit <= found <= limit


def test_the_rate_found_has_held_for_the_long_time():
    found, tried = search(3000)
    assert (found, 10.0) in tried


def test_a_server_that_holds_nothing_has_no_rate_and_is_not_asked_for_ever():
    found, tried = search(0)
    assert found == 0
    assert len(tried) < 10
