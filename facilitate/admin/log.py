"""Reads the audit log: who did what, when, with the names that things have today."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import select

from facilitate.accounts.models import Department, Organisation, User
from facilitate.admin.acts import OTHER, SENTENCES
from facilitate.admin.models import NoticeKind
from facilitate.admin.words import NOTICE_NAMES
from facilitate.archive.models import Record
from facilitate.audit import AuditEntry
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.languages import text_in
from facilitate.live.letting_in import ROLE_NAMES
from facilitate.places.models import Place

PER_PAGE = 50

NAMED: dict[str, tuple[type[Any], Callable[[Any], str]]] = {
    "user": (User, lambda one: one.name),
    "organisation": (Organisation, lambda one: one.name),
    "department": (Department, lambda one: one.name),
    "place": (Place, lambda one: one.name),
    "dialogue": (Dialogue, lambda one: f"”{text_in(one.title)}”"),
    "record": (Record, lambda one: _("nr %(number)s", number=one.sequence)),
}
"""Kinds of subject ("place:3") that have a name of their own."""


@dataclass(frozen=True)
class Line:
    at: datetime
    sentence: str


def entries_of(organisation_id: int, page: int) -> Pagination:
    """One page of the organisation's entries, the newest first."""
    query = select(AuditEntry).where(AuditEntry.organisation_id == organisation_id)
    query = query.order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    return db.paginate(query, page=page, per_page=PER_PAGE)


def lines(entries: Sequence[AuditEntry]) -> list[Line]:
    """The entries as sentences; one query for each kind of thing in them, however long the page."""
    names = _names({entry.subject for entry in entries} | {f"user:{entry.user_id}" for entry in entries})
    return [Line(entry.at, _sentence(entry, names)) for entry in entries]


def _sentence(entry: AuditEntry, names: dict[str, str]) -> str:
    who = names.get(f"user:{entry.user_id}") or _without_login(entry.details)
    what = names.get(entry.subject, _("(finns inte längre)") if entry.subject else "")
    words = entry.details | {"who": who, "what": what, "act": entry.act}
    return str(SENTENCES.get(entry.act, OTHER) % words).strip()


def _without_login(details: dict[str, Any]) -> str:
    """A colleague who was let in for an evening, else the software itself."""
    if "by" not in details:
        return str(_("Servern"))
    role = str(ROLE_NAMES.get(details.get("role", ""), "")).lower()
    return str(_("kollega (%(name)s)", name=", ".join(filter(None, [details["by"], role]))))


def _names(subjects: Iterable[str]) -> dict[str, str]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        kind, _colon, number = subject.partition(":")
        if kind in NAMED and number.isdigit():
            wanted[kind].add(int(number))
    names = {f"notice:{kind}": str(NOTICE_NAMES[kind]) for kind in NoticeKind}
    for kind, numbers in wanted.items():
        model, name_of = NAMED[kind]
        for one in db.session.scalars(select(model).where(model.id.in_(numbers))):
            names[f"{kind}:{one.id}"] = name_of(one)
    return names
