"""windows of colleagues

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("screens", sa.Column("opened_by", sa.String(length=40), nullable=True))


def downgrade() -> None:
    op.drop_column("screens", "opened_by")
