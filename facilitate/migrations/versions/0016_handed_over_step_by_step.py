"""handed over step by step

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("participant_id", sa.String(length=20), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_handovers_participant_id_participants"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["steps.id"], name=op.f("fk_handovers_step_id_steps"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("participant_id", "step_id", name=op.f("pk_handovers")),
    )
    op.execute(
        "INSERT INTO handovers (participant_id, step_id)"
        " SELECT id, handed_over_step_id FROM participants WHERE handed_over_step_id IS NOT NULL"
    )
    with op.batch_alter_table("participants", table_kwargs={"sqlite_with_rowid": False}) as batch_op:
        batch_op.drop_constraint(op.f("fk_participants_handed_over_step_id_steps"), type_="foreignkey")
        batch_op.drop_column("handed_over_step_id")


def downgrade() -> None:
    with op.batch_alter_table("participants", table_kwargs={"sqlite_with_rowid": False}) as batch_op:
        batch_op.add_column(sa.Column("handed_over_step_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_participants_handed_over_step_id_steps"),
            "steps",
            ["handed_over_step_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.execute(
        "UPDATE participants SET handed_over_step_id ="
        " (SELECT MAX(step_id) FROM handovers WHERE handovers.participant_id = participants.id)"
    )
    op.drop_table("handovers")
