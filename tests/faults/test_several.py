"""Two processes, and what they rest on stops for a while."""

from collections.abc import Iterator

import pytest

from tests.faults import services
from tests.faults.services import Installation
from tests.faults.trial import BACK_BESIDE_OTHER_TESTS

pytestmark = [pytest.mark.server, pytest.mark.postgres]

PEOPLE = 16


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with services.installed(tmp_path_factory.mktemp("several")) as all_of:
        yield all_of


@pytest.mark.parametrize("act", [services.redis_stopped, services.postgres_stopped, services.one_killed])
def test_what_stops_and_starts_again_loses_nothing(installation: Installation, act) -> None:
    result = services.on(installation, act, PEOPLE, long=False)
    assert result.faultless(BACK_BESIDE_OTHER_TESTS), result
