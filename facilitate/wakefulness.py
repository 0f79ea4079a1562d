"""Keeps this computer awake while a dialogue runs, where the system lets a program ask for that.

The system's own tool holds the wish for as long as its child lives, and the child reads from a pipe of ours:
it ends when we let go, and by itself when this process is gone, however it ended.
"""

import subprocess
import sys
import time
from contextlib import suppress

import structlog
from flask import Flask, current_app

AGAIN_AFTER = 60.0
"""Seconds until a system that refused is asked again."""
PATIENCE = 2.0

_INHIBIT = ("systemd-inhibit", "--who=Trygghetsdialog", "--why=Ett dialogsamtal pågår", "--mode=block")
TOOLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "linux": (
        (*_INHIBIT, "--what=sleep:idle:handle-lid-switch", "cat"),
        (*_INHIBIT, "--what=sleep:idle", "cat"),  # the lid is not everybody's to decide over
    ),
    "darwin": (("caffeinate", "-di", "cat"),),
}

log = structlog.get_logger()


class Wakefulness:
    """One for each process. `tools` are tried in their order; none where the system has no such tool."""

    def __init__(self, tools: tuple[tuple[str, ...], ...] | None = None) -> None:
        self._tools = TOOLS.get(sys.platform, ()) if tools is None else tools
        self._next = 0
        self._refused_at: float | None = None
        self._holding: subprocess.Popen[bytes] | None = None

    @property
    def awake(self) -> bool:
        """Whether the system has been asked to stay awake, and has not refused."""
        return self._holding is not None and self._holding.poll() is None

    @property
    def refused(self) -> bool:
        """Whether the system was asked in vain."""
        return not self.awake and self._refused_at is not None

    def keep(self, *, awake: bool) -> None:
        """Called now and then with what is wanted: a tool that was refused is followed by the next."""
        if not awake:
            self._let_go()
            self._next, self._refused_at = 0, None
        elif not self.awake and not self._was_refused_just_now():
            self._ask()

    def _ask(self) -> None:
        self._let_go()
        if self._next >= len(self._tools):
            self._next, self._refused_at = 0, time.monotonic()
            log.info("stays_awake", possible=False)
            return
        tool, self._next = self._tools[self._next], self._next + 1
        try:
            self._holding = subprocess.Popen(  # noqa: S603 - a tool of the system's, with words of ours
                tool, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            self._holding = None

    def _was_refused_just_now(self) -> bool:
        return self._refused_at is not None and time.monotonic() - self._refused_at < AGAIN_AFTER

    def _let_go(self) -> None:
        holding, self._holding = self._holding, None
        if holding is None:
            return
        if holding.stdin:
            holding.stdin.close()
        if holding.poll() is None:
            holding.terminate()
        with suppress(subprocess.TimeoutExpired):
            holding.wait(PATIENCE)


def init_app(app: Flask) -> None:
    app.extensions["facilitate.wakefulness"] = Wakefulness()


def of_app() -> Wakefulness:
    """The running application's."""
    return current_app.extensions["facilitate.wakefulness"]  # type: ignore[no-any-return]
