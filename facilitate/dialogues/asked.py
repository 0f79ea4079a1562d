"""Places as one dialogue asks about them, and the questions that are frozen when it opens."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.model import Model, Texts
from facilitate.places.models import Place

if TYPE_CHECKING:
    from facilitate.dialogues.models import Dialogue, Step


class Spot(Model):
    """A place as asked about in one dialogue; label and order are frozen when the dialogue opens."""

    __tablename__ = "spots"

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id", ondelete="RESTRICT"))
    position: Mapped[int]
    label: Mapped[Texts] = mapped_column(default=dict)

    dialogue: Mapped["Dialogue"] = relationship(back_populates="spots")
    place: Mapped[Place | None] = relationship()


class Question(Model):
    """What one answer answers. Made when the dialogue opens and never changed after that."""

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("step_id", "spot_id", "aspect", "round"),
        Index(
            "uq_questions_without_spot",
            "step_id",
            "aspect",
            "round",
            unique=True,
            sqlite_where=sql("spot_id IS NULL"),
            postgresql_where=sql("spot_id IS NULL"),
        ),
        UniqueConstraint("step_id", "round", "position"),
        # An answer of a rehearsal that lies in a phone must never meet a question of the real evening.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id", ondelete="CASCADE"))
    spot_id: Mapped[int | None] = mapped_column(ForeignKey("spots.id", ondelete="CASCADE"))
    aspect: Mapped[str] = mapped_column(String(20))
    round: Mapped[int] = mapped_column(default=1)
    position: Mapped[int]
    scale_key: Mapped[str] = mapped_column(String(20))
    text: Mapped[Texts] = mapped_column(default=dict)

    step: Mapped["Step"] = relationship(viewonly=True)
    spot: Mapped[Spot | None] = relationship()
