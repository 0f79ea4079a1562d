"""The projector's picture: a row for each answer, a dot for each person, or bars for many people."""

from dataclasses import dataclass
from math import ceil, floor

from facilitate.figures.lettering import LEADING, width_of, wrap
from facilitate.figures.palette import Theme, ink_of
from facilitate.figures.panel import Panel, Words
from facilitate.figures.scale import Code
from facilitate.figures.svg import Canvas

# Units of the picture are pixels of a 1280x720 screen with a margin: nothing is written smaller than LABEL.
WIDTH = 1216
LABEL, COUNT, HEADING, WORDS = 32, 42, 38, 36
MOST_DOTS = 40
_LABEL_ROOM, _GAP, _ROW, _AIR = 322, 40, 58, 16
_LARGEST_DOT = 46


@dataclass(frozen=True)
class _Row:
    code: Code
    label: list[str]
    middle: float


@dataclass(frozen=True)
class _Field:
    """Where the marks of one panel lie."""

    x: float
    width: float
    most: int
    dots: bool

    @property
    def room(self) -> float:
        """The width that marks may take, so that the count fits after the longest row."""
        return self.width - width_of(str(self.most), COUNT, bold=True) - 16


def draw_dots(canvas: Canvas, panels: list[Panel], words: Words, theme: Theme) -> float:
    """Draw the panels beside each other, the labels once, and return the height."""
    shown = [panel for panel in panels if not panel.figure.withheld]
    indent = _LABEL_ROOM if shown else 0
    width = (WIDTH - indent - _GAP * (len(panels) - (0 if indent else 1))) / len(panels)
    starts = [indent + (_GAP if indent else 0) + place * (width + _GAP) for place in range(len(panels))]
    top = max(_draw_head(canvas, panel, x, width) for panel, x in zip(panels, starts, strict=True))
    rows, bottom = _rows_of(panels[0], words, top) if shown else ([], top)
    for row in rows:
        _write_label(canvas, row)
    people = [panel.people(code) for panel in shown for code in panel.figure.scale.codes]
    dots = max((panel.figure.n or 0 for panel in shown), default=0) <= MOST_DOTS >= max(people, default=0)
    for panel, x in zip(panels, starts, strict=True):
        if panel.figure.withheld:
            baseline = canvas.text(x, top + WORDS, wrap(words.withheld, WORDS, width), WORDS)
            bottom = max(bottom, baseline - WORDS / 2)
        else:
            _draw_rows(canvas, panel, rows, _Field(x, width, max(people), dots), theme)
    return bottom


def _draw_head(canvas: Canvas, panel: Panel, x: float, width: float) -> float:
    y = canvas.text(x, HEADING, wrap(panel.heading, HEADING, width, bold=True), HEADING, bold=True)
    if not panel.figure.withheld:
        y = canvas.text(x, y, wrap(panel.answered, LABEL, width), LABEL)
    return y - HEADING + 16


def _rows_of(panel: Panel, words: Words, top: float) -> tuple[list[_Row], float]:
    rows, y = [], top
    for code in panel.figure.scale.codes:
        label = wrap(words.labels[code.value], LABEL, _LABEL_ROOM)
        height = max(_ROW, len(label) * LABEL * LEADING + 8)
        y += _AIR if code not in panel.figure.scale.steps else 0
        rows.append(_Row(code, label, y + height / 2))
        y += height
    return rows, y


def _write_label(canvas: Canvas, row: _Row) -> None:
    first = row.middle + LABEL * 0.35 - (len(row.label) - 1) * LABEL * LEADING / 2
    canvas.text(0, first, row.label, LABEL)


def _draw_rows(canvas: Canvas, panel: Panel, rows: list[_Row], field: _Field, theme: Theme) -> None:
    for row in rows:
        people = panel.people(row.code)
        canvas.line(field.x, row.middle - _ROW / 2 + 4, field.x, row.middle + _ROW / 2 - 4, 2, 0.4)
        draw = _draw_dots if field.dots else _draw_bar
        end = draw(canvas, people, row, field, theme)
        canvas.text(end + 12, row.middle + COUNT * 0.35, [str(people)], COUNT, bold=people > 0)


def _draw_dots(canvas: Canvas, people: int, row: _Row, field: _Field, theme: Theme) -> float:
    pitch, lines = _lattice(field.most, field.room - 8)
    ink = ink_of(row.code, theme)
    # Column by column: the length of a row then tells its number, as a bar would.
    for person in range(people):
        column, line = divmod(person, lines)
        x = field.x + 8 + (column + 0.5) * pitch
        canvas.circle(x, row.middle + (line - (lines - 1) / 2) * pitch, pitch * 0.4, ink)
    return field.x + 8 + ceil(people / lines) * pitch if people else field.x


def _lattice(most: int, room: float) -> tuple[float, int]:
    """Return the largest distance between dots, and the lines of a row, with which the longest row fits."""
    fits = [
        (min(_LARGEST_DOT, (_ROW - 4) / lines, room / ceil(most / lines)), lines) for lines in range(1, 5)
    ]
    pitch, lines = max(fits, key=lambda fit: (fit[0], -fit[1]))
    return floor(pitch), lines


def _draw_bar(canvas: Canvas, people: int, row: _Row, field: _Field, theme: Theme) -> float:
    length = field.room * people / field.most
    if people:
        canvas.rect(field.x, row.middle - 20, max(length, 4), 40, ink_of(row.code, theme), 2)
    return field.x + (max(length, 4) if people else 0)
