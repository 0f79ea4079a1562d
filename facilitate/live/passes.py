"""A colleague let into one dialogue for one evening: by a QR code from control, without an account."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.access import COLLEAGUES_ALLOWED, PassRole, Permission
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.model import Model, current_time, random_id


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

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the colleague may do; whether the pass still holds is asked where it is shown."""
        return COLLEAGUES_ALLOWED[PassRole(self.role)]

    @property
    def key(self) -> str:
        """What tells the colleague from other actors."""
        return f"pass:{self.id}"


def in_force(dialogue_id: int) -> Select[Pass]:
    """The passes that colleagues have taken and that hold just now."""
    return (
        select(Pass)
        .join(Pass.dialogue)
        .where(
            Pass.dialogue_id == dialogue_id,
            Pass.token_hash.is_not(None),
            Pass.revoked_at.is_(None),
            Pass.expires_at > now(),
            Dialogue.phase != DialoguePhase.SEALED,
        )
        .order_by(Pass.created_at, Pass.id)
    )


__all__ = ["Pass", "PassRole", "in_force"]
