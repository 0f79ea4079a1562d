"""The pages that the law asks for, per organisation."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from facilitate.model import Model, Texts, current_time


class NoticeKind(StrEnum):
    CONTACT = "contact"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"


class Notice(Model):
    """An edited text of one of the footer's pages; the default text stands until somebody edits it."""

    __tablename__ = "notices"
    __table_args__ = (CheckConstraint("kind IN ('contact', 'privacy', 'accessibility')", name="known_kind"),)

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    body: Mapped[Texts] = mapped_column(default=dict)
    edited_at: Mapped[datetime] = mapped_column(default=current_time)
