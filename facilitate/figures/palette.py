"""The colours and patterns of the answers: distinct for colour-blind eyes, in grey by pattern."""

from dataclasses import dataclass
from enum import StrEnum

from facilitate.figures.scale import Code, Role


class Theme(StrEnum):
    """What the picture lies on: paper or a light page, a dark one, or black for high contrast."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Hue:
    """The tones of one role."""

    strong: str
    weak: str
    edge: str


@dataclass(frozen=True)
class Ink:
    """How an answer is filled: a ground with strokes of another tone on it, in a hairline edge."""

    ground: str
    strokes: str
    edge: str
    pattern: str | None


_SAFETY = {Role.SAFE: "blue-green", Role.UNSAFE: "orange", Role.AVOID: "umber"}
# Practice and evaluation are not about safety and must not look as if they were.
_NEUTRAL = {
    Role.LIKED: "blue",
    Role.AGREE: "blue",
    Role.DISLIKED: "plum",
    Role.DISAGREE: "plum",
    Role.DECLINED: "slate",
}
_HUE_OF = _SAFETY | _NEUTRAL

_HUES = {
    Theme.LIGHT: {
        "blue-green": Hue("#0b6b6b", "#a6ded8", "#0b6b6b"),
        "orange": Hue("#a8480c", "#fbd3a6", "#97400b"),
        "umber": Hue("#2e2019", "#f3dcc6", "#2e2019"),
        "blue": Hue("#35528f", "#bccaea", "#35528f"),
        "plum": Hue("#7d3b6b", "#e9c8df", "#7d3b6b"),
        "slate": Hue("#2b2b33", "#dcdce6", "#2b2b33"),
    },
    Theme.DARK: {
        "blue-green": Hue("#45d0c2", "#15504c", "#45d0c2"),
        "orange": Hue("#ff9c4a", "#5f3411", "#ff9c4a"),
        "umber": Hue("#1d1512", "#ffdcb8", "#ffdcb8"),
        "blue": Hue("#9ab8ff", "#2a3c70", "#9ab8ff"),
        "plum": Hue("#eda3d3", "#5d2c4d", "#eda3d3"),
        "slate": Hue("#16161c", "#e4e4f0", "#e4e4f0"),
    },
    # Every tone has 7:1 against black, and what is weak is black itself: the patterns carry the difference.
    Theme.CONTRAST: {
        "blue-green": Hue("#6ff2e4", "#000000", "#6ff2e4"),
        "orange": Hue("#ffb066", "#000000", "#ffb066"),
        "umber": Hue("#000000", "#ffffff", "#ffffff"),
        "blue": Hue("#b3ccff", "#000000", "#b3ccff"),
        "plum": Hue("#ffb8e6", "#000000", "#ffb8e6"),
        "slate": Hue("#000000", "#ffffff", "#ffffff"),
    },
}

EDGES = {Theme.LIGHT: 2.0, Theme.DARK: 2.0, Theme.CONTRAST: 4.0}
"""How thick the outline of a mark on the projector is."""

_LOOK = {
    "4": ("strong", None),
    "3": ("weak", "specks"),
    "2": ("weak", "rising"),
    "1": ("strong", "falling"),
    "U": ("strong", "crossed"),
}


def ink_of(code: Code, theme: Theme) -> Ink:
    """Return how an answer is filled; an answer outside n has an outline only, in the colour of the text."""
    if code.role is Role.ASIDE:
        return Ink("none", "none", "currentColor", None)
    hue = _HUES[theme][_HUE_OF[code.role]]
    ground, pattern = _LOOK[code.value]
    strong = ground == "strong"
    return Ink(hue.strong if strong else hue.weak, hue.weak if strong else hue.strong, hue.edge, pattern)
