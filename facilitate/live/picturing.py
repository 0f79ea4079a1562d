"""The shown result of one place: in words, as a picture, and as the equal table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from markupsafe import Markup

from facilitate.dialogues.names import ASPECT_NAMES
from facilitate.figures.drawing import Panel, Size, Theme, Variant, Words, draw
from facilitate.figures.figure import Figure
from facilitate.languages import direction_of, language_in_force, text_in
from facilitate.live.snapshot import ShownResult

NEVER_THERE: Mapping[str, Any] = {
    "day": _l("De flesta är inte där på dagen."),
    "evening": _l("De flesta är inte där när det är mörkt."),
}


@dataclass(frozen=True)
class Row:
    """One answer in the table: the people in each column, None where the figure is withheld."""

    label: str
    people: tuple[int | None, ...]


@dataclass(frozen=True)
class Column:
    """One question in the table. `answered` is empty where the figure is withheld."""

    heading: str
    answered: str


@dataclass(frozen=True)
class ResultPicture:
    """What the room sees of one place: `drawn` is None when nothing of it may be shown."""

    title: str
    drawn: Markup | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Paint:
    """How a picture is painted."""

    theme: str
    size: str
    variant: Variant
    ids: str


def picture_of(
    results: Sequence[ShownResult],
    title: str,
    *,
    theme: str = Theme.LIGHT,
    size: str = Size.NORMAL,
    variant: Variant = Variant.PROJECTOR,
    ids: str = "result",
) -> ResultPicture:
    """Day and evening of one place beside each other; `title` is the place's name."""
    figures = [one.figure for one in results]
    columns = tuple(Column(heading_of(one), answered_words(one.figure)) for one in results)
    shown = any(not figure.withheld for figure in figures)
    return ResultPicture(
        title=title,
        drawn=_draw(results, columns, title, Paint(theme, size, variant, ids)) if shown else None,
        columns=columns,
        rows=_rows(figures) if shown else (),
        remarks=tuple(
            str(NEVER_THERE[one.aspect])
            for one in results
            if one.many_never_there and one.aspect in NEVER_THERE
        ),
    )


def heading_of(result: ShownResult) -> str:
    """What stands over a result: the time of day, else the question itself."""
    return str(ASPECT_NAMES.get(result.aspect) or text_in(result.question.text))


def too_few() -> str:
    """What is said instead of numbers."""
    return str(_("För få svar för att visa siffror."))


def answered_words(figure: Figure) -> str:
    """How many expressed something; nothing for a withheld figure."""
    return "" if figure.n is None else ngettext("%(num)s svar", "%(num)s svar", figure.n)


def right_to_left() -> bool:
    """Whether the language in force is read from the right."""
    return direction_of(language_in_force()) == "rtl"


def _draw(
    results: Sequence[ShownResult],
    columns: Sequence[Column],
    title: str,
    paint: Paint,
) -> Markup:
    labels = {code.value: _(code.short) for code in results[0].scale.codes}
    spoken = " ".join(f"{column.heading}: {column.answered or too_few()}." for column in columns)
    panels = [
        Panel(one.figure, column.heading, column.answered)
        for one, column in zip(results, columns, strict=True)
    ]
    return draw(
        paint.variant,
        panels,
        Words(title, spoken, labels, too_few()),
        ids=paint.ids,
        theme=Theme(paint.theme),
        size=Size(paint.size),
        rtl=right_to_left(),
    )


def _rows(figures: Sequence[Figure]) -> tuple[Row, ...]:
    scale = next(figure for figure in figures if not figure.withheld).scale
    return tuple(
        Row(_(code.label), tuple(figure.people(code.value) for figure in figures)) for code in scale.codes
    )
