"""One server for most trials: each has a room of its own."""

from collections.abc import Iterator

import pytest

from tests.faults.server import FaultyServer
from tests.faults.standing import standing


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultyServer]:
    with standing(tmp_path_factory.mktemp("faults")) as started:
        yield started
