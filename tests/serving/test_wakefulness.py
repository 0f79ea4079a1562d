"""A child of the system's own tool holds the wish to stay awake, and never outlives the server."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate import wakefulness
from facilitate.wakefulness import Wakefulness

HOLDS = ("sh", "-c", "exec cat")
REFUSES = ("sh", "-c", "exit 1")
MISSING = ("no-such-tool-here",)


ROOT = Path(__file__).resolve().parents[2]
SERVER = """
import sys, time
from facilitate.wakefulness import Wakefulness
keeper = Wakefulness((("cat",),))
keeper.keep(awake=True)
open(sys.argv[1], "w").write(str(keeper._holding.pid))
time.sleep(60)
"""


def soon(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.02)
    return False


def child_of(keeper: Wakefulness) -> int:
    held = keeper._holding
    assert held is not None
    return held.pid


def test_it_holds_while_a_dialogue_runs_and_lets_go_after() -> None:
    keeper = Wakefulness((HOLDS,))
    assert not keeper.awake
    keeper.keep(awake=True)
    assert keeper.awake
    child = child_of(keeper)
    keeper.keep(awake=True)
    assert child_of(keeper) == child
    keeper.keep(awake=False)
    assert not keeper.awake
    assert not keeper.refused
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_tool_that_is_refused_is_followed_by_the_next() -> None:
    keeper = Wakefulness((MISSING, REFUSES, HOLDS))
    assert soon(lambda: keeper.keep(awake=True) or (keeper.awake and not _is_refusing(keeper)))
    assert keeper.awake
    assert not keeper.refused
    keeper.keep(awake=False)


def _is_refusing(keeper: Wakefulness) -> bool:
    time.sleep(0.2)
    return not keeper.awake


def test_where_nothing_helps_it_says_so_and_does_not_ask_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keeper = Wakefulness((REFUSES,))
    keeper.keep(awake=True)
    assert soon(lambda: not keeper.awake)
    keeper.keep(awake=True)
    assert keeper.refused
    keeper.keep(awake=True)
    assert not keeper.awake
    monkeypatch.setattr(wakefulness, "AGAIN_AFTER", 0.0)
    keeper.keep(awake=True)
    assert keeper._holding is not None
    keeper.keep(awake=False)


def test_after_kill_9_of_the_server_the_child_ends_by_itself(tmp_path: Path) -> None:
    told = tmp_path / "child"
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(told)], cwd=ROOT)
    assert soon(lambda: told.exists() and told.read_text() != "")
    child = int(told.read_text())
    os.kill(child, 0)
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert soon(lambda: not _lives(child))


def _lives(pid: int) -> bool:
    try:
        # Nobody may be left to collect it: one that only waits for that has ended too.
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
