"""What makes the figures of a record readable: who was asked, how, what, when, and by which rules."""

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from facilitate.archive.attendance import (
    answers_in_words,
    left_out_in_words,
    paper_in_words,
    people_in_words,
)
from facilitate.archive.said import Said
from facilitate.archive.view import RecordView
from facilitate.archive.wording import LEFT_OUT_REASONS, season_of, word_for
from facilitate.dialogues.names import GROUP_NAMES, INFLUENCE_NAMES, PARTNER_NAMES
from facilitate.figures.disclosure import PairFigure
from facilitate.languages import text_in

Fact = tuple[str, str]


def where_and_when(view: RecordView) -> str:
    """The line under the title: place of meeting, date, case number, and that it was entered afterwards."""
    when = format_date(view.held_on, "long") if view.held_on else ""
    line = [_said(view.about["room"]), when, view.about["case_number"], view.held_afterwards]
    return " · ".join(filter(None, line))


def what_happens_now(view: RecordView) -> list[str]:
    """When and where feedback comes, and whom to ask."""
    lines = []
    where = _said(view.about["feedback"]["where"])
    if view.feedback_on:
        lines.append(_("Återkoppling: %(date)s.", date=format_date(view.feedback_on, "long")))
    if where:
        lines.append(where)
    contact = _said(view.about["contact"])
    if contact:
        lines.append(_("Frågor: %(contact)s", contact=contact))
    return lines


def hidden_in_words(view: RecordView) -> list[str]:
    """How many comments were not shown, and why."""
    return [
        ngettext(
            "%(num)s kommentar visades inte. Skäl: %(reason)s.",
            "%(num)s kommentarer visades inte. Skäl: %(reason)s.",
            count,
            reason=word_for(LEFT_OUT_REASONS, reason).lower(),
        )
        for reason, count in sorted(view.hidden.items())
    ]


def alike_in_words(said: Said) -> str:
    """How many comments say the same; nothing for one that stands alone. Comments, never people."""
    many = len(said.all)
    return (
        str(
            ngettext(
                "%(num)s kommentar säger ungefär detsamma",
                "%(num)s kommentarer säger ungefär detsamma",
                many,
            )
        )
        if said.alike
        else ""
    )


def part_title(view: RecordView, number: int) -> str:
    """The title of a part of the agenda by its number."""
    titles = (one["title"] for one in view.about["agenda"] if one["number"] == number)
    return text_in(next(titles, {}))


def pairs_in_words(view: RecordView, number: int) -> str:
    """How the same people rated a place by day and in the dark; nothing where that is withheld."""
    compared = next((place.pairs for place in view.places if place.number == number), {})
    said = {step: _compared(pairs) for step, pairs in compared.items() if pairs.n is not None}
    if len(compared) == 1:
        return "".join(said.values())
    return " ".join(f"{part_title(view, step)}: {words}" for step, words in said.items())


def _compared(pairs: PairFigure) -> str:
    return str(
        _(
            "Av de %(n)s som svarade om både dag och mörker känner sig %(day)s tryggare på dagen, "
            "%(same)s lika och %(evening)s tryggare när det är mörkt.",
            n=pairs.n,
            day=pairs.safer_by_day,
            same=pairs.same,
            evening=pairs.safer_in_the_evening,
        )
    )


def facts_about(view: RecordView) -> list[Fact]:
    """Everything that a fair summary tells of how its figures came about; facts without text are left out."""
    facts = [*_the_meeting(view), *_the_asking(view), *_the_counting(view), *_the_rules(view)]
    return [(term, text) for term, text in facts if text]


def _the_meeting(view: RecordView) -> list[Fact]:
    about = view.about
    return [
        (_("Datum och tid"), _when(view)),
        (_("Plats för mötet"), _said(about["room"])),
        (_("Så hölls samtalet"), view.held_afterwards),
        (_("Form"), _("Trygghetsvandring") if view.walked else ""),
        (_("Målgrupp"), word_for(GROUP_NAMES, about["target_group"])),
        (_("Inbjudna, och hur"), _said(about["invited"])),
        (_("Deltagande"), people_in_words(view)),
        (_("Svarade på papper"), paper_in_words(view)),
        (_("Skrev kommentarer"), _writers(view)),
        (_("Ledde samtalet"), about["lead_department"] or ""),
        (_("Arrangerade tillsammans med"), ", ".join(about["co_organisers"])),
        (_("Medverkande"), ", ".join(_partner(one) for one in about["partners"])),
        (_("Ärendenummer"), about["case_number"]),
    ]


def _writers(view: RecordView) -> str:
    """How many wrote; nothing of a meeting where only staff did."""
    wrote = view.participation["commented"]
    return "" if view.held_afterwards and not wrote else str(_("%(num)s personer", num=wrote))


def _the_asking(view: RecordView) -> list[Fact]:
    about = view.about
    questions = dict.fromkeys(text_in(one.question) for one in view.asked)
    return [
        (_("Syfte"), _said(about["purpose"])),
        (_("Grad av inflytande"), word_for(INFLUENCE_NAMES, about["influence"])),
        (_("Gick att påverka"), _said(about["can_influence"])),
        (_("Gick inte att påverka"), _said(about["cannot_influence"])),
        (_("Frågor, ordagrant"), " · ".join(f"”{question}”" for question in questions)),
        (_("Svarsalternativ"), _scales(view)),
    ]


def _the_counting(view: RecordView) -> list[Fact]:
    return [
        (_("Svar i siffrorna"), answers_in_words(view)),
        (_("Svar som inte räknas"), left_out_in_words(view)),
    ]


def _the_rules(view: RecordView) -> list[Fact]:
    manifest = view.manifest
    return [
        (
            _("Andel otrygga"),
            ""
            if view.notes_only
            else _(
                "De som svarat ganska otrygg, mycket otrygg eller undviker, av alla som tagit ställning. "
                "Osäkerheten är ett 95-procentigt intervall (Wilson)."
            ),
        ),
        (_("Lägsta antal svar"), str(manifest["threshold"]) if manifest else ""),
        (_("Skalornas version"), ", ".join(sorted({one.figure.scale_key for one in view.asked}))),
        (_("Programversion"), manifest["software"] if manifest else ""),
    ]


def _when(view: RecordView) -> str:
    if not view.held_on:
        return ""
    day = format_date(view.held_on, "full")
    time = _("klockan %(time)s", time=view.about["time"]) if view.about["time"] else ""
    return ", ".join(filter(None, [day, time, season_of(view.held_on.month)]))


def _scales(view: RecordView) -> str:
    scales = {one.figure.scale_key: one.figure.scale for one in view.asked}
    return " · ".join(", ".join(_(code.label) for code in scale.codes) for scale in scales.values())


def _partner(partner: dict[str, object]) -> str:
    kind, name = word_for(PARTNER_NAMES, str(partner["kind"])), _said(partner["name"])
    return f"{name} ({kind.lower()})" if name else kind


def _said(passage: object) -> str:
    return "" if passage is None else str(passage)
