"""A dialogue with its agenda; everything a phone may be asked is frozen here when it opens."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.accounts.models import Department, Organisation, User
from facilitate.dialogues.asked import Question, Spot
from facilitate.dialogues.vocabulary import (
    DialoguePhase,
    HeldAs,
    Influence,
    PartnerKind,
    Setting,
    StepKind,
    StepPhase,
    TargetGroup,
)
from facilitate.model import Model, Texts, current_time


class Dialogue(Model):
    """One gathering. Its code is never used again, also after the end: it then leads to the feedback."""

    __tablename__ = "dialogues"
    __table_args__ = (
        CheckConstraint("threshold >= 5", name="threshold_at_least_five"),
        CheckConstraint(
            "phase IN ('draft', 'ready', 'rehearsal', 'open', 'closing', 'closed', 'sealed')",
            name="known_phase",
        ),
        CheckConstraint("setting IN ('hall', 'walk')", name="known_setting"),
        CheckConstraint("held_as IN ('paper', 'talk', 'interview', 'walk')", name="known_held_as"),
        CheckConstraint("forms_handed_out >= 0", name="forms_not_negative"),
        CheckConstraint("(phase = 'closing') = (closing_ends_at IS NOT NULL)", name="closing_has_end"),
        CheckConstraint("phase = 'draft' OR code IS NOT NULL", name="ready_has_code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), index=True
    )
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id", ondelete="SET NULL"))
    target_group: Mapped[str] = mapped_column(String(20))
    phase: Mapped[str] = mapped_column(String(20), default=DialoguePhase.DRAFT)
    code: Mapped[str | None] = mapped_column(String(6), unique=True)

    title: Mapped[Texts] = mapped_column(default=dict)
    purpose: Mapped[Texts] = mapped_column(default=dict)
    influence: Mapped[str] = mapped_column(String(20), default=Influence.CONSULTATION)
    can_influence: Mapped[Texts] = mapped_column(default=dict)
    cannot_influence: Mapped[Texts] = mapped_column(default=dict)
    starts_at: Mapped[datetime | None]
    day_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Held without the tool at an hour that nobody remembers: `starts_at` is then the day's first moment."""
    room: Mapped[str] = mapped_column(String(120), default="")
    case_number: Mapped[str] = mapped_column(String(60), default="")
    setting: Mapped[str] = mapped_column(String(10), default=Setting.HALL, server_default=Setting.HALL)
    held_as: Mapped[str | None] = mapped_column(String(20))
    """Only for a dialogue that was held without the tool and entered afterwards."""
    wifi_name: Mapped[str] = mapped_column(String(32), default="", server_default="")
    wifi_password: Mapped[str] = mapped_column(String(63), default="", server_default="")
    forms_handed_out: Mapped[int | None]
    """How many paper forms were given to people; unknown until somebody says so."""
    forms_printed: Mapped[int] = mapped_column(default=0, server_default="0")
    """The highest number on a printed form, so that the next print goes on from there."""
    printed_address: Mapped[str] = mapped_column(String(200), default="", server_default="")
    """Where the printed cards lead, so that a changed address is noticed."""
    reached_at: Mapped[datetime | None]
    """When a phone reached us, to the hour; never which."""
    phone_address: Mapped[str | None] = mapped_column(String(45))
    """The address of this machine that was chosen for the QR code, where there are several."""
    invited: Mapped[str] = mapped_column(String(1000), default="")
    feedback_on: Mapped[date | None]
    feedback_where: Mapped[Texts] = mapped_column(default=dict)
    contact: Mapped[str] = mapped_column(String(300), default="")
    languages: Mapped[list[str]] = mapped_column(default=lambda: ["sv", "en"])
    lead_department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"))
    threshold: Mapped[int] = mapped_column(default=5)

    search_words: Mapped[str] = mapped_column(String(2000), default="")
    """Title, room and case number folded, so that a search finds å and Å alike."""

    joining_paused: Mapped[bool] = mapped_column(default=False)
    comments_paused: Mapped[bool] = mapped_column(default=False)
    closing_ends_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=current_time)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime | None]
    wiped_at: Mapped[datetime | None]
    """When free pages and the write-ahead log were cleared after closing; empty means still to do."""
    rehearsal_unwiped: Mapped[bool] = mapped_column(default=False, server_default=false())
    """The same is still to do for a rehearsal that was erased."""

    organisation: Mapped[Organisation] = relationship()
    owner: Mapped[User | None] = relationship()
    lead_department: Mapped[Department | None] = relationship()
    co_organisers: Mapped[list[Department]] = relationship(secondary="dialogue_departments")
    partners: Mapped[list["Partner"]] = relationship(cascade="all, delete-orphan", order_by="Partner.id")
    steps: Mapped[list["Step"]] = relationship(
        back_populates="dialogue", cascade="all, delete-orphan", order_by="Step.position"
    )
    spots: Mapped[list[Spot]] = relationship(
        back_populates="dialogue", cascade="all, delete-orphan", order_by=Spot.position
    )


class DialogueDepartment(Model):
    """A department that co-organises."""

    __tablename__ = "dialogue_departments"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), primary_key=True)
    department_id: Mapped[int] = mapped_column(
        ForeignKey("departments.id", ondelete="RESTRICT"), primary_key=True
    )


class Partner(Model):
    """An actor outside the municipality that takes part."""

    __tablename__ = "partners"

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120), default="")


class Step(Model):
    """One item of the agenda. What `options` holds depends on the kind (dialogues/kinds)."""

    __tablename__ = "steps"
    __table_args__ = (
        CheckConstraint("(phase = 'closing') = (closing_ends_at IS NOT NULL)", name="closing_has_end"),
        CheckConstraint("phase IN ('waiting', 'asking', 'closing', 'closed', 'shown')", name="known_phase"),
        CheckConstraint("round >= 1", name="round_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[Texts] = mapped_column(default=dict)
    body: Mapped[Texts] = mapped_column(default=dict)
    spoken: Mapped[Texts] = mapped_column(default=dict)
    minutes: Mapped[int] = mapped_column(default=5)
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    phase: Mapped[str] = mapped_column(String(20), default=StepPhase.WAITING)
    round: Mapped[int] = mapped_column(default=1)
    asked_at: Mapped[datetime | None]
    closing_ends_at: Mapped[datetime | None]
    seconds_used: Mapped[int] = mapped_column(default=0, server_default="0")
    """How long the room was here before; the present visit, if any, is counted from `Stage.came_at`."""
    revealed: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Somebody has seen its figures: what is answered from now on changes them only as a batch."""

    dialogue: Mapped[Dialogue] = relationship(back_populates="steps")
    questions: Mapped[list[Question]] = relationship(order_by=Question.position)


__all__ = [
    "Dialogue",
    "DialogueDepartment",
    "DialoguePhase",
    "HeldAs",
    "Influence",
    "Partner",
    "PartnerKind",
    "Question",
    "Setting",
    "Spot",
    "Step",
    "StepKind",
    "StepPhase",
    "TargetGroup",
]
