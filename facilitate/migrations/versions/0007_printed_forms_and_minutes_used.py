"""printed forms and minutes used

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dialogues", sa.Column("forms_printed", sa.Integer(), server_default="0", nullable=False))
    op.add_column("steps", sa.Column("seconds_used", sa.Integer(), server_default="0", nullable=False))
    op.add_column("stages", sa.Column("came_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("stages", "came_at")
    op.drop_column("steps", "seconds_used")
    op.drop_column("dialogues", "forms_printed")
