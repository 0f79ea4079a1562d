"""The room's own wireless network: its name and password in words, and as a QR code that joins it."""

from dataclasses import dataclass

from markupsafe import Markup

from facilitate.dialogues.models import Dialogue
from facilitate.live.qr import draw_qr

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in '\\;,":'})
"""What the QR text's own grammar uses, as ZXing, Android and iOS read it."""


@dataclass(frozen=True)
class Wifi:
    """A network; an empty password is an open one."""

    name: str
    password: str

    @property
    def text(self) -> str:
        """What the QR code holds."""
        name = self.name.translate(_SPECIAL)
        if not self.password:
            return f"WIFI:T:nopass;S:{name};;"
        return f"WIFI:T:WPA;S:{name};P:{self.password.translate(_SPECIAL)};;"

    def qr(self, label: str) -> Markup:
        return draw_qr(self.text, label)


def wifi_of(dialogue: Dialogue) -> Wifi | None:
    """The network that the dialogue names; None where it names none."""
    return Wifi(dialogue.wifi_name, dialogue.wifi_password) if dialogue.wifi_name else None
