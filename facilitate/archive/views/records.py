"""The archive's list and a record's page."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.accounts.models import Membership
from facilitate.archive import attendance, facts, pictures
from facilitate.archive.checking import check
from facilitate.archive.documents.summary import headings
from facilitate.archive.forms import SearchForm
from facilitate.archive.history import history_of, notices_in_words, proposal_in_words
from facilitate.archive.internal import has_internal_list
from facilitate.archive.models import Record
from facilitate.archive.queries import Sought, asked_places, find_records, record_of, whole_of
from facilitate.archive.verify import PROBLEMS
from facilitate.archive.views.blueprint import blueprint
from facilitate.archive.wording import held_in_words, word_for
from facilitate.dialogues.names import GROUP_NAMES
from facilitate.fields import as_choices
from facilitate.live.picturing import too_few
from facilitate.web import asked_page, whole_number


@blueprint.get("/archive")
@requires(Permission.READ_RECORDS)
def index() -> ResponseReturnValue:
    member = the_membership()
    form = _search_form(member)
    pages = find_records(member, _sought(form), asked_page())
    given = {name: value for name, value in request.args.items() if value and name != "page"}
    return render_template(
        "archive/index.html",
        form=form,
        given=given,
        pages=pages,
        lines={record.id: _line(record) for record in pages.items},
    )


@blueprint.get("/archive/<int:record_id>")
@requires(Permission.READ_RECORDS)
def show(record_id: int) -> ResponseReturnValue:
    record = record_of(the_membership(), record_id)
    whole = whole_of(record)
    if whole is not record:
        return redirect(url_for("archive.show", record_id=whole.id, _anchor=f"addition-{record.sequence}"))
    return _page(record)


def _page(record: Record) -> str:
    history = history_of(record)
    view = history.view
    return render_template(
        "archive/show.html",
        record=record,
        history=history,
        view=view,
        headings=headings(walked=view.walked, notes_only=view.notes_only),
        line=facts.where_and_when(view),
        people=attendance.people_in_words(view),
        next_lines=facts.what_happens_now(view),
        hidden=facts.hidden_in_words(view),
        internal=has_internal_list(record),
        pairs={place.number: facts.pairs_in_words(view, place.number) for place in view.places},
        about=facts.facts_about(view),
        notices=notices_in_words(history),
        drawn={place.number: pictures.draw_place(place) for place in view.places},
        evaluation=pictures.draw_evaluation(view),
        withheld=too_few(),
        verification=check(record),
        problems=PROBLEMS,
        proposal_in_words=proposal_in_words,
    )


def _line(record: Record) -> str:
    """What tells records apart in the list: when, with whom, led by, case number, and whether it was entered
    afterwards."""
    dialogue = record.dialogue
    department = dialogue.lead_department.name if dialogue.lead_department else ""
    when = format_date(dialogue.starts_at, "long") if dialogue.starts_at else ""
    whom = word_for(GROUP_NAMES, dialogue.target_group)
    held = held_in_words(dialogue.held_as)
    return " · ".join(filter(None, [when, whom, department, dialogue.case_number, held]))


def _search_form(member: Membership) -> SearchForm:
    form = SearchForm(request.args)
    departments = [(one.id, one.name) for one in member.organisation.departments]
    form.department.choices = as_choices([("", _("Alla")), *departments])
    form.place.choices = as_choices([("", _("Alla")), *asked_places(member)])
    return form


def _sought(form: SearchForm) -> Sought:
    return Sought(
        text=(form.q.data or "")[:200],
        place_id=whole_number(form.place.data),
        target_group=form.target_group.data or "",
        department_id=whole_number(form.department.data),
        since=form.since.data,
        until=form.until.data,
        case_number=(form.case_number.data or "")[:60],
        held=form.held.data or "",
    )
