"""A record together with what has been sealed about the same dialogue before and after it."""

from dataclasses import dataclass
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _

from facilitate.archive.models import Record, RecordKind
from facilitate.archive.queries import family_of
from facilitate.archive.reading import Passage, open_one, opener_of, read_parts, texts_of
from facilitate.archive.view import Proposed, RecordView, proposed, view_of
from facilitate.languages import text_in


@dataclass(frozen=True)
class Addition:
    """A dated addition to a record."""

    record: Record
    passage: Passage | None
    proposals: list[Proposed]


@dataclass(frozen=True)
class History:
    """`record` is read by `view`. `supersedes` and `superseded_by` are its neighbours by correction."""

    record: Record
    view: RecordView
    additions: list[Addition]
    supersedes: Record | None
    superseded_by: Record | None
    correction: Passage | None

    @property
    def added_proposals(self) -> list[Proposed]:
        return [proposal for addition in self.additions for proposal in addition.proposals]


def history_of(record: Record) -> History:
    """Read a dialogue's record or a correction, with every addition to the dialogue."""
    family = family_of(record)
    parts, opener = read_parts(record), opener_of(texts_of(record))
    return History(
        record=record,
        view=view_of(parts, opener, record.manifest),
        additions=[_addition(one) for one in family if one.kind == RecordKind.ADDITION],
        supersedes=next((one for one in family if one.id == record.about_id), None),
        superseded_by=next((one for one in family if _corrects(one, record)), None),
        correction=open_one(opener, parts.get("correction", {}).get("reason")),
    )


def notices_in_words(history: History) -> list[str]:
    """What a reader must know before reading: that the record was corrected, or corrects another."""
    notices = []
    newer, older = history.superseded_by, history.supersedes
    if newer:
        notices.append(
            _(
                "Den här arkivposten är rättad. Arkivpost %(number)s från %(date)s gäller i stället.",
                number=newer.sequence,
                date=format_date(newer.sealed_at, "long"),
            )
        )
    if older:
        notices.append(
            _(
                "Rättad %(date)s. Ersätter arkivpost %(number)s. Rättelsen gäller: %(reason)s",
                date=format_date(history.record.sealed_at, "long"),
                number=older.sequence,
                reason=history.correction or "",
            )
        )
    return notices


def additions_in_words(history: History) -> list[dict[str, Any]]:
    """Additions for documents: a dated title and the lines below it."""
    return [
        {
            "title": _(
                "%(date)s, arkivpost %(number)s",
                date=format_date(one.record.sealed_at, "long"),
                number=one.record.sequence,
            ),
            "lines": [
                *([str(one.passage)] if one.passage else []),
                *(proposal_in_words(history.view, proposal) for proposal in one.proposals),
            ],
        }
        for one in history.additions
    ]


def proposal_in_words(view: RecordView, proposal: Proposed) -> str:
    """A proposal in one line: place, problem, measure, who."""
    place = text_in(view.label_of(proposal.place))
    said = [place, str(proposal.problem or ""), str(proposal.measure or ""), str(proposal.owner or "")]
    return str(_("Förslag: %(proposal)s", proposal=" – ".join(filter(None, said))))


def _addition(record: Record) -> Addition:
    part, opener = read_parts(record)["addition"], opener_of(texts_of(record))
    return Addition(
        record, open_one(opener, part["text"]), [proposed(one, opener) for one in part["proposals"]]
    )


def _corrects(one: Record, record: Record) -> bool:
    return one.kind == RecordKind.CORRECTION and one.about_id == record.id
