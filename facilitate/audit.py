"""Who did what, when; never what was answered. Entries are only ever added."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import g
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from facilitate.extensions import db
from facilitate.model import Model, current_time


@dataclass(frozen=True)
class Colleague:
    """Somebody without a login who was let into one dialogue. `role` is a PassRole."""

    name: str
    role: str


def act_for(colleague: Colleague) -> None:
    """Note for the rest of this request that a colleague acts, so that what they do is put to their name."""
    g.colleague = colleague


def acting_colleague() -> Colleague | None:
    """The colleague without a login who acts in this request; None for a user and for the software."""
    return g.get("colleague")  # type: ignore[no-any-return]


def colleague_name(user_id: int | None) -> str:
    """What the acting colleague is called; empty when it is a user that acts."""
    colleague = acting_colleague() if user_id is None else None
    return colleague.name if colleague else ""


@contextmanager
def by_itself() -> Iterator[None]:
    """What happens inside is done by the software, whoever's request it was noticed in."""
    colleague = g.pop("colleague", None)
    try:
        yield
    finally:
        if colleague:
            g.colleague = colleague


class AuditEntry(Model):
    """One act of a member of staff, or of the software when `user_id` is empty."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "organisation_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=current_time)
    act: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120), default="")
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


def record(
    act: str,
    *,
    organisation_id: int | None,
    user_id: int | None,
    subject: str = "",
    **details: Any,
) -> None:
    """Add an entry to the surrounding unit of work; without a user it is put to the acting colleague, if any.

    `act` is noun.verb ("dialogue.opened"), `subject` names the thing ("dialogue:12"). Details must not
    hold answers, comments' words, addresses or anything of a participant.
    """
    colleague = acting_colleague()
    if user_id is None and colleague:
        details = {"by": colleague.name, "role": colleague.role} | details
    db.session.add(
        AuditEntry(
            organisation_id=organisation_id, user_id=user_id, act=act, subject=subject, details=details
        )
    )
