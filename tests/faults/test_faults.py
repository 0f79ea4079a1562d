"""After each fault all that a phone was told is saved is there once, and everybody is back by itself."""

from collections.abc import Callable

import pytest

from tests.faults import lines, stops
from tests.faults.server import FaultyServer
from tests.faults.trial import BACK_BESIDE_OTHER_TESTS, Result, Trial

pytestmark = pytest.mark.server

PEOPLE = 20
ACTS = (stops.killed, stops.asleep, stops.database_locked, lines.deaf, lines.half_open, lines.mixed)
"""These leave the server as it was, so that it is started once."""


@pytest.mark.parametrize("act", ACTS)
def test_nothing_acknowledged_is_lost_and_everybody_comes_back(
    server: FaultyServer, act: Callable[[Trial], Result]
) -> None:
    result = act(Trial(server, PEOPLE))
    assert result.faultless(BACK_BESIDE_OTHER_TESTS), result
