"""The server that is measured is the real one, and says what is needed for measuring."""

import stat
import time

import pytest

from bench.product import product
from facilitate.loop_lag import EVERY, FILE


@pytest.mark.server
def test_the_server_writes_how_late_its_loop_was_for_its_owner_only():
    with product() as server:
        server.start()
        time.sleep(10 * EVERY)
        seen = server.loop_lag()
        assert stat.S_IMODE((server.folder / FILE).stat().st_mode) == 0o600
    assert sum(seen.counts) > 0
