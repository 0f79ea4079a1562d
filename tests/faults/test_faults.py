"""After each fault all that a phone was told is saved is there once, and everybody is back by itself."""

from collections.abc import Callable

import pytest

from tests.faults import lines, stops
from tests.faults.server import FaultyServer
from tests.faults.trial import BACK_WITHIN, Result, Trial

pytestmark = pytest.mark.server

PEOPLE = 25


@pytest.mark.parametrize(
    "fault", [stops.killed, stops.asleep, stops.database_locked, lines.deaf, lines.half_open, lines.mixed]
)
def test_nothing_acknowledged_is_lost_and_everybody_comes_back(
    server: FaultyServer, fault: Callable[[Trial], Result]
) -> None:
    result = fault(Trial(server, PEOPLE))
    assert result.verdict.acknowledged > PEOPLE
    assert result.verdict.clean
    assert result.true
    assert result.back is None or result.back < BACK_WITHIN
