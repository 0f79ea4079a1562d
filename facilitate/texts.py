"""Texts that people write, as they arrive: one normal form, nothing invisible that changes others' pages."""

import unicodedata

from flask_babel import lazy_gettext as _l

from facilitate.errors import Invalid

_KEPT_CONTROLS = frozenset("\n\u200c\u200d\u200e\u200f\ufe0f")
"""Line breaks, and the joiners and marks that Persian words, Arabic lines and many emoji need."""


class TooLong(Invalid):
    code = "too-long"
    sentence = _l("Texten är för lång.")


def clean(text: str, limit: int) -> str:
    """The text in NFC without control or private-use characters, trimmed; line breaks are kept.

    Directional embeddings and overrides go too: they would turn around what stands after the text.
    Raises TooLong when more than `limit` characters (code points; a line break is one) remain.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = "".join(one for one in text if _is_kept(one))
    kept = "\n".join(line.rstrip() for line in kept.split("\n")).strip()
    if len(kept) > limit:
        raise TooLong(_l("Texten är för lång. Den får ha högst %(limit)s tecken.", limit=limit))
    return kept


def _is_kept(one: str) -> bool:
    # Characters newer than Python's tables count as unassigned and stay: next year's emoji is no attack.
    if one in _KEPT_CONTROLS:
        return True
    return unicodedata.category(one) not in {"Cc", "Cf", "Co", "Cs"} and ord(one) & 0xFFFE != 0xFFFE
