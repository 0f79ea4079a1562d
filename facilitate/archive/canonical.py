"""One way to write a value as bytes, so that a checksum means the same everywhere and for ever.

It is RFC 8785 (JSON Canonicalization Scheme) narrowed to what needs no judgement: keys in ASCII, whole
numbers that every JSON reader keeps exactly, texts in Unicode's form NFC, and no floating point at all.
"""

import hashlib
import json
from typing import Any
from unicodedata import normalize

LARGEST = 2**53 - 1
"""The largest whole number that a reader with floating-point numbers keeps exactly."""


def canonical(value: Any) -> str:
    """Write a value of dicts, lists, texts, whole numbers, booleans and None in its one canonical form.

    Raises ValueError for anything else: a float, a key outside ASCII, a text not in NFC, a lone surrogate.
    """
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def normal(text: str) -> str:
    """The text as `canonical` takes it."""
    return normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")


def checksum_of(written: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits."""
    return hashlib.sha256(written.encode()).hexdigest()


def _check(value: Any) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise ValueError("a key that is not ASCII")
        _check(list(value.values()))
    elif isinstance(value, list):
        for inner in value:
            _check(inner)
    elif isinstance(value, str):
        _check_text(value)
    elif value is not None and (not isinstance(value, int) or abs(value) > LARGEST):
        raise ValueError("a number that is not whole, or too large to be kept exactly")


def _check_text(text: str) -> None:
    if normalize("NFC", text) != text:
        raise ValueError("a text that is not in NFC")
    text.encode()  # a lone surrogate is a UnicodeEncodeError, which is a ValueError
