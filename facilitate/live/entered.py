"""What is entered for people without a phone: paper forms, raised hands, the totals of an earlier meeting."""

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.model import Model

if TYPE_CHECKING:
    from facilitate.live.models import Participant


class CountSource(StrEnum):
    HANDS = "hands"
    """Raised in the room, by those who have neither phone nor form."""
    TOTALS = "totals"
    """Counted by others, at a meeting that was held without the tool."""


class PaperForm(Model):
    """One form of the stack, with the number written on it. Its answers are those of its participant."""

    __tablename__ = "paper_forms"
    __table_args__ = (
        UniqueConstraint("dialogue_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    participant_id: Mapped[str] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), unique=True
    )
    entered_by: Mapped[str] = mapped_column(String(40))
    """The actor's key; see live/actors.py."""
    checked_by: Mapped[str | None] = mapped_column(String(40))
    """Who entered it a second time."""

    participant: Mapped["Participant"] = relationship()


class SecondEntry(Model):
    """What the second person read on a form, until the two have been compared."""

    __tablename__ = "second_entries"

    form_id: Mapped[int] = mapped_column(ForeignKey("paper_forms.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(1))


class EnteredCount(Model):
    """Answers to one question that were only counted: nobody can tell who gave which."""

    __tablename__ = "entered_counts"
    __table_args__ = (
        CheckConstraint("source IN ('hands', 'totals')", name="known_source"),
        CheckConstraint("count >= 0", name="count_not_negative"),
    )

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(1), primary_key=True)
    source: Mapped[str] = mapped_column(String(10), primary_key=True)
    late: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Entered after the step's figures had been seen."""
    count: Mapped[int]
