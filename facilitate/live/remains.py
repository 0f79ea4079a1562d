"""What a closed dialogue leaves behind until it is sealed: counts, people by channel, words, proposals."""

from sqlalchemy import CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.dialogues.models import Question, Spot
from facilitate.model import Model, Texts


class Tally(Model):
    """Answers to one question counted by code: frozen at *Show*, or made at *Close*."""

    __tablename__ = "tallies"
    __table_args__ = (CheckConstraint("count >= 0", name="count_not_negative"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(1), primary_key=True)
    count: Mapped[int]

    question: Mapped[Question] = relationship()


class LateTally(Model):
    """Late answers counted by code when those who gave them went: see live/late.py."""

    __tablename__ = "late_tallies"
    __table_args__ = (CheckConstraint("count >= 0", name="count_not_negative"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(1), primary_key=True)
    count: Mapped[int]


class ChannelTally(Model):
    """How many answers to one question came by one channel, skips left out; counted when its people go."""

    __tablename__ = "channel_tallies"
    __table_args__ = (CheckConstraint("answers >= 0", name="answers_not_negative"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    late: Mapped[bool] = mapped_column(primary_key=True)
    answers: Mapped[int]


class PairTally(Model):
    """Day and evening answers of the same people at one spot, counted at *Close* while the tie exists."""

    __tablename__ = "pair_tallies"

    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id", ondelete="CASCADE"), primary_key=True)
    spot_id: Mapped[int] = mapped_column(ForeignKey("spots.id", ondelete="CASCADE"), primary_key=True)
    day_code: Mapped[str] = mapped_column(String(1), primary_key=True)
    evening_code: Mapped[str] = mapped_column(String(1), primary_key=True)
    count: Mapped[int]


class Participation(Model):
    """People by channel: who joined, answered something, wrote something. Counted at *Close*; those who are
    on paper, or were only counted, when the record is made."""

    __tablename__ = "participations"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    joined: Mapped[int]
    answered: Mapped[int]
    commented: Mapped[int]


class Summary(Model):
    """The facilitator's own words between closing and sealing."""

    __tablename__ = "summaries"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), primary_key=True)
    sentences: Mapped[Texts] = mapped_column(default=dict)
    works_well: Mapped[str] = mapped_column(String(2000), default="")
    in_the_room: Mapped[int | None]


class Proposal(Model):
    """A proposed measure, noted during or after the dialogue."""

    __tablename__ = "proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id", ondelete="CASCADE"), index=True)
    spot_id: Mapped[int | None] = mapped_column(ForeignKey("spots.id", ondelete="SET NULL"))
    comment_id: Mapped[str | None] = mapped_column(ForeignKey("comments.id", ondelete="SET NULL"))
    problem: Mapped[str] = mapped_column(String(500), default="")
    measure: Mapped[str] = mapped_column(String(500))
    owner: Mapped[str] = mapped_column(String(200), default="")
    rehearsed: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Noted in a rehearsal, and erased with it."""

    spot: Mapped[Spot | None] = relationship()
