"""Which characters the documents' fonts can show. One that none of them has is replaced, visibly."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unicodedata import category

from fontTools.ttLib import TTFont

REPLACEMENT = "\ufffd"
_INVISIBLE = frozenset("\n\u200c\u200d\u200e\u200f\ufe0e\ufe0f")
"""Shape their neighbours and need no glyph."""

_NEVER = frozenset({"Cc", "Co", "Cs"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Fonts list glyphs for some of these, yet none can be set, or they would turn around what stands after."""


def covered_by(fonts: Iterable[Path]) -> frozenset[int]:
    """The code points that at least one of the fonts has a glyph for."""
    covered: set[int] = set()
    for path in fonts:
        with TTFont(path, lazy=True) as font:
            covered.update(font.getBestCmap() or {})
    return frozenset(covered)


def showable(value: Any, covered: frozenset[int]) -> Any:
    """The same value with texts that the fonts can show; keys stay as they are."""
    if isinstance(value, str):
        return "".join(_shown(one, covered) for one in value)
    if isinstance(value, dict):
        return {key: showable(inner, covered) for key, inner in value.items()}
    if isinstance(value, list):
        return [showable(inner, covered) for inner in value]
    return value


def _shown(one: str, covered: frozenset[int]) -> str:
    if one in _INVISIBLE:
        return one
    if category(one) in _NEVER or one in _TURNING:
        return REPLACEMENT
    if ord(one) in covered:
        return one
    return " " if one.isspace() else REPLACEMENT
