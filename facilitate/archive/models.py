"""Record, format 1: a manifest over parts, and free texts under salted commitments."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.accounts.models import Organisation
from facilitate.dialogues.models import Dialogue
from facilitate.model import Model, current_time


class RecordKind(StrEnum):
    DIALOGUE = "dialogue"
    ADDITION = "addition"
    CORRECTION = "correction"


class Record(Model):
    """The sealed result of a dialogue, or an addition or correction to one. Never changed after that."""

    __tablename__ = "records"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        CheckConstraint("kind IN ('dialogue', 'addition', 'correction')", name="known_kind"),
        CheckConstraint("(kind = 'dialogue') = (about_id IS NULL)", name="addition_is_about"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="RESTRICT"), index=True)
    about_id: Mapped[int | None] = mapped_column(ForeignKey("records.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20), default=RecordKind.DIALOGUE)
    sequence: Mapped[int]
    previous_checksum: Mapped[str] = mapped_column(String(64))
    checksum: Mapped[str] = mapped_column(String(64), unique=True)
    manifest: Mapped[dict[str, Any]]
    sealed_at: Mapped[datetime] = mapped_column(default=current_time)
    sealed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    search_text: Mapped[str] = mapped_column(Text, default="")

    organisation: Mapped[Organisation] = relationship()
    dialogue: Mapped[Dialogue] = relationship()
    parts: Mapped[list["RecordPart"]] = relationship(back_populates="record", order_by="RecordPart.name")
    texts: Mapped[list["RecordText"]] = relationship(back_populates="record")
    additions: Mapped[list["Record"]] = relationship(order_by="Record.sequence")


class RecordPart(Model):
    """One part as the exact canonical bytes that its checksum was made of."""

    __tablename__ = "record_parts"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="RESTRICT"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))

    record: Mapped[Record] = relationship(back_populates="parts")


class RecordText(Model):
    """A free text that a part refers to by its commitment, so that it can be withdrawn later."""

    __tablename__ = "record_texts"

    commitment: Mapped[str] = mapped_column(String(64), primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="RESTRICT"), index=True)
    salt: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(String(200), default="")

    record: Mapped[Record] = relationship(back_populates="texts")


class Handout(Model):
    """A link by which the host of a dialogue may fetch what can be handed out of its record."""

    __tablename__ = "handouts"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    made_at: Mapped[datetime] = mapped_column(default=current_time)
    revoked_at: Mapped[datetime | None]

    record: Mapped[Record] = relationship()
