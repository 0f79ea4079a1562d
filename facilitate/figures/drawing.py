"""The one builder of pictures of figures, for every page and document.

It draws what it is given: whoever calls it has disclosed the figures and translated the words.
"""

from collections.abc import Sequence
from enum import StrEnum

from markupsafe import Markup

from facilitate.figures.bars import RECORD_WIDTH, SMALL_WIDTH, draw_bars
from facilitate.figures.dots import WIDTH, Style, draw_dots
from facilitate.figures.lettering import Size
from facilitate.figures.palette import Theme
from facilitate.figures.panel import Panel, Words
from facilitate.figures.svg import Canvas

__all__ = ["Panel", "Size", "Theme", "Variant", "Words", "draw"]


class Variant(StrEnum):
    """Where the picture is seen."""

    PROJECTOR = "projector"
    RECORD = "record"
    SMALL = "small"


_WIDTHS = {Variant.PROJECTOR: WIDTH, Variant.RECORD: RECORD_WIDTH, Variant.SMALL: SMALL_WIDTH}


def draw(
    variant: Variant,
    panels: Sequence[Panel],
    words: Words,
    *,
    ids: str,
    theme: Theme = Theme.LIGHT,
    size: Size = Size.NORMAL,
    rtl: bool = False,
    font: str = "sans-serif",
) -> Markup:
    """Return the panels of one place as SVG, day first; right to left mirrors everything.

    ids begins every id in the picture and must be unique on the page. The text takes the colour of what is
    around the picture. size is that of a projector's letters. font is for documents, whose reader of SVG
    knows no generic families. The same input makes the same picture, to the byte. Raises ValueError unless
    there is a panel and all are on one scale.
    """
    if len({panel.figure.scale_key for panel in panels}) != 1:
        raise ValueError("a picture shows one scale")
    width = _WIDTHS[variant]
    canvas = Canvas(width, words.title, words.description, ids=ids, rtl=rtl, font=font)
    if variant is Variant.PROJECTOR:
        return canvas.finish(draw_dots(canvas, list(panels), words, Style(theme, size)))
    interval = variant is Variant.RECORD
    return canvas.finish(draw_bars(canvas, list(panels), words, theme, width=width, interval=interval))
