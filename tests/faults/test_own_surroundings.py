"""Faults of the machine: each server has surroundings of its own."""

import pytest

from tests.faults.attempt import attempt
from tests.faults.faults import FAULTS, ON_A_SERVER_OF_ALL

pytestmark = pytest.mark.server

PEOPLE = 20


@pytest.mark.parametrize("name", [one for one in FAULTS if one not in ON_A_SERVER_OF_ALL])
def test_whatever_happens_to_the_machine_nothing_acknowledged_is_lost(name: str) -> None:
    assert attempt(name, PEOPLE, long=False).faultless
