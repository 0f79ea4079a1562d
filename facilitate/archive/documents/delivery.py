"""A record's files, ready to be sent: in the language of the municipality's business, whoever asks."""

from dataclasses import dataclass, replace

from flask import current_app
from flask_babel import gettext as _

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.documents.summary import sealed_foot, summary_content
from facilitate.archive.export import DEMONSTRATION, write_record
from facilitate.archive.gathering import gather
from facilitate.archive.history import History, additions_in_words, notices_in_words
from facilitate.archive.internal import write_internal
from facilitate.archive.names import file_name
from facilitate.archive.parts import build_parts
from facilitate.archive.reading import opener_before_sealing
from facilitate.archive.tables import write_figures, write_proposals
from facilitate.archive.view import RecordView, view_of
from facilitate.dialogues.models import Dialogue
from facilitate.documents.typesetting import typeset
from facilitate.model import Texts

LANGUAGE = "sv"
PDF, CSV, JSON = "application/pdf", "text/csv; charset=utf-8", "application/json"


@dataclass(frozen=True)
class Document:
    """A finished file."""

    name: str
    media_type: str
    content: bytes


def preliminary_summary(dialogue: Dialogue) -> Document:
    """The summary of a closed dialogue before it is sealed, marked so on every page."""
    texts = CommittedTexts()
    view = view_of(build_parts(gather(dialogue), texts), opener_before_sealing(texts))
    demonstration = [DEMONSTRATION] if current_app.config["SETTINGS"].demo else []
    content = summary_content(
        view,
        organisation=dialogue.organisation.name,
        marks=[*demonstration, _("PRELIMINÄR")],
        notices=[_("Preliminär sammanfattning. Den är inte fastställd och kan komma att ändras.")],
        additions=[],
        foot=_("Preliminär, inte fastställd"),
    )
    return _named(view, "preliminar-sammanfattning", "pdf", PDF, typeset("summary.typ", content))


def sealed_summary(history: History) -> Document:
    """The summary of a record, with its additions, as a PDF."""
    view = history.view
    content = summary_content(
        view,
        organisation=view.manifest["organisation"]["name"],
        marks=[DEMONSTRATION] if view.manifest["demonstration"] else [],
        notices=notices_in_words(history),
        additions=additions_in_words(history),
        foot=sealed_foot(view),
    )
    return _named(view, "sammanfattning", "pdf", PDF, typeset("summary.typ", content))


def handed_out_summary(history: History) -> Document:
    """The summary for a dialogue's host: of what people wrote only the quotes that were chosen."""
    view = without_comments(history.view)
    content = summary_content(
        view,
        organisation=view.manifest["organisation"]["name"],
        marks=[DEMONSTRATION] if view.manifest["demonstration"] else [],
        notices=notices_in_words(history),
        additions=[],
        foot=sealed_foot(view),
    )
    content["nothing"]["comments"] = _("Kommentarerna finns hos kommunen och är inte med här.")
    return _named(view, "sammanfattning", "pdf", PDF, typeset("summary.typ", content))


def without_comments(view: RecordView) -> RecordView:
    """The same reading with no comments but the quotes."""
    quotes = view.quotes
    places = [replace(place, comments=[]) for place in view.places]
    return replace(view, comments=quotes, places=places, hidden={})


def figures_table(history: History) -> Document:
    return _named(history.view, "siffror", "csv", CSV, write_figures(history.view))


def proposals_table(history: History) -> Document:
    return _named(history.view, "forslag", "csv", CSV, write_proposals(history.view, history.added_proposals))


def internal_table(history: History) -> Document:
    content = write_internal(history.record, history.view)
    return _named(history.view, "internt-skyddsatgarder", "csv", CSV, content)


def whole_record_file(history: History) -> Document:
    """The record as JSON; an addition is a record of its own with its own file."""
    record = history.record
    number = record.manifest["sequence"]
    what = f"arkivpost-{number}"
    return _named(history.view, what, "json", JSON, write_record(record).encode())


def _named(view: RecordView, what: str, ending: str, media_type: str, content: bytes) -> Document:
    title: Texts = view.about["title"]
    swedish = title.get(LANGUAGE) or next(iter(title.values()), "")
    return Document(file_name(swedish, view.held_on, what, ending), media_type, content)
