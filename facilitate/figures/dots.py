"""The projector's picture: a row for each answer, a dot for each person, or bars for many people."""

from dataclasses import dataclass
from math import ceil, floor

from facilitate.figures.lettering import LEADING, Size, width_of, wrap
from facilitate.figures.palette import EDGES, Theme, ink_of
from facilitate.figures.panel import Panel, Words
from facilitate.figures.scale import Code
from facilitate.figures.svg import Canvas

# Units of the picture are pixels of a 1280x720 screen with a margin: nothing is written smaller than a label.
WIDTH = 1216
MOST_DOTS = 40
_GAP, _ROW, _AIR = 40, 58, 16
_LARGEST_DOT = 46


@dataclass(frozen=True)
class _Letters:
    label: float
    count: float
    heading: float
    answered: float
    label_room: float


_LETTERS = {
    Size.NORMAL: _Letters(label=32, count=42, heading=38, answered=32, label_room=322),
    Size.LARGE: _Letters(label=38, count=46, heading=38, answered=34, label_room=344),
    Size.LARGEST: _Letters(label=44, count=52, heading=38, answered=36, label_room=366),
}


@dataclass(frozen=True)
class Style:
    """How a projector wants its pictures."""

    theme: Theme = Theme.LIGHT
    size: Size = Size.NORMAL

    @property
    def letters(self) -> _Letters:
        return _LETTERS[self.size]

    @property
    def edge(self) -> float:
        return EDGES[self.theme]


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
    style: Style

    @property
    def room(self) -> float:
        """The width that marks may take, so that the count fits after the longest row."""
        return self.width - width_of(str(self.most), self.style.letters.count, bold=True) - 16


def draw_dots(canvas: Canvas, panels: list[Panel], words: Words, style: Style) -> float:
    """Draw the panels beside each other, the labels once, and return the height."""
    shown = [panel for panel in panels if not panel.figure.withheld]
    letters = style.letters
    indent = letters.label_room if shown else 0
    width = (WIDTH - indent - _GAP * (len(panels) - (0 if indent else 1))) / len(panels)
    starts = [indent + (_GAP if indent else 0) + place * (width + _GAP) for place in range(len(panels))]
    top = max(_draw_head(canvas, panel, x, width, letters) for panel, x in zip(panels, starts, strict=True))
    rows, bottom = _rows_of(panels[0], words, top, letters) if shown else ([], top)
    for row in rows:
        _write_label(canvas, row, letters.label)
    people = [panel.people(code) for panel in shown for code in panel.figure.scale.codes]
    dots = max((panel.figure.n or 0 for panel in shown), default=0) <= MOST_DOTS >= max(people, default=0)
    for panel, x in zip(panels, starts, strict=True):
        if panel.figure.withheld:
            size = letters.label + 4
            baseline = canvas.text(x, top + size, wrap(words.withheld, size, width), size)
            bottom = max(bottom, baseline - size / 2)
        else:
            _draw_rows(canvas, panel, rows, _Field(x, width, max(people), dots, style))
    return bottom


def _draw_head(canvas: Canvas, panel: Panel, x: float, width: float, letters: _Letters) -> float:
    size = letters.heading
    # Some fonts rise above their size; nothing of theirs may leave the picture.
    y = canvas.text(x, size * 1.1, wrap(panel.heading, size, width, bold=True), size, bold=True)
    if not panel.figure.withheld:
        y = canvas.text(x, y, wrap(panel.answered, letters.answered, width), letters.answered)
    return y - size + 16


def _rows_of(panel: Panel, words: Words, top: float, letters: _Letters) -> tuple[list[_Row], float]:
    rows, y = [], top
    for code in panel.figure.scale.codes:
        label = wrap(words.labels[code.value], letters.label, letters.label_room)
        height = max(_ROW, len(label) * letters.label * LEADING + 8)
        y += _AIR if code not in panel.figure.scale.steps else 0
        rows.append(_Row(code, label, y + height / 2))
        y += height
    return rows, y


def _write_label(canvas: Canvas, row: _Row, size: float) -> None:
    first = row.middle + size * 0.35 - (len(row.label) - 1) * size * LEADING / 2
    canvas.text(0, first, row.label, size)


def _draw_rows(canvas: Canvas, panel: Panel, rows: list[_Row], field: _Field) -> None:
    size = field.style.letters.count
    faint = 1 if field.style.theme is Theme.CONTRAST else 0.4
    for row in rows:
        people = panel.people(row.code)
        ends = row.middle - _ROW / 2 + 4, row.middle + _ROW / 2 - 4
        canvas.line(field.x, ends[0], field.x, ends[1], field.style.edge, faint)
        draw = _draw_dots if field.dots else _draw_bar
        end = draw(canvas, people, row, field)
        canvas.text(end + 12, row.middle + size * 0.35, [str(people)], size, bold=people > 0)


def _draw_dots(canvas: Canvas, people: int, row: _Row, field: _Field) -> float:
    pitch, lines = _lattice(field.most, field.room - 8)
    ink, edge = ink_of(row.code, field.style.theme), min(field.style.edge, pitch / 6)
    # Column by column: the length of a row then tells its number, as a bar would.
    for person in range(people):
        column, line = divmod(person, lines)
        x = field.x + 8 + (column + 0.5) * pitch
        canvas.circle(x, row.middle + (line - (lines - 1) / 2) * pitch, pitch * 0.4, ink, edge)
    return field.x + 8 + ceil(people / lines) * pitch if people else field.x


def _lattice(most: int, room: float) -> tuple[float, int]:
    """Return the largest distance between dots, and the lines of a row, with which the longest row fits."""
    fits = [
        (min(_LARGEST_DOT, (_ROW - 4) / lines, room / ceil(most / lines)), lines) for lines in range(1, 5)
    ]
    pitch, lines = max(fits, key=lambda fit: (fit[0], -fit[1]))
    return floor(pitch), lines


def _draw_bar(canvas: Canvas, people: int, row: _Row, field: _Field) -> float:
    length = field.room * people / field.most
    if people:
        ink = ink_of(row.code, field.style.theme)
        canvas.rect(field.x, row.middle - 20, max(length, 4), 40, ink, field.style.edge)
    return field.x + (max(length, 4) if people else 0)
