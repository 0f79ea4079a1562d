"""Where the crowd may go: a server on this machine's loopback and nowhere else."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Address:
    """A dialogue on a server of this machine. `host` is always a loopback address."""

    host: str
    port: int
    code: str

    @classmethod
    def of(cls, url: str, code: str) -> "Address":
        """Raises ValueError for any other machine, also for a name: names can lead anywhere."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme != "http" or not ipaddress.ip_address(host).is_loopback:
            raise ValueError(f"The crowd stays on this machine: not {url!r}.")
        return cls(host, parts.port or 80, code)

    @property
    def page(self) -> str:
        """The path of the participant's page."""
        return f"/{self.code}"

    @property
    def origin(self) -> str:
        return f"http://{self._netloc}"

    @property
    def socket(self) -> str:
        return f"ws://{self._netloc}{self.page}/socket/?EIO=4&transport=websocket"

    @property
    def _netloc(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
