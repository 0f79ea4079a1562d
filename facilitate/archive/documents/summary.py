"""What the PDF summary says, as texts and pictures for the template; nothing is decided in the template."""

from typing import Any

from flask_babel import gettext as _

from facilitate.archive.attendance import people_in_words
from facilitate.archive.facts import (
    alike_in_words,
    facts_about,
    hidden_in_words,
    pairs_in_words,
    what_happens_now,
    where_and_when,
)
from facilitate.archive.manifest import seal_of
from facilitate.archive.pictures import Drawn, draw_evaluation, draw_place
from facilitate.archive.reading import Passage
from facilitate.archive.said import Said
from facilitate.archive.view import PlaceRead, RecordView
from facilitate.languages import text_in
from facilitate.live.picturing import too_few


def summary_content(
    view: RecordView,
    *,
    organisation: str,
    marks: list[str],
    notices: list[str],
    additions: list[Any],
    foot: str,
) -> dict[str, Any]:
    """All that the template `summary.typ` shows, in the language in force."""
    return {
        "language": "sv",
        "organisation": organisation,
        "title": text_in(view.about["title"]) or _("Dialogsamtal"),
        "line": where_and_when(view),
        "people": people_in_words(view),
        "marks": marks,
        "notices": notices,
        "foot": foot,
        "headings": headings(walked=view.walked, notes_only=view.notes_only),
        "nothing": _nothing(),
        "sentences": [str(one) for one in view.sentences],
        "quotes": [_said(said) for said in view.quotes],
        "works_well": str(view.works_well or ""),
        **_proposals(view),
        "next": what_happens_now(view),
        "reading": ""
        if view.notes_only
        else _("Siffran över stapeln är antalet personer. Linjen under visar osäkerheten i andelen otrygga."),
        "places": []
        if view.notes_only
        else [_place(view, place) for place in view.places if place.asked or place.comments],
        "evaluation": [_picture(drawn) | {"title": drawn.title} for drawn in draw_evaluation(view)],
        **_comments(view),
        "hidden": hidden_in_words(view),
        "additions": additions,
        "about_heads": [_("Uppgift"), _("Innehåll")],
        "replaced_note": _("Tecken som saknas i dokumentets typsnitt visas som \ufffd."),
        "about": [list(fact) for fact in (*facts_about(view), *_checksum(view))],
    }


def headings(*, walked: bool = False, notes_only: bool = False) -> dict[str, str]:
    """The headings of a record, in its order; of a safety walk by its stops, of notes without "you"."""
    return {
        "summary": _("Sammanfattning"),
        "places": _("Stopp för stopp") if walked else _("Plats för plats"),
        "comments": _("Det som sades") if notes_only else _("Det ni skrev"),
        "works_well": _("Det som fungerar"),
        "proposals": _("Förslag"),
        "next": _("Vad händer nu"),
        "about": _("Om siffrorna"),
        "evaluation": _("Vad deltagarna tyckte om samtalet"),
        "additions": _("Tillägg"),
    }


def _checksum(view: RecordView) -> list[tuple[str, str]]:
    """What ties a printed summary to the record that it summarises."""
    return [(_("Kontrollsumma"), seal_of(view.manifest))] if view.manifest else []


def _nothing() -> dict[str, str]:
    return {
        "summary": _("Ingen sammanfattning är skriven."),
        "proposals": _("Inga förslag är antecknade."),
        "next": _("Inget datum är satt."),
        "place": _("Inga svar finns om platsen."),
        "comments": _("Inga kommentarer finns."),
        "works_well": _("Inget är antecknat."),
    }


def _proposals(view: RecordView) -> dict[str, Any]:
    return {
        "proposal_heads": [_("Plats"), _("Problem"), _("Föreslagen åtgärd"), _("Vem")],
        "proposals": [
            [
                text_in(view.label_of(one.place)) or "–",
                str(one.problem or ""),
                str(one.measure or ""),
                str(one.owner or ""),
            ]
            for one in view.proposals
        ],
        "proposals_note": _("Förslagen är inte beslutade."),
    }


def _place(view: RecordView, place: PlaceRead) -> dict[str, Any]:
    drawn = draw_place(place)
    return {
        "name": text_in(place.label),
        "question": drawn[0].question if drawn else "",
        "pictures": [_picture(one) for one in drawn],
        "pairs": pairs_in_words(view, place.number),
    }


def _picture(drawn: Drawn) -> dict[str, Any]:
    """A picture and its table, a line for each time of day; a withheld one is a line of words."""
    lines = [
        [column.heading or _("Antal"), *(str(row.people[index]) for row in drawn.rows)]
        if not column.figure.withheld
        else [column.heading or _("Antal"), too_few()]
        for index, column in enumerate(drawn.columns)
    ]
    return {
        "picture": str(drawn.picture),
        "alt": f"{drawn.title}. {drawn.described}",
        "head": ["", *(row.short for row in drawn.rows)],
        "lines": lines if drawn.rows else [],
        "caveat": drawn.caveat,
    }


def _comments(view: RecordView) -> dict[str, Any]:
    groups = [(text_in(place.label), place.comments) for place in view.places if place.comments]
    groups += [(_("Andra platser och allmänt"), view.elsewhere)] if view.elsewhere else []
    return {
        "comments": [
            {"name": name, "comments": [line for said in comments for line in _with_alike(said)]}
            for name, comments in groups
        ],
        "theme_heads": [_("Tema"), _("Kommentarer")],
        "themes": [[text_in(theme), str(count)] for theme, count in view.themes],
        "themes_note": _("Antalet är kommentarer, inte personer."),
    }


def _with_alike(said: Said) -> list[dict[str, str]]:
    """A comment with those that say the same below it."""
    return [_said(said), *(_said(one, _("säger ungefär detsamma som den ovan")) for one in said.alike)]


def _said(said: Said, beside: str = "") -> dict[str, str]:
    masked = _("Ord är dolda") if said.masked else ""
    noted = _("Antecknat i efterhand") if said.noted else ""
    notes = [str(said.elsewhere or ""), text_in(said.theme), noted, masked, alike_in_words(said), beside]
    return {
        "text": str(said.passage),
        "language": language_tag(said.passage),
        "note": " · ".join(filter(None, notes)),
    }


def language_tag(passage: Passage) -> str:
    """The language that a person wrote in; Swedish for the stub that stands for a withdrawn text."""
    return "sv" if passage.withdrawn else passage.language.split("_")[0].split("-")[0]


def sealed_foot(view: RecordView) -> str:
    """Number, date and the beginning of the checksum: what ties a printed page to the archive."""
    manifest = view.manifest
    return str(
        _(
            "Arkivpost %(number)s, fastställd %(date)s",
            number=manifest["sequence"],
            date=manifest["sealed_at"][:10],
        )
    )
