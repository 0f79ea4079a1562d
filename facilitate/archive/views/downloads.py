"""Files of a record. They say the same as its page, in Swedish, whoever asks for them."""

from collections.abc import Callable

from flask import Response

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.archive.documents import delivery
from facilitate.archive.documents.delivery import LANGUAGE, Document
from facilitate.archive.export import write_record
from facilitate.archive.history import History, history_of
from facilitate.archive.models import RecordKind
from facilitate.archive.names import file_name
from facilitate.archive.queries import record_of, whole_of
from facilitate.archive.views.blueprint import blueprint
from facilitate.languages import speaking


def as_download(document: Document) -> Response:
    response = Response(document.content, content_type=document.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{document.name}"'
    return response


@blueprint.get("/archive/<int:record_id>/summary.pdf")
@requires(Permission.READ_RECORDS)
def summary_pdf(record_id: int) -> Response:
    return _download(record_id, delivery.sealed_summary)


@blueprint.get("/archive/<int:record_id>/figures.csv")
@requires(Permission.READ_RECORDS)
def figures_csv(record_id: int) -> Response:
    return _download(record_id, delivery.figures_table)


@blueprint.get("/archive/<int:record_id>/proposals.csv")
@requires(Permission.READ_RECORDS)
def proposals_csv(record_id: int) -> Response:
    return _download(record_id, delivery.proposals_table)


@blueprint.get("/archive/<int:record_id>/internal.csv")
@requires(Permission.AMEND_RECORD)
def internal_csv(record_id: int) -> Response:
    """Comments on locks, alarms or guards: in no other file."""
    return _download(record_id, delivery.internal_table)


@blueprint.get("/archive/<int:record_id>/record.json")
@requires(Permission.READ_RECORDS)
def record_json(record_id: int) -> Response:
    record = record_of(the_membership(), record_id)
    if record.kind != RecordKind.ADDITION:
        return _download(record_id, delivery.whole_record_file)
    name = file_name("", None, f"arkivpost-{record.sequence}", "json")
    return as_download(Document(name, delivery.JSON, write_record(record).encode()))


def _download(record_id: int, make: Callable[[History], Document]) -> Response:
    record = whole_of(record_of(the_membership(), record_id))
    with speaking(LANGUAGE):
        return as_download(make(history_of(record)))
