"""More phones than the server may have open files."""

import socket
import time
from contextlib import ExitStack

from tests.faults.trial import Result, Trial

LIMIT = 256
UNDER = ("prlimit", f"--nofile={LIMIT}:{LIMIT}", "--")


def too_many(trial: Trial) -> Result:
    """Those who are in go on; those who came too late come in once there is room."""
    with trial.running():
        with ExitStack() as strangers, trial.fault(8 if trial.long else 3):
            for _ in range(2 * LIMIT):
                line = strangers.enter_context(socket.socket())
                line.connect(("127.0.0.1", trial.place.port))
                line.sendall(f"GET {trial.place.path} HTTP/1.1\r\nHost: {trial.place.host}\r\n".encode())
            since = time.monotonic()
            trial.crowd.seconds_until_back(since, 0, patience=5)  # everybody who is in is still answered
        back = trial.back()
        assert trial.desk.look()[0] == 200, "control does not answer"
        trial.check_log("event=no_room_for_more_connections")
        return trial.result(f"{2 * LIMIT} more connections than files", back, storing=True)
