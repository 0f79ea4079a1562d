"""The record's picture: one bar of all answers per question, with the interval where safe meets unsafe."""

from math import inf

from facilitate.figures.lettering import LEADING, width_of, wrap
from facilitate.figures.palette import Ink, Theme, ink_of
from facilitate.figures.panel import Panel, Words
from facilitate.figures.scale import Code
from facilitate.figures.shares import unsafe_share
from facilitate.figures.svg import Canvas

RECORD_WIDTH, SMALL_WIDTH = 720, 360
TEXT = 16
_ASIDE_ROOM, _ASIDE_GAP, _BAR, _AIR, _SWATCH = 76, 20, 30, 30, 36


def draw_bars(
    canvas: Canvas, panels: list[Panel], words: Words, theme: Theme, *, width: float, interval: bool
) -> float:
    """Draw the panels under each other with one legend, and return the height."""
    y = float(TEXT)
    for panel in panels:
        y = _draw_heading(canvas, panel, y, width)
        if panel.figure.withheld:
            y = canvas.text(0, y, wrap(words.withheld, TEXT, width), TEXT)
        else:
            room = width - _ASIDE_ROOM if panel.figure.scale.aside else width
            y = _draw_answers(canvas, panel, y, room, theme)
            y = _draw_interval(canvas, panel, y, room) if interval else y
        y += _AIR
    if all(panel.figure.withheld for panel in panels):
        return y - _AIR - TEXT / 2
    return _draw_legend(canvas, panels[0].figure.scale.codes, words, y, width, theme)


def _draw_heading(canvas: Canvas, panel: Panel, y: float, width: float) -> float:
    answered = "" if panel.figure.withheld else panel.answered
    lines = wrap(panel.heading, TEXT, width, bold=True)
    beside = width_of(f"{lines[-1]}  ", TEXT, bold=True) if lines else width
    if beside + width_of(answered, TEXT) <= width:
        return canvas.text(0, y, lines, TEXT, bold=True, after=answered) + 4
    y = canvas.text(0, y, lines, TEXT, bold=True)
    return canvas.text(0, y, wrap(answered, TEXT, width), TEXT) + 4


def _draw_answers(canvas: Canvas, panel: Panel, y: float, room: float, theme: Theme) -> float:
    counts, x, top = [], 0.0, y + 6
    for code in panel.figure.scale.codes:
        people = panel.people(code)
        if code.value in panel.figure.scale.aside:
            x, length = room + _ASIDE_GAP, _ASIDE_ROOM - _ASIDE_GAP - 1.0
        else:
            length = room * people / (panel.figure.n or 1)
        if length:
            canvas.rect(x, top, length, _BAR, ink_of(code, theme))
            counts.append((x + length / 2, str(people)))
        x += length
    for middle, count in _spread(counts):
        canvas.text(middle, y, [count], TEXT, anchor="middle")
    return top + _BAR


def _spread(counts: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Move counts over narrow answers apart, to the left first, so that none covers another."""
    placed: list[tuple[float, str]] = []
    limit = inf
    for middle, count in reversed(counts):
        half = width_of(count, TEXT) / 2
        placed.append((min(middle, limit - half), count))
        limit = placed[-1][0] - half - 4
    placed.reverse()
    limit = 0.0
    for place, (middle, count) in enumerate(placed):
        half = width_of(count, TEXT) / 2
        placed[place] = (max(middle, limit + half), count)
        limit = placed[place][0] + half + 4
    return placed


def _draw_interval(canvas: Canvas, panel: Panel, y: float, room: float) -> float:
    """Draw the interval under the border between safe and unsafe, which is measured from the far end."""
    share = unsafe_share(panel.figure)
    if share is None:
        return y
    low, high, middle = (room * (1 - part) for part in (share.low, share.high, share.x / share.n))
    y += 13
    canvas.line(high, y, low, y, 2)
    for end in (low, high):
        canvas.line(end, y - 5, end, y + 5, 2)
    canvas.circle(middle, y, 4, Ink("currentColor", "none", "currentColor", None), 0)
    return canvas.text(room, y + 24, wrap(panel.share, TEXT, room), TEXT, anchor="end") - TEXT


def _draw_legend(
    canvas: Canvas, codes: tuple[Code, ...], words: Words, y: float, width: float, theme: Theme
) -> float:
    x = 0.0
    for code in codes:
        label = wrap(words.labels[code.value], TEXT, width - _SWATCH)
        length = _SWATCH + max((width_of(line, TEXT) for line in label), default=0.0)
        if x and x + length > width:
            x, y = 0.0, y + _BAR
        canvas.rect(x + 1, y - 13, _SWATCH - 10, 16, ink_of(code, theme))
        below = canvas.text(x + _SWATCH, y, label, TEXT)
        x += length + 20
        y = below - TEXT * LEADING
    return y + TEXT / 2
