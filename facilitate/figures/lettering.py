"""How wide a text is and where it breaks, for pictures made where no font can be asked."""

import re
from enum import StrEnum
from unicodedata import category, combining, east_asian_width

# Widths as in DejaVu Sans, among the widest of what "sans-serif" means; other fonts leave room to spare.
_NARROW = frozenset("iljI.,:;!|'`·’ ")
_SLIM = frozenset('frt()[]{}-/"”*°')
_WIDE = frozenset("mwMW@%–—…ÆŒæœ")
BOLD = 1.12
LEADING = 1.2


class Size(StrEnum):
    """How large the letters of the projector's picture are; the picture itself keeps its width."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in the unit of its size; rather too wide than too narrow."""
    return sum(_em(char) for char in text) * size * (BOLD if bold else 1)


def _em(char: str) -> float:
    if combining(char) or category(char) in ("Mn", "Cf"):
        return 0.0
    if char in _NARROW:
        return 0.34
    if char in _SLIM:
        return 0.45
    if char in _WIDE or ord(char) > 0x0FFF or east_asian_width(char) in "WF":
        return 1.05 if char not in "–—" else 0.9
    return 0.75 if char.isupper() else 0.64


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return the text in as few lines as the room allows, and those of even length. Nothing is left out.

    A word wider than the room is broken: a clipped word is worse. A dash or slash stays with the word before.
    """
    words = re.findall(r"\S+(?:\s+[/–—](?=\s))?", text)
    pieces = [piece for word in words for piece in _break(word, size, room, bold=bold)]

    def longest(lines: list[str]) -> float:
        return max((width_of(line, size, bold=bold) for line in lines), default=0.0)

    lines = _fill(pieces, size, room, bold=bold)
    while True:
        evener = _fill(pieces, size, longest(lines) - 1, bold=bold)
        if len(evener) > len(lines) or longest(evener) >= longest(lines):
            return lines
        lines = evener


def _fill(pieces: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _break(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and width_of(pieces[-1] + char, size, bold=bold) > room and _em(char) > 0:
            pieces.append("")
        pieces[-1] += char
    return pieces
