"""The work page's one form: filled from what is kept, kept again without overwriting a colleague's words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms.fields import Field, HiddenField
from wtforms.form import Form

from facilitate.archive import operations
from facilitate.archive.forms import ProposalForm, WorkForm
from facilitate.dialogues.models import Dialogue
from facilitate.fields import as_choices
from facilitate.languages import text_in
from facilitate.live.models import Comment, Proposal
from facilitate.live.operations import (
    edit_proposal,
    note_proposal,
    proposal_of,
    proposals_of,
    remove_proposal,
)

Posted = MultiDict[str, str] | None
NEW = "proposal-new"


@dataclass(frozen=True)
class Work:
    """The form with its proposals: (id or None for a new one, its fields)."""

    form: WorkForm
    proposals: list[tuple[int | None, ProposalForm]]

    def valid(self) -> bool:
        """Validate everything, so that all errors are told at once."""
        return all([self.form.validate(), *(form.validate() for _id, form in self.proposals)])

    @property
    def errors(self) -> Iterator[tuple[str, str]]:
        """(id of the field, sentence) of everything that must be put right."""
        forms: list[Form] = [self.form, *(form for _id, form in self.proposals)]
        for form in forms:
            for field in form:
                if field.errors:
                    yield field.id, str(field.errors[0])


def work_on(dialogue: Dialogue, approved: list[Comment], posted: Posted = None) -> Work:
    """The work page's form: as posted, or as kept."""
    form = WorkForm(posted) if posted is not None else _kept_form(dialogue, approved)
    form.quotes.choices = as_choices((comment.id, comment.words) for comment in approved)
    kept = [
        (one.id, _proposal_form(dialogue, f"proposal-{one.id}", posted, one))
        for one in proposals_of(dialogue)
    ]
    return Work(form, [*kept, (None, _proposal_form(dialogue, NEW, posted))])


def keep(dialogue: Dialogue, work: Work, user_id: int) -> None:
    """Keep all that was typed. What a colleague changed in the meantime is not overwritten but told, as an
    error of the field; the rest is kept."""
    form, summary = work.form, operations.summary_of(dialogue)
    kept_sentences = summary.sentences.get("sv", "")
    typed_sentences = "\n".join(filter(None, form.sentences))
    if _may_keep(form.seen_sentences, form.sentence_1, kept_sentences, typed_sentences):
        operations.save_sentences(dialogue, form.sentences)
    if _may_keep(form.seen_works_well, form.works_well, summary.works_well, form.works_well.data or ""):
        operations.save_works_well(dialogue, form.works_well.data or "")
    operations.choose_quotes(dialogue, form.quotes.data or [])
    operations.save_people_in_the_room(dialogue, form.in_the_room.data)
    for proposal_id, proposal in work.proposals:
        _keep_proposal(dialogue, user_id, proposal_id, proposal)


def _keep_proposal(dialogue: Dialogue, user_id: int, proposal_id: int | None, form: ProposalForm) -> None:
    words: dict[str, Any] = {"problem": form.problem.data or "", "measure": form.measure.data or ""}
    given = words | {
        "owner": form.owner.data or "",
        "spot_id": int(form.place.data) if form.place.data else None,
    }
    if proposal_id is None:
        if any(words.values()):
            note_proposal(dialogue, user_id, **given)
        elif given["owner"]:
            form.measure.errors = [_("Skriv vad som föreslås, eller vad problemet är.")]
        return
    kept = _kept_words(proposal_of(dialogue, proposal_id))
    if not _may_keep(form.seen, form.measure, kept, form.words):
        return
    if any(words.values()):
        edit_proposal(dialogue, user_id, proposal_id, **given)
    else:
        remove_proposal(dialogue, user_id, proposal_id)


def _may_keep(seen: HiddenField, field: Field, kept: str, typed: str) -> bool:
    """Whether the words typed may replace the kept ones; tells of a colleague's change otherwise."""
    typed = typed.replace("\r\n", "\n")
    if seen.data == _print(typed):
        return False  # untouched: what a colleague wrote meanwhile stays
    if seen.data != _print(kept) and kept != typed:
        seen.data = _print(kept)
        field.errors = [
            _(
                "Någon annan har ändrat här under tiden och skrev: ”%(text)s” "
                "Spara igen om din text ska gälla.",
                text=kept.strip(),
            )
        ]
        return False
    return True


def _kept_form(dialogue: Dialogue, approved: list[Comment]) -> WorkForm:
    summary = operations.summary_of(dialogue)
    sentences = summary.sentences.get("sv", "")
    lines = [*sentences.split("\n", operations.SENTENCES - 1), "", "", ""]
    return WorkForm(
        formdata=None,
        data={
            "sentence_1": lines[0],
            "sentence_2": lines[1],
            "sentence_3": lines[2],
            "works_well": summary.works_well,
            "quotes": [comment.id for comment in approved if comment.quoted],
            "in_the_room": summary.in_the_room,
            "seen_sentences": _print(sentences),
            "seen_works_well": _print(summary.works_well),
        },
    )


def _proposal_form(
    dialogue: Dialogue, prefix: str, posted: Posted, kept: Proposal | None = None
) -> ProposalForm:
    # A proposal that a colleague noted after this page was read is not in what was posted.
    given = posted if posted is not None and f"{prefix}-measure" in posted else None
    form = ProposalForm(given, prefix=f"{prefix}-", obj=kept if given is None else None)
    form.place.choices = places_of(dialogue)
    if given is None:
        form.place.data = str(kept.spot_id) if kept and kept.spot_id else ""
        form.seen.data = _print(_kept_words(kept)) if kept else ""
    return form


def _kept_words(kept: Proposal) -> str:
    return "\n".join([str(kept.spot_id or ""), kept.problem, kept.measure, kept.owner])


def places_of(dialogue: Dialogue) -> list[tuple[str, str]]:
    """The dialogue's places to choose among, and none of them."""
    none = ("", _("Ingen särskild plats"))
    return as_choices([none, *((spot.id, text_in(spot.label)) for spot in dialogue.spots)])


def _print(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]
