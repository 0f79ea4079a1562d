"""The figures of a record in words and pictures, the same for its page and its documents."""

from dataclasses import dataclass

from babel.lists import format_list
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup

from facilitate.archive.view import Asked, PlaceRead, RecordView
from facilitate.archive.wording import word_for
from facilitate.dialogues.names import ASPECT_NAMES
from facilitate.figures.drawing import Panel, Variant, Words, draw
from facilitate.figures.figure import Figure
from facilitate.figures.shares import Share, unsafe_share
from facilitate.languages import text_in
from facilitate.live.picturing import answered_words, right_to_left, too_few


@dataclass(frozen=True)
class Column:
    """One question in a table: its heading, and nothing but "withheld" when too few answered."""

    heading: str
    figure: Figure
    answered: str
    share: str


@dataclass(frozen=True)
class Row:
    """One answer in a table, with the number of people in each column; None where withheld."""

    label: str
    short: str
    people: list[int | None]


@dataclass(frozen=True)
class Drawn:
    """A picture with the equal table."""

    title: str
    question: str
    described: str
    picture: Markup
    columns: list[Column]
    rows: list[Row]
    caveat: str


def draw_place(place: PlaceRead) -> list[Drawn]:
    """The pictures of a place: one for each time that it was asked about, day and evening together."""
    groups: dict[tuple[int, int], list[Asked]] = {}
    for one in place.asked:
        groups.setdefault((one.step, one.round), []).append(one)
    return [
        _drawn(text_in(place.label), asked, f"place-{place.number}-{step}-{number}")
        for (step, number), asked in groups.items()
    ]


def draw_evaluation(view: RecordView) -> list[Drawn]:
    """The pictures of the questions about the dialogue itself."""
    return [
        _drawn(text_in(one.question), [one], f"question-{one.step}-{one.round}-{index}")
        for index, one in enumerate(view.evaluation)
    ]


def _drawn(title: str, asked: list[Asked], ids: str) -> Drawn:
    columns = [_column(one) for one in asked]
    labels = {code.value: _(code.label) for code in asked[0].figure.scale.codes}
    words = Words(title, _described(columns), labels, too_few())
    panels = [Panel(one.figure, one.heading, one.answered, one.share) for one in columns]
    return Drawn(
        title=title,
        question=text_in(asked[0].question),
        described=words.description,
        picture=draw(Variant.RECORD, panels, words, ids=ids, rtl=right_to_left()),
        columns=columns,
        rows=_rows(columns),
        caveat=_caveat(columns),
    )


def _column(asked: Asked) -> Column:
    figure = asked.figure
    found = unsafe_share(figure)
    heading = word_for(ASPECT_NAMES, asked.aspect) if asked.place is not None else ""
    if asked.round > 1:
        heading = _("%(heading)s, omgång %(number)s", heading=heading, number=asked.round)
    return Column(heading, figure, answered_words(figure), share_in_words(found) if found else "")


def share_in_words(found: Share) -> str:
    """The unsafe share with its interval: people first below twenty, percent first from there on."""
    numbers = {"x": found.x, "n": found.n, "low": found.low_percent, "high": found.high_percent}
    if found.counts_first:
        return str(_("%(x)s av %(n)s otrygga (osäkerhet %(low)s–%(high)s procent)", **numbers))
    words = _(
        "%(percent)s procent otrygga, %(x)s av %(n)s (osäkerhet %(low)s–%(high)s procent)",
        percent=found.percent,
        **numbers,
    )
    return str(words)


def _rows(columns: list[Column]) -> list[Row]:
    """Every number of the picture; None for a withheld figure, and no rows when all are withheld."""
    shown = [column.figure for column in columns if not column.figure.withheld]
    if not shown:
        return []
    scale = shown[0].scale
    figures = [column.figure for column in columns]
    rows = [
        Row(_(code.label), _(code.short), [figure.people(code.value) for figure in figures])
        for code in scale.codes
    ]
    rows.append(_row(_("Hoppade över"), [figure.skipped for figure in figures]))
    rows.append(_row(_("Tog ställning"), [figure.n for figure in figures]))
    if scale.unsafe:
        rows.append(_row(_("Varav otrygga"), [figure.unsafe for figure in figures]))
    return rows


def _row(label: str, people: list[int | None]) -> Row:
    return Row(label, label, people)


def _described(columns: list[Column]) -> str:
    """The picture in one breath, for those who hear it."""
    return " ".join(_spoken(column) for column in columns)


def _spoken(column: Column) -> str:
    said = [too_few()] if column.figure.withheld else [f"{column.answered}.", column.share]
    return " ".join(filter(None, [f"{column.heading}:" if column.heading else "", *said]))


def _caveat(columns: list[Column]) -> str:
    """What the figures do not say; nothing below figures that are not there."""
    people = sorted({column.figure.n for column in columns if column.figure.n is not None})
    if not people:
        return ""
    numbers = format_list([str(n) for n in people], locale=get_locale() or "sv")
    return str(
        _(
            "Visar vad de %(numbers)s deltagarna svarade. "
            "Det går inte att dra slutsatser om alla som bor i kommunen.",
            numbers=numbers,
        )
    )
