"""colleagues named by what they read

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "comment_holds", sa.Column("name", sa.String(length=120), server_default="", nullable=False)
    )
    op.add_column(
        "moderation_entries", sa.Column("colleague", sa.String(length=60), server_default="", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("moderation_entries", "colleague")
    op.drop_column("comment_holds", "name")
