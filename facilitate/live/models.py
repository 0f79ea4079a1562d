"""What exists while a dialogue runs. Closing reduces all of it to counts; see live/closing.py."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.dialogues.models import Dialogue, Spot, Step
from facilitate.live.remains import PairTally, Participation, Proposal, Summary, Tally
from facilitate.model import Model, current_time, random_id


class Channel(StrEnum):
    PHONE = "phone"
    HELPER = "helper"
    PAPER = "paper"


class CommentStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    HIDDEN = "hidden"


class Stage(Model):
    """A pointer, no more: current step, place in focus, blanked or not.

    `version` counts the facilitator's moves and everything else that changes a screen, `revision` the
    stored batches of answers; `epoch` changes when a database is restored. Every write that concerns the
    room locks this row first, so no answer lands after its step has closed.
    """

    __tablename__ = "stages"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), primary_key=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id", ondelete="SET NULL"))
    spot_id: Mapped[int | None] = mapped_column(ForeignKey("spots.id", ondelete="SET NULL"))
    blanked: Mapped[bool] = mapped_column(default=False)
    joining_shown: Mapped[bool] = mapped_column(default=False)
    epoch: Mapped[str] = mapped_column(String(20), default=random_id)
    version: Mapped[int] = mapped_column(default=1)
    revision: Mapped[int] = mapped_column(default=0)
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    moved_at: Mapped[datetime] = mapped_column(default=current_time)
    answered_at: Mapped[datetime | None]
    """While a question closes: when its last answer came, so that it can end when all is quiet."""
    wall_page: Mapped[int] = mapped_column(default=0)
    """The batch of comments that the wall shows; 0 before the first."""
    wall_due_at: Mapped[datetime | None]
    """When comments that wait for the wall are put on it, even if they are few."""
    phone_address: Mapped[str | None] = mapped_column(String(45))
    """The address of this machine that was chosen for the QR code, where there are several."""

    dialogue: Mapped[Dialogue] = relationship()
    step: Mapped[Step | None] = relationship()
    spot: Mapped[Spot | None] = relationship()


class Participant(Model):
    """One anonymous respondent of one dialogue. The row is gone once the dialogue is closed.

    Without a hidden row number, so that not even the order of arrival is kept.
    """

    __tablename__ = "participants"
    __table_args__ = (
        CheckConstraint("channel IN ('phone', 'helper', 'paper')", name="known_channel"),
        Index(None, "dialogue_id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=random_id)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"))
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    channel: Mapped[str] = mapped_column(String(10), default=Channel.PHONE)
    language: Mapped[str] = mapped_column(String(10), default="sv")


class Answer(Model):
    """(question, participant) -> scale code as given; the highest number wins."""

    __tablename__ = "answers"
    __table_args__ = (
        CheckConstraint("code IN ('4', '3', '2', '1', 'U', 'N', '-')", name="known_code"),
        CheckConstraint("number >= 1", name="number_from_one"),
        Index(None, "participant_id"),
        {"sqlite_with_rowid": False},
    )

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[str] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(String(1))
    number: Mapped[int]


class TimeRequest(Model):
    """Somebody who answers a closing question and wants more time; control sees how many."""

    __tablename__ = "time_requests"
    __table_args__ = ({"sqlite_with_rowid": False},)

    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[str] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )


class Comment(Model):
    """Free text. `text` is what arrived; others see `shown_text` when set (masked), once approved."""

    __tablename__ = "comments"
    __table_args__ = (
        CheckConstraint("status IN ('waiting', 'approved', 'hidden')", name="known_status"),
        CheckConstraint("length(text) BETWEEN 1 AND 2000", name="text_length"),
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

    spot: Mapped[Spot | None] = relationship()

    @property
    def words(self) -> str:
        """What others may read, once the comment is approved."""
        return self.shown_text if self.shown_text is not None else self.text


class ModerationEntry(Model):
    """What a member of staff did with a comment. No clock time: it would tell when somebody wrote."""

    __tablename__ = "moderation_entries"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=random_id)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comments.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    act: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(30))


class Screen(Model):
    """A projector: paired by a typed code or opened from control; dead when revoked or sealed."""

    __tablename__ = "screens"

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=random_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    pairing_code: Mapped[str | None] = mapped_column(String(4), unique=True)
    dialogue_id: Mapped[int | None] = mapped_column(
        ForeignKey("dialogues.id", ondelete="CASCADE"), index=True
    )
    theme: Mapped[str] = mapped_column(String(10), default="dark")
    language: Mapped[str] = mapped_column(String(10), default="sv")
    created_at: Mapped[datetime] = mapped_column(default=current_time)
    revoked_at: Mapped[datetime | None]

    dialogue: Mapped[Dialogue | None] = relationship()


__all__ = [
    "Answer",
    "Channel",
    "Comment",
    "CommentStatus",
    "ModerationEntry",
    "PairTally",
    "Participant",
    "Participation",
    "Proposal",
    "Screen",
    "Stage",
    "Summary",
    "Tally",
    "TimeRequest",
]
