"""The process that holds the phones: orders go in as lines of JSON, and what came of them comes out."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from config import ROOT

NODE = ROOT / ".venv" / "bin" / "node"


class Crowd:
    """Every phone of the hall, in one process of Node's."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own script
            [NODE, ROOT / "bench" / "phones.mjs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, order: str, *, when_reached: Callable[[], object] = lambda: None, **given: Any) -> Any:
        """Have something done and wait for it. `when_reached` is called on the way, where the order tells.

        Raises RuntimeError when it cannot be done.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("The phones have no way to be reached.")
        self._process.stdin.write(json.dumps({"order": order, **given}) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            word = json.loads(line)
            if "failed" in word:
                raise RuntimeError(f"The phones could not {order}: {word['error']}")
            if "done" in word:
                return word
            when_reached()
        raise RuntimeError(f"The phones' process ended during {order}.")

    def go_to(self, port: int, path: str, *more: int) -> None:
        """Leave the hall where they are, and stand before another one; with more ports, part at each."""
        self.order("go_to", port=port, ports=[port, *more], path=path)

    def join(self, people: int) -> int:
        """Join until there are so many; how often the door was full, and was tried again."""
        return int(self.order("join", people=people)["turned_away"])

    def connect(self, people: int) -> None:
        """Open the sockets of the first so many. Raises RuntimeError unless all are connected."""
        came = self.order("connect", people=people)
        if came["connected"] < people:
            raise RuntimeError(f"Only {came['connected']} of {people} phones are connected: {came['errors']}")

    def identities(self) -> list[str]:
        """By which the database knows the phones, in their order."""
        return list(self.order("identities")["identities"])

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def crowd() -> Iterator[Crowd]:
    gathered = Crowd()
    try:
        yield gathered
    finally:
        gathered.close()
