"""What exists while a dialogue runs. Closing reduces all of it to counts; see live/closing.py."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.dialogues.models import Dialogue, Spot, Step
from facilitate.live.entered import CountSource, EnteredCount, PaperForm, SecondEntry
from facilitate.live.passes import Pass, PassRole
from facilitate.live.remains import (
    ChannelTally,
    LateTally,
    PairTally,
    Participation,
    Proposal,
    Summary,
    Tally,
)
from facilitate.live.written import Comment, CommentHold, CommentStatus, Mark, ModerationEntry
from facilitate.model import Model, current_time, random_id


class Channel(StrEnum):
    PHONE = "phone"
    HELPER = "helper"
    PAPER = "paper"


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
    moved_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    """The name of a colleague without a login who moved last; empty for a user."""
    moved_at: Mapped[datetime] = mapped_column(default=current_time)
    came_at: Mapped[datetime | None]
    """When the room came to the current step."""
    answered_at: Mapped[datetime | None]
    """While a question closes: when its last answer came, so that it can end when all is quiet."""
    wall_page: Mapped[int] = mapped_column(default=0)
    """The batch of comments that the wall shows; 0 before the first."""
    wall_due_at: Mapped[datetime | None]
    """When comments that wait for the wall are put on it, even if they are few."""
    shown_address: Mapped[str] = mapped_column(String(200), default="", server_default="")
    """Where the QR code led when the facilitator last knew of it, so that a change is told."""
    shown_step_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id", ondelete="SET NULL"))
    shown_spot_id: Mapped[int | None] = mapped_column(ForeignKey("spots.id", ondelete="SET NULL"))
    """The result that the room saw last, for windows that always show one."""

    dialogue: Mapped[Dialogue] = relationship()
    step: Mapped[Step | None] = relationship(foreign_keys=[step_id])
    spot: Mapped[Spot | None] = relationship(foreign_keys=[spot_id])
    shown_step: Mapped[Step | None] = relationship(foreign_keys=[shown_step_id])
    shown_spot: Mapped[Spot | None] = relationship(foreign_keys=[shown_spot_id])


class Participant(Model):
    """One anonymous respondent of one dialogue. The row is gone once the dialogue is closed; that of a paper
    form, which no device holds a key to, once it is sealed.

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
    muted: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whatever this phone writes is hidden from now on."""
    heard_in_part: Mapped[int] = mapped_column(default=0, server_default="0")
    """The last part of the agenda, by position, in which this phone was heard; no time finer than that."""
    away: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Nothing was heard of this phone in a question that has long been open: nobody waits for it."""


class Handover(Model):
    """Two share the phone, and this one has handed it over in this step: its answers stay out of sight."""

    __tablename__ = "handovers"

    participant_id: Mapped[str] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )
    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id", ondelete="CASCADE"), primary_key=True)


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
    late: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Given after the step's figures had been seen."""


class TimeRequest(Model):
    """Somebody who answers a closing question and wants more time; control sees how many."""

    __tablename__ = "time_requests"
    __table_args__ = ({"sqlite_with_rowid": False},)

    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[str] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )


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
    size: Mapped[str] = mapped_column(String(10), default="normal", server_default="normal")
    content: Mapped[str] = mapped_column(String(10), default="room", server_default="room")
    """What this window shows: where the room is, or always one thing."""
    language: Mapped[str] = mapped_column(String(10), default="sv")
    opened_by: Mapped[str | None] = mapped_column(String(40))
    """The key of whoever gave it the dialogue: it ends with a colleague's pass. See live/actors.py."""
    created_at: Mapped[datetime] = mapped_column(default=current_time)
    heard_at: Mapped[datetime | None] = mapped_column(default=current_time)
    """When the window was last heard of; None once it has been silent for too long, see live/showing.py."""
    revoked_at: Mapped[datetime | None]

    dialogue: Mapped[Dialogue | None] = relationship()


__all__ = [
    "Answer",
    "Channel",
    "ChannelTally",
    "Comment",
    "CommentHold",
    "CommentStatus",
    "CountSource",
    "EnteredCount",
    "Handover",
    "LateTally",
    "Mark",
    "ModerationEntry",
    "PairTally",
    "PaperForm",
    "Participant",
    "Participation",
    "Pass",
    "PassRole",
    "Proposal",
    "Screen",
    "SecondEntry",
    "Stage",
    "Summary",
    "Tally",
    "TimeRequest",
]
