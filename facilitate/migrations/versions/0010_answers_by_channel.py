"""answers by channel

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ANSWERS_OF_CLOSED_DIALOGUES = """
    INSERT INTO channel_tallies (question_id, channel, late, answers)
    SELECT questions.id, 'phone', false, SUM(tallies.count)
    FROM tallies
    JOIN questions ON questions.id = tallies.question_id
    JOIN dialogues ON dialogues.id = questions.dialogue_id
    WHERE dialogues.phase = 'closed' AND tallies.code <> '-'
    GROUP BY questions.id
"""
"""Until now everybody answered on a phone."""

FIGURES_THAT_MAY_HAVE_BEEN_SEEN = """
    UPDATE steps SET revealed = true
    WHERE kind IN ('rate', 'closing') AND dialogue_id IN (SELECT id FROM dialogues WHERE phase = 'closed')
"""
"""Until now a preliminary summary could be fetched without freezing what it shows."""


def upgrade() -> None:
    op.create_table(
        "channel_tallies",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.CheckConstraint("answers >= 0", name=op.f("ck_channel_tallies_answers_not_negative")),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_channel_tallies_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "channel", "late", name=op.f("pk_channel_tallies")),
    )
    op.execute(sa.text(ANSWERS_OF_CLOSED_DIALOGUES))
    op.execute(sa.text(FIGURES_THAT_MAY_HAVE_BEEN_SEEN))
    op.drop_column("participations", "answers")


def downgrade() -> None:
    op.add_column("participations", sa.Column("answers", sa.Integer(), server_default="0", nullable=False))
    op.drop_table("channel_tallies")
