"""What the figures should be, and the table that says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Figures = Mapping[str, float | None]
"""By key; None for what could not be measured."""
WHOLE = 100


@dataclass(frozen=True)
class Aim:
    """One row of the table. A figure without a bound is only told."""

    key: str
    words: str = ""
    is_met: Callable[[float, Figures], bool] | None = None


def at_most(key: str, bound: float) -> Aim:
    return Aim(key, f"<= {bound:g}", lambda figure, _all: figure <= bound)


def exactly(key: str, bound: float) -> Aim:
    return Aim(key, f"{bound:g}", lambda figure, _all: figure == bound)


def _is_sustained(figure: float, figures: Figures) -> bool:
    return figure >= 4000 and figure >= 0.3 * (figures.get("reference_sustained_answers_per_s") or 0)


AIMS = (
    exactly("burst_600_stored", 600),
    Aim("burst_600_p95_ms"),
    exactly("burst_1000_stored", 1000),
    at_most("burst_1000_p95_ms", 250),
    exactly("burst_2000_stored", 2000),
    at_most("burst_2000_p95_ms", 450),
    Aim("reference_burst_1000_p95_ms"),
    Aim("reference_burst_2000_p95_ms"),
    Aim("sustained_answers_per_s", ">= 4000, and 0.3 of the reference", _is_sustained),
    Aim("reference_sustained_answers_per_s"),
    Aim("post_answers_per_s"),
    at_most("join_1000_p95_ms", 1000),
    exactly("join_errors", 0),
    at_most("first_visit_requests", 8),
    at_most("first_visit_bytes", 60_000),
    at_most("usable_slow3g_ms", 3000),
    at_most("projector_delay_p99_ms", 500),
    at_most("rss_per_phone_kb", 50),
    Aim("loop_lag_p99_ms"),
    exactly("lost_after_kill9", 0),
    exactly("doubled_after_kill9", 0),
)

SCALED_AIMS = (
    Aim("scaled_burst_2000_p95_ms"),
    exactly("scaled_stored", 2000),
    Aim("scaled_sustained_answers_per_s"),
)


def table(figures: Figures) -> str:
    """The figures that were measured, each with its aim, as a table in Markdown."""
    known = [aim for aim in (*AIMS, *SCALED_AIMS) if aim.key in figures]
    lines = [(aim.key, _number(figures[aim.key]), aim.words, verdict(aim, figures)) for aim in known]
    rows = [("figure", "measured", "aim", ""), *lines]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    cells = [[text.ljust(width) for text, width in zip(row, widths, strict=True)] for row in rows]
    cells.insert(1, ["-" * max(width, 3) for width in widths])
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def verdict(aim: Aim, figures: Figures) -> str:
    """Whether the aim is met; nothing to say of a figure without one."""
    figure = figures[aim.key]
    if figure is None:
        return "not measured"
    if aim.is_met is None:
        return ""
    return "met" if aim.is_met(figure, figures) else "missed"


def _number(figure: float | None) -> str:
    if figure is None:
        return "–"
    return f"{figure:.0f}" if figure >= WHOLE or figure == int(figure) else f"{figure:.1f}"
