"""paper, hands and answers that come late

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper_forms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.String(length=20), nullable=False),
        sa.Column("entered_by", sa.String(length=40), nullable=False),
        sa.Column("checked_by", sa.String(length=40), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_paper_forms_number_from_one")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"],
            ["dialogues.id"],
            name=op.f("fk_paper_forms_dialogue_id_dialogues"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_paper_forms_participant_id_participants"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_forms")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_paper_forms_dialogue_id_number")),
        sa.UniqueConstraint("participant_id", name=op.f("uq_paper_forms_participant_id")),
    )
    op.create_index(op.f("ix_paper_forms_dialogue_id"), "paper_forms", ["dialogue_id"])
    op.create_table(
        "second_entries",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"],
            ["paper_forms.id"],
            name=op.f("fk_second_entries_form_id_paper_forms"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_second_entries_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("form_id", "question_id", name=op.f("pk_second_entries")),
    )
    op.create_table(
        "entered_counts",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=1), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("late", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("source IN ('hands', 'totals')", name=op.f("ck_entered_counts_known_source")),
        sa.CheckConstraint("count >= 0", name=op.f("ck_entered_counts_count_not_negative")),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_entered_counts_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "code", "source", name=op.f("pk_entered_counts")),
    )
    op.create_table(
        "late_tallies",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=1), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_late_tallies_count_not_negative")),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_late_tallies_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "code", name=op.f("pk_late_tallies")),
    )
    op.add_column("answers", sa.Column("late", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("participations", sa.Column("answers", sa.Integer(), server_default="0", nullable=False))
    op.add_column("steps", sa.Column("revealed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(sa.text("UPDATE steps SET revealed = true WHERE phase = 'shown'"))


def downgrade() -> None:
    op.drop_column("steps", "revealed")
    op.drop_column("participations", "answers")
    op.drop_column("answers", "late")
    for table in ("late_tallies", "entered_counts", "second_entries", "paper_forms"):
        op.drop_table(table)
