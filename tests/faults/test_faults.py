"""After each fault all that a phone was told is saved is there once, and everybody is back by itself."""

import pytest

from tests.faults.faults import FAULTS, ON_A_SERVER_OF_ALL
from tests.faults.server import FaultyServer
from tests.faults.trial import Trial

pytestmark = pytest.mark.server

PEOPLE = 20


@pytest.mark.parametrize("name", ON_A_SERVER_OF_ALL)
def test_nothing_acknowledged_is_lost_and_everybody_comes_back(server: FaultyServer, name: str) -> None:
    assert FAULTS[name].act(Trial(server, PEOPLE)).faultless
