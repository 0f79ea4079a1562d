"""What people wrote, who is reading it, and what was done with it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.dialogues.models import Spot
from facilitate.model import Model, random_id


class Mark(StrEnum):
    """What a reader of comments noted about one, besides whether it may be shown."""

    FAULT = "fault"
    """Something to mend: for the ordinary fault report."""
    CHILD = "child"
    """Worry for a child: the duty to report is told, and only the mark is kept."""
    PROTECTION = "protection"
    """About locks, alarms or guards: never on the wall, in the record or in what leaves the house."""


class CommentStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    HIDDEN = "hidden"


class Comment(Model):
    """Free text. `text` is what arrived; others see `shown_text` when set (masked), once approved."""

    __tablename__ = "comments"
    __table_args__ = (
        CheckConstraint("status IN ('waiting', 'approved', 'hidden')", name="known_status"),
        CheckConstraint("length(text) BETWEEN 1 AND 2000", name="text_length"),
        CheckConstraint("mark IN ('fault', 'child', 'protection')", name="known_mark"),
        UniqueConstraint("participant_id", "key"),
        Index(None, "dialogue_id", "status"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=random_id)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"))
    participant_id: Mapped[str | None] = mapped_column(ForeignKey("participants.id", ondelete="SET NULL"))
    key: Mapped[str | None] = mapped_column(String(40))
    spot_id: Mapped[int | None] = mapped_column(ForeignKey("spots.id", ondelete="SET NULL"))
    elsewhere: Mapped[str] = mapped_column(String(120), default="")
    theme: Mapped[str | None] = mapped_column(String(30))
    mark: Mapped[str | None] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(String(2000))
    shown_text: Mapped[str | None] = mapped_column(String(2000))
    language: Mapped[str] = mapped_column(String(10), default="sv")
    warnings: Mapped[list[str]] = mapped_column(default=list)
    status: Mapped[str] = mapped_column(String(10), default=CommentStatus.WAITING)
    reason: Mapped[str | None] = mapped_column(String(30))
    wall_batch: Mapped[int | None]
    """None: not on the wall; 0: waits for the next batch; from 1: the batch it was shown with."""
    quoted: Mapped[bool] = mapped_column(default=False)
    noted: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Staff noted afterwards what somebody said, at a meeting that was held without the tool."""
    merged_into_id: Mapped[str | None] = mapped_column(
        ForeignKey("comments.id", ondelete="SET NULL"), index=True
    )
    """The comment that says the same and stands for this one too."""
    hidden_along: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Hidden with everything from its phone, and on no list while the dialogue runs. Cleared at *Close*."""

    spot: Mapped[Spot | None] = relationship()

    @property
    def protected(self) -> bool:
        """Whether it tells of locks, alarms or guards, so that it never leaves the house."""
        return self.mark == Mark.PROTECTION

    @property
    def readable(self) -> bool:
        """Whether others than those who moderate may read its words."""
        return self.status == CommentStatus.APPROVED and not self.protected

    @property
    def words(self) -> str:
        """What others may read, once the comment is approved."""
        return self.shown_text if self.shown_text is not None else self.text


class CommentHold(Model):
    """Somebody is reading this comment just now, so that two readers never have the same one."""

    __tablename__ = "comment_holds"
    __table_args__ = ({"sqlite_with_rowid": False},)

    comment_id: Mapped[str] = mapped_column(ForeignKey("comments.id", ondelete="CASCADE"), primary_key=True)
    holder: Mapped[str] = mapped_column(String(40))
    """The actor's key; see live/actors.py."""
    name: Mapped[str] = mapped_column(String(120), default="", server_default="")
    """What the others call the holder."""
    until: Mapped[datetime]


class ModerationEntry(Model):
    """What a member of staff did with a comment. No clock time: it would tell when somebody wrote."""

    __tablename__ = "moderation_entries"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=random_id)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comments.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    colleague: Mapped[str] = mapped_column(String(60), default="", server_default="")
    """The name of a colleague without a login; empty for a user."""
    act: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(30))
