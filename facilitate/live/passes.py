"""A colleague let into one dialogue for one evening: by a QR code from control, without an account."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.dialogues.models import Dialogue
from facilitate.model import Model, current_time, random_id


class PassRole(StrEnum):
    LEAD = "lead"
    READ = "read"
    """Reads comments."""
    HELP = "help"
    """Helps people answer: on a device of its own, and by entering paper forms."""


class Pass(Model):
    """What a colleague may do in one dialogue. Dead when expired, revoked, or the record is sealed."""

    __tablename__ = "passes"
    __table_args__ = (CheckConstraint("role IN ('lead', 'read', 'help')", name="known_role"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=random_id)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(60), default="")
    """What the colleague is called in the room, as they wrote it."""
    invitation_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Of the token in the QR code; gone once it has been used."""
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Of the token in the colleague's cookie."""
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=current_time)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    dialogue: Mapped[Dialogue] = relationship()
