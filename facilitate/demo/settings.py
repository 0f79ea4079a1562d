"""Settings of a demonstration: HOST, PORT and CROWD are honoured; those of the real one are not read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from config import Settings
from facilitate.serving import listen

LARGEST_CROWD = 500
PORTS = range(8000, 8100)


@dataclass(frozen=True)
class Wishes:
    """What the environment may choose; `port` None is the first one that is free."""

    host: str
    port: int | None
    crowd: int

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Wishes":
        """Raises ValueError with a sentence."""
        given = Settings.from_environment({name: environ.get(name, "") for name in ("HOST", "PORT")})
        crowd = environ.get("CROWD") or "40"
        if not (crowd.isascii() and crowd.isdigit() and int(crowd) <= LARGEST_CROWD):
            raise ValueError(f"CROWD must be a whole number from 0 to {LARGEST_CROWD}, not {crowd!r}.")
        return cls(given.host, given.port if environ.get("PORT") else None, int(crowd))

    def settings(self, folder: Path) -> Settings:
        """A server of its own in this folder. Raises OSError when no port is free."""
        port = self.port if self.port is not None else _free_port(self.host)
        return replace(Settings(), host=self.host, port=port, instance_path=folder, demo=True)

    @property
    def on_loopback(self) -> bool:
        """Whether the server can be reached from this machine by 127.0.0.1, where the crowd is."""
        return self.host in ("", "0.0.0.0", "::", "127.0.0.1", "localhost")  # noqa: S104


def _free_port(host: str) -> int:
    for port in PORTS:
        try:
            listen(host, port).close()
        except OSError:
            continue
        return port
    raise OSError(f"no port from {PORTS.start} to {PORTS.stop - 1} is free")
