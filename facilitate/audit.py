"""Who did what, when; never what was answered. Entries are only ever added."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from facilitate.extensions import db
from facilitate.model import Model, current_time


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
    act: str, *, organisation_id: int | None, user_id: int | None, subject: str = "", **details: Any
) -> None:
    """Add an entry to the surrounding unit of work.

    `act` is noun.verb ("dialogue.opened"), `subject` names the thing ("dialogue:12"). Details must not
    hold answers, comments' words, addresses or anything of a participant.
    """
    db.session.add(
        AuditEntry(
            organisation_id=organisation_id, user_id=user_id, act=act, subject=subject, details=details
        )
    )
