"""python -m tests.forking: has imported the product, and forks whatever module is asked for on its input.

A fork goes on as `python -m MODULE` would: the same code by the same way, only that the imports are done.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import os  # noqa: E402
import runpy  # noqa: E402
import sys  # noqa: E402
from _signal import SIG_DFL, SIG_IGN, SIGCHLD, signal  # noqa: E402  gevent's own would start its loop,
from _socket import socket  # noqa: E402  which no fork may inherit
from socket import recv_fds  # noqa: E402

from gevent._hub_local import get_hub_if_exists  # noqa: E402
from gevent.os import fork_gevent  # noqa: E402

import facilitate.app  # noqa: E402
import facilitate.commands.serving  # noqa: E402
import facilitate.serving  # noqa: E402, F401
from tests.once import compile_once  # noqa: E402

LARGEST = 200_000


def main() -> None:
    compile_once()
    asked = socket(fileno=0)
    signal(SIGCHLD, SIG_IGN)  # nobody here asks how a fork ended
    while True:
        message, files, _flags, _address = recv_fds(asked, LARGEST, 2)  # type: ignore[arg-type]
        if not message:
            return
        assert get_hub_if_exists() is None
        if not (pid := fork_gevent()):
            break
        for file in files:
            os.close(file)
        asked.send(str(pid).encode())
    asked.detach()
    _become(files, **json.loads(message))


def _become(files: list[int], module: str, words: list[str], environment: dict[str, str]) -> None:
    signal(SIGCHLD, SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate((nothing, *files)):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
