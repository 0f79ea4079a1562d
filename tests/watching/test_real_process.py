"""The same, asked of a process as `make run` starts it."""

import http.client
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from config import Settings
from tests.browser.live_server import LiveServer, free_port

pytestmark = pytest.mark.server

TOKEN = "a-token-of-the-operators"


@pytest.fixture
def server(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LiveServer]:
    monkeypatch.setenv("METRICS_TOKEN", TOKEN)
    started = LiveServer(replace(settings, host="127.0.0.1", port=free_port(), instance_path=tmp_path))
    try:
        started.start()
        yield started
    finally:
        started.stop()


def ask(server: LiveServer, path: str, token: str = "") -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", server.settings.port, timeout=20)
    try:
        line.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def test_a_started_server_tells_how_it_fares(server: LiveServer) -> None:
    assert ask(server, "/healthz") == (200, "ok\n")
    assert ask(server, "/readyz")[0] == 200
    assert ask(server, "/metrics")[0] == 401
    status, told = ask(server, "/metrics", TOKEN)
    assert status == 200
    seen = dict(line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))
    assert float(seen['facilitate_http_responses_total{class="2xx"}']) >= 3
    assert float(seen['facilitate_http_responses_total{class="4xx"}']) == 1
    assert float(seen["facilitate_loop_lag_seconds_count"]) > 0
