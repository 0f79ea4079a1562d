"""The record's tables for spreadsheets: figures, and proposals under the heads of Brå's own plan table."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from facilitate.archive.export import DEMONSTRATION
from facilitate.archive.facts import facts_about, part_title
from facilitate.archive.view import Asked, Proposed, RecordView
from facilitate.archive.wording import CHANNELS, word_for
from facilitate.dialogues.names import ASPECT_NAMES
from facilitate.figures.scale import SCALES
from facilitate.figures.shares import unsafe_share
from facilitate.languages import text_in
from facilitate.live.picturing import too_few

Cells = Sequence[str | int | None]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this is run by spreadsheets as a formula."""


def write_figures(view: RecordView) -> bytes:
    """One line for each question, and one for each way of taking part. Only numbers that the record shows; a
    withheld line has none."""
    lines: list[Cells] = []
    for key in dict.fromkeys(one.figure.scale_key for one in view.asked):
        lines += [_figure_heads(key)]
        lines += [_figure_line(view, one) for one in view.asked if one.figure.scale_key == key]
        lines += [[]]
    lines += [*_people_lines(view), []]
    lines += [list(fact) for fact in facts_about(view)]
    return written(view, lines)


def write_proposals(view: RecordView, added: Iterable[Proposed] = ()) -> bytes:
    """Brå's six heads, ready to be pasted into the plan; what only a decision can tell is left empty."""
    heads = ["Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning", "Status", "Plats", "Problem"]
    lines = [_proposal_line(view, one) for one in (*view.proposals, *added)]
    return written(view, [heads, *lines])


def _figure_heads(scale_key: str) -> Cells:
    labels = [_(code.label) for code in SCALES[scale_key].codes]
    heads = [
        _("Del"),
        _("Plats"),
        _("Tid"),
        _("Fråga"),
        _("Omgång"),
        *labels,
        _("Hoppade över"),
        _("Tog ställning"),
    ]
    if SCALES[scale_key].unsafe:
        heads += [_("Varav otrygga"), _("Osäkerhet från, procent"), _("Osäkerhet till, procent")]
    return [*heads, _("Anmärkning")]


def _figure_line(view: RecordView, asked: Asked) -> Cells:
    figure = asked.figure
    what: list[str | int | None] = [
        # Two parts may ask the same about the same places.
        f"{asked.step}. {part_title(view, asked.step)}",
        text_in(view.label_of(asked.place)),
        word_for(ASPECT_NAMES, asked.aspect) if asked.place is not None else "",
        text_in(asked.question),
        asked.round,
    ]
    if figure.withheld:
        blanks: list[None] = [None] * (len(_figure_heads(figure.scale_key)) - len(what) - 1)
        return [*what, *blanks, too_few()]
    people = [figure.people(code) for code in figure.scale.values]
    found = unsafe_share(figure)
    unsafe: list[int | None] = [found.x, found.low_percent, found.high_percent] if found else []
    return [*what, *people, figure.skipped, figure.n, *unsafe, ""]


def _people_lines(view: RecordView) -> list[Cells]:
    """People and answers by way; records from before answers were counted have none in that column."""
    participation = view.participation
    everybody = {"channel": _("Alla"), **participation}
    return [
        [_("Sätt att delta"), _("Gick med"), _("Svarade"), _("Svar i siffrorna")],
        *(
            [word_for(CHANNELS, one["channel"]), one["joined"], one["answered"], one.get("answers")]
            for one in (*participation["channels"], everybody)
        ),
        [_("I rummet"), participation["in_the_room"]],
        [_("Svar som inte räknas"), participation.get("left_out")],
    ]


def _proposal_line(view: RecordView, proposal: Proposed) -> Cells:
    return [
        "",
        str(proposal.measure or ""),
        "",
        "",
        str(proposal.owner or ""),
        "",
        _("förslag"),
        text_in(view.label_of(proposal.place)),
        str(proposal.problem or ""),
    ]


def written(view: RecordView, lines: Iterable[Cells]) -> bytes:
    """Semicolons and a byte-order mark: what Excel with Swedish settings opens right at a double click."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    if view.manifest.get("demonstration"):
        writer.writerow([DEMONSTRATION])
    for line in lines:
        writer.writerow([_harmless(cell) for cell in line])
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int | None) -> str | int | None:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
