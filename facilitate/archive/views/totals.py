"""Answers counted at a meeting without the tool: one page, a row for each place and time of day."""

from dataclasses import dataclass
from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive.views.blueprint import blueprint
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.queries import dialogue_of
from facilitate.errors import DomainError
from facilitate.figures.scale import Scale
from facilitate.live.actors import the_actor
from facilitate.live.afterwards import require_entering
from facilitate.live.counted import CountedQuestion
from facilitate.live.totals import NotTotals, enter_totals, people_counted, totals_in
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number


@dataclass(frozen=True)
class Line:
    """One question with what stands in its fields, by code."""

    counted: CountedQuestion
    typed: dict[str, str]

    @property
    def sum(self) -> int:
        return sum(whole_number(text) or 0 for text in self.typed.values())


@blueprint.get("/archive/work/<int:dialogue_id>/totals")
@requires(Permission.FINISH_DIALOGUE)
def totals(dialogue_id: int) -> ResponseReturnValue:
    dialogue = _the_dialogue(dialogue_id)
    require_entering(dialogue)
    people = people_counted(dialogue)
    lines = [
        Line(one, {code: str(one.counts[code] or "") if one.counts else "" for code in one.scale.values})
        for one in totals_in(dialogue)
    ]
    return _page(dialogue, lines, "" if people is None else str(people))


@blueprint.post("/archive/work/<int:dialogue_id>/totals")
@requires(Permission.FINISH_DIALOGUE)
def save_totals(dialogue_id: int) -> ResponseReturnValue:
    people = request.form.get("people", "").strip()
    try:
        with unit_of_work():
            dialogue = _the_dialogue(dialogue_id)
            counts = {
                line.counted.question.id: {code: _number(text) for code, text in line.typed.items()}
                for line in _typed(dialogue)
                if not line.counted.fixed
            }
            enter_totals(dialogue, the_actor(), counts, _number(people) if people else None)
    except DomainError as refusal:
        if refusal.status == 404:
            raise
        dialogue = _the_dialogue(dialogue_id)
        return _page(dialogue, _typed(dialogue), people, refusal), refusal.status
    flash(_("Svaren är sparade."), "success")
    return redirect(url_for("archive.work", dialogue_id=dialogue_id), 303)


def _the_dialogue(dialogue_id: int) -> Dialogue:
    return dialogue_of(the_membership(), dialogue_id)


def _typed(dialogue: Dialogue) -> list[Line]:
    """What stands in the fields as it was sent; what is fixed, as it is kept."""
    return [
        Line(
            one,
            {
                code: request.form.get(f"count-{one.question.id}-{code}", "").strip()
                if not one.fixed
                else str(one.counts[code] or "")
                for code in one.scale.values
            },
        )
        for one in totals_in(dialogue)
    ]


def _number(text: str) -> int:
    """Nothing written is nobody. Raises NotTotals."""
    number = whole_number(text) if text else 0
    if number is None:
        raise NotTotals
    return number


def _page(dialogue: Dialogue, lines: list[Line], people: str, refusal: DomainError | None = None) -> str:
    tables: list[tuple[Scale, list[Line]]] = [
        (scale, list(some)) for scale, some in groupby(lines, key=lambda line: line.counted.scale)
    ]
    return render_template(
        "archive/held/totals.html",
        dialogue=dialogue,
        tables=tables,
        people=people,
        refusal=refusal.sentence if refusal else None,
        wrong=_wrong(lines, people) if refusal else set(),
    )


def _wrong(lines: list[Line], people: str) -> set[int]:
    """The questions whose row cannot be right: no numbers, or more answers than people."""
    most = whole_number(people)
    return {
        line.counted.question.id
        for line in lines
        if any(text and whole_number(text) is None for text in line.typed.values())
        or (most is not None and line.sum > most)
    }
