"""Faults of the machine: each server has surroundings of its own."""

import pytest

from tests.faults.attempt import attempt
from tests.faults.trial import BACK_BESIDE_OTHER_TESTS

pytestmark = pytest.mark.server

PEOPLE = 20


@pytest.mark.parametrize("name", ["full-disk", "clock", "files"])
def test_whatever_happens_to_the_machine_nothing_acknowledged_is_lost(name: str) -> None:
    result = attempt(name, PEOPLE, long=False)
    assert result.faultless(BACK_BESIDE_OTHER_TESTS), result
