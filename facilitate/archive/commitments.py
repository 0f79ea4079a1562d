"""Free texts apart from the parts that speak of them, so that one can be withdrawn and checksums still hold.

A part holds sha256(salt || text). Whoever has salt and text can check them; once both are gone, the 256 bits
of the salt make it hopeless to guess the text from what remains.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitate.archive.canonical import normal
from facilitate.model import Texts

KEY = "commitment"
SALT_BYTES = 32

Reference = dict[str, Any]
"""{"commitment": 64 hexadecimal digits}: stands in a part where the text would stand."""


@dataclass(frozen=True)
class Opened:
    """What opens a commitment."""

    salt: str
    text: str


class CommittedTexts:
    """Collects the texts of a record while its parts are built."""

    def __init__(self) -> None:
        self.opened: dict[str, Opened] = {}

    def take(self, text: str) -> Reference | None:
        """Take a text in and return what stands for it; nothing for no text."""
        text = normal(text).strip()
        if not text:
            return None
        salt = secrets.token_hex(SALT_BYTES)
        commitment = commitment_of(salt, text)
        self.opened[commitment] = Opened(salt, text)
        return {KEY: commitment}

    def take_all(self, texts: Texts | None) -> Reference:
        """The same for a text in several languages; languages without text are left out."""
        committed = {language: self.take(text) for language, text in (texts or {}).items()}
        return {language: reference for language, reference in committed.items() if reference}


def commitment_of(salt: str, text: str) -> str:
    """SHA-256 of the salt's bytes (given as hexadecimal digits) followed by the text's UTF-8 bytes."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def commitments_in(value: Any) -> Iterator[str]:
    """Every commitment that a part speaks of."""
    if isinstance(value, dict):
        if isinstance(value.get(KEY), str):
            yield value[KEY]
        for inner in value.values():
            yield from commitments_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commitments_in(inner)
