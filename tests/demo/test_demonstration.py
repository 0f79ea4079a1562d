"""make demo for real: a server, a crowd in a process of its own, and nothing left behind."""

import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from facilitate.archive.export import DEMONSTRATION
from tests.demo.running import Demonstration, Leader, browser, wait_for

pytestmark = pytest.mark.server
PEOPLE = 5
HERE = "127.0.0.1"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    yield from start(tmp_path_factory.mktemp("temporary"))


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Demonstration]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    yield from start(folder)


def start(folder: Path) -> Iterator[Demonstration]:
    started = Demonstration(folder, PEOPLE, pace=0.02)
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.wait()


def page_of(address: str) -> str:
    with browser().open(address, timeout=20) as answer:
        return answer.read().decode()


def test_a_crowd_answers_and_stays_on_the_loopback(running: Demonstration) -> None:
    wait_for(lambda: running.count("participants") == PEOPLE)
    wait_for(lambda: running.count("answers") == PEOPLE * 10)
    [crowd] = running.crowd
    lines = crowd.net_connections()
    assert lines
    for line in lines:
        assert line.laddr.ip == HERE
        assert not line.raddr or line.raddr.ip == HERE


def test_the_addresses_lead_where_they_say(running: Demonstration) -> None:
    for place in ("Storskärmen", "Telefonen"):
        assert DEMONSTRATION in page_of(running.address(place)), place
    assert "/sign-in" in page_of(running.address("Styrsidan"))


def test_the_crowd_follows_whoever_leads(running: Demonstration) -> None:
    leader = Leader(running)
    assert leader.press() == "close"
    wait_for(lambda: running.count("steps", "dialogue_id = 4 AND kind = 'rate' AND phase = 'closed'") == 1)
    assert [leader.press() for _ in range(6)] == ["show", *4 * ["next_place"], "go"]
    assert leader.press() == "go"
    wait_for(lambda: running.count("comments", "dialogue_id = 4") > 0)
    assert [leader.press(), leader.press()] == ["go", "ask"]
    wait_for(lambda: running.count("answers") == PEOPLE * 12)


def test_stopping_it_leaves_nothing_behind(running: Demonstration) -> None:
    [crowd] = running.crowd
    assert list(running.folder.iterdir())
    assert running.stop(signal.SIGINT) == 0
    assert list(running.folder.iterdir()) == []
    assert not crowd.is_running()
    assert "Traceback" not in running.said


def test_the_crowd_ends_even_when_the_server_is_killed(another: Demonstration) -> None:
    [crowd] = another.crowd
    wait_for(lambda: another.count("participants") > 0)
    another.stop(signal.SIGKILL)
    psutil.wait_procs([crowd], timeout=15)
    assert not crowd.is_running()
