"""The table of figures and aims."""

import pytest

from bench.aims import AIMS, table, verdict

BY_KEY = {aim.key: aim for aim in AIMS}


def judged(key: str, **figures: float | None) -> str:
    return verdict(BY_KEY[key], figures)


@pytest.mark.parametrize(
    ("key", "enough", "too_little"),
    [
        ("burst_1000_p95_ms", 250, 250.1),
        ("burst_2000_stored", 2000, 1999),
        ("join_errors", 0, 1),
        ("first_visit_bytes", 60_000, 60_001),
        ("lost_after_kill9", 0, 1),
    ],
)
def test_an_aim_is_met_up_to_its_bound(key, enough, too_little):
    assert judged(key, **{key: enough}) == "met"
    assert judged(key, **{key: too_little}) == "missed"


def test_a_rate_has_to_be_high_and_near_the_reference():
    key = "sustained_answers_per_s"
    assert judged(key, **{key: 4000}) == "met"
    assert judged(key, **{key: 3999}) == "missed"
    assert judged(key, **{key: 4000, f"reference_{key}": 13_000}) == "met"
    assert judged(key, **{key: 4000, f"reference_{key}": 14_000}) == "missed"


def test_what_has_no_aim_is_only_told():
    assert judged("loop_lag_p99_ms", loop_lag_p99_ms=900) == ""


def test_what_could_not_be_measured_is_not_met():
    assert judged("join_errors", join_errors=None) == "not measured"
    assert "| join_errors | –" in table({"join_errors": None})


def test_the_table_shows_only_what_was_asked_for():
    lines = table({"rss_per_phone_kb": 41.25, "burst_1000_p95_ms": 249.6}).splitlines()
    assert [line.split()[1] for line in lines[2:]] == ["burst_1000_p95_ms", "rss_per_phone_kb"]
    assert "41.2" in lines[3]
    assert "250" in lines[2]
