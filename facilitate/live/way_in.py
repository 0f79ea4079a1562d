"""How people get in: the address that phones in the room can reach, its QR code, and the code to type."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, request
from markupsafe import Markup

from facilitate.addresses import Address, lan_addresses, web_address
from facilitate.dialogues import codes
from facilitate.dialogues.models import Dialogue
from facilitate.live.qr import draw_qr


@dataclass(frozen=True)
class WayIn:
    """`base` is a web address without a trailing slash, `code` the dialogue's."""

    base: str
    code: str

    @property
    def address(self) -> str:
        return f"{self.base}/{self.code}"

    @property
    def short(self) -> str:
        """What people type: the address without "http://"."""
        return self.base.partition("://")[2]

    @property
    def spaced(self) -> str:
        return codes.spaced(self.code)

    def qr(self, label: str) -> Markup:
        """The QR code as SVG, dark on white; `label` says what it is to those who do not see it."""
        return draw_qr(self._large(), label)

    def _large(self) -> str:
        """In capitals, which a QR code holds in larger squares; a path of the base stays as it is."""
        return self.address if urlsplit(self.base).path else self.address.upper()


def way_in(code: str, chosen: str | None = None) -> WayIn:
    """The way to a dialogue, for a page; without a network, by the address that the page itself came by."""
    return WayIn(_base(chosen) or request.host_url.rstrip("/"), code)


def way_to(dialogue: Dialogue) -> WayIn | None:
    """The way to the dialogue, by the address that was chosen for it; None before it has its code."""
    return way_in(dialogue.code, dialogue.phone_address) if dialogue.code else None


def base_of(dialogue: Dialogue) -> str | None:
    """The web address that the dialogue's QR code carries now; None for a machine without a network."""
    return _base(dialogue.phone_address)


def base_for_others() -> str:
    """The web address for a link that is sent on: staff sit at the machine as "localhost", which leads
    nowhere from anywhere else."""
    here = urlsplit(request.host_url).hostname in {"localhost", "127.0.0.1", "::1"}
    given = current_app.config["SETTINGS"].base_url or here
    return (_base(None) if given else None) or request.host_url.rstrip("/")


def choices() -> list[Address]:
    """The addresses to choose between on control; none where the settings name one."""
    return [] if current_app.config["SETTINGS"].base_url else lan_addresses()


def _base(chosen: str | None) -> str | None:
    """BASE_URL wins; else `chosen` while the machine still has that address; else the address that the
    room's phones most likely reach, found anew because networks change."""
    settings = current_app.config["SETTINGS"]
    if settings.base_url:
        return str(settings.base_url)
    addresses = [one.address for one in lan_addresses()]
    if not addresses:
        return None
    return web_address(chosen if chosen in addresses else addresses[0], settings.port)
