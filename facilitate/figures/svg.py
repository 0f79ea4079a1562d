"""A canvas for one picture in SVG; x is the distance from the reading side, mirrored for right to left.

Presentation attributes only, because the pages allow no inline style; text and outlines in `currentColor`, so
that the theme of the page and a reader's own high-contrast colours reach them.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from facilitate.figures.lettering import LEADING
from facilitate.figures.palette import Ink

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TILE = 9
# Strokes and some scripts' letters reach a little outside their place.
_MARGIN = 6
_MIRRORED = {"start": "end", "end": "start"}
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


class Canvas:
    """Collects shapes; `finish` returns them as markup."""

    def __init__(self, width: float, title: str, description: str, *, ids: str, rtl: bool, font: str) -> None:
        """Take `ids` as the beginning of every id in the picture, so that pictures can share a page."""
        if not _IDENTIFIER.fullmatch(ids):
            raise ValueError("ids must be the beginning of an HTML id")
        self._width, self._ids, self._rtl = width, ids, rtl
        self._root = Element("svg", {
            "xmlns": "http://www.w3.org/2000/svg", "role": "img",
            "aria-labelledby": f"{ids}-title", "aria-describedby": f"{ids}-desc",
            "direction": "ltr", "font-family": font, "fill": "currentColor",
            # In a box of another shape the picture begins where the heading above it begins.
            "preserveAspectRatio": "xMaxYMid" if rtl else "xMinYMid",
        })  # fmt: skip
        self._add("title", {"id": f"{ids}-title"}, title)
        self._add("desc", {"id": f"{ids}-desc"}, description)
        self._patterns: dict[Ink, str] = {}

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink, edge: float = 1.5) -> None:
        """Draw a box whose reading side is at x."""
        left = self._width - x - width if self._rtl else x
        place = {"x": left, "y": y, "width": width, "height": height}
        self._add("rect", place | self._filled(ink, edge))

    def circle(self, x: float, y: float, radius: float, ink: Ink, edge: float = 2) -> None:
        """Draw a dot with its middle at x, y."""
        self._add("circle", {"cx": self._across(x), "cy": y, "r": radius} | self._filled(ink, edge))

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float, opacity: float = 1) -> None:
        """Draw a line in the colour of the text."""
        ends = {"x1": self._across(x1), "y1": y1, "x2": self._across(x2), "y2": y2}
        stroke = {"stroke": "currentColor", "stroke-width": width}
        self._add("line", ends | stroke | ({} if opacity == 1 else {"stroke-opacity": opacity}))

    def text(
        self,
        x: float,
        y: float,
        lines: list[str],
        size: float,
        *,
        anchor: str = "start",
        bold: bool = False,
        after: str = "",
    ) -> float:
        """Write lines whose first baseline is at y, and return the baseline that would follow.

        `start` is the reading side. `after` continues the last line in normal weight.
        """
        weight = {"font-weight": "bold"} if bold else {}
        for place, line in enumerate(lines, 1):
            where = {"x": self._across(x), "y": y, "font-size": size, "text-anchor": self._anchor(anchor)}
            last = after if place == len(lines) else ""
            written = self._add("text", where | weight, self._directed(line, closed=not last))
            if last:
                rest = f"\u2002{last}{_END if self._rtl else ''}"
                self._add("tspan", {"font-weight": "normal"}, rest, parent=written)
            y += size * LEADING
        return y

    def finish(self, height: float) -> Markup:
        """Return the picture, as high as it became."""
        box = (-_MARGIN, 0, self._width + 2 * _MARGIN, height)
        self._root.set("viewBox", " ".join(_number(side) for side in box))
        return Markup(tostring(self._root, encoding="unicode"))  # noqa: S704 - the tree escapes every text

    def _across(self, x: float) -> float:
        return self._width - x if self._rtl else x

    def _anchor(self, anchor: str) -> str:
        return _MIRRORED.get(anchor, anchor) if self._rtl else anchor

    def _directed(self, line: str, *, closed: bool) -> str:
        """Mark the direction in the text itself: Typst's SVG reader does not know the attribute for it."""
        return f"{_RIGHT_TO_LEFT}{line}{_END if closed else ''}" if self._rtl else line

    def _filled(self, ink: Ink, edge: float) -> dict[str, object]:
        fill = ink.ground if ink.pattern is None else f"url(#{self._pattern_of(ink)})"
        return {"fill": fill, "stroke": ink.edge, "stroke-width": edge}

    def _pattern_of(self, ink: Ink) -> str:
        if ink not in self._patterns:
            self._patterns[ink] = f"{self._ids}-{ink.pattern}"
            self._define(ink, self._patterns[ink])
        return self._patterns[ink]

    def _define(self, ink: Ink, name: str) -> None:
        turn = {"rising": "rotate(45)", "falling": "rotate(-45)", "crossed": "rotate(45)"}.get(
            ink.pattern or ""
        )
        tile = {"width": _TILE, "height": _TILE}
        units = {"id": name, "patternUnits": "userSpaceOnUse"}
        pattern = self._add("pattern", units | tile | ({"patternTransform": turn} if turn else {}))
        self._add("rect", tile | {"fill": ink.ground}, parent=pattern)
        if ink.pattern == "specks":
            self._add("circle", {"cx": 4.5, "cy": 4.5, "r": 1.5, "fill": ink.strokes}, parent=pattern)
            return
        self._add("rect", {"width": 2.5, "height": _TILE, "fill": ink.strokes}, parent=pattern)
        if ink.pattern == "crossed":
            self._add("rect", {"width": _TILE, "height": 2.5, "fill": ink.strokes}, parent=pattern)

    def _add(
        self, tag: str, attributes: Mapping[str, object], text: str | None = None, *,
        parent: Element | None = None,
    ) -> Element:  # fmt: skip
        written = {name: _number(value) for name, value in attributes.items()}
        element = SubElement(self._root if parent is None else parent, tag, written)
        element.text = None if text is None else _NOT_IN_XML.sub("\ufffd", text)
        return element


def _number(value: object) -> str:
    """Write two decimals at most, so that equal figures make equal pictures on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
