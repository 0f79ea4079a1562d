"""results shown last

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEYS = (("shown_step_id", "steps"), ("shown_spot_id", "spots"))


def upgrade() -> None:
    with op.batch_alter_table("stages") as batch_op:
        for column, table in KEYS:
            batch_op.add_column(sa.Column(column, sa.Integer(), nullable=True))
            batch_op.create_foreign_key(
                op.f(f"fk_stages_{column}_{table}"), table, [column], ["id"], ondelete="SET NULL"
            )


def downgrade() -> None:
    op.execute(sa.text("UPDATE screens SET theme = 'dark' WHERE theme = 'contrast'"))
    op.execute(sa.text("UPDATE screens SET size = 'normal', content = 'room'"))
    with op.batch_alter_table("stages") as batch_op:
        for column, table in reversed(KEYS):
            batch_op.drop_constraint(op.f(f"fk_stages_{column}_{table}"), type_="foreignkey")
            batch_op.drop_column(column)
