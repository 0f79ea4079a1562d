"""rehearsals erased, addresses that change, phones that are not heard

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dialogues", sa.Column("phone_address", sa.String(length=45), nullable=True))
    op.execute(
        "UPDATE dialogues SET phone_address ="
        " (SELECT phone_address FROM stages WHERE stages.dialogue_id = dialogues.id)"
    )
    op.drop_column("stages", "phone_address")
    op.add_column(
        "dialogues",
        sa.Column("rehearsal_unwiped", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "stages", sa.Column("shown_address", sa.String(length=200), server_default="", nullable=False)
    )
    op.add_column(
        "participants", sa.Column("heard_in_part", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("participants", sa.Column("away", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column(
        "proposals", sa.Column("rehearsed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("proposals", "rehearsed")
    op.drop_column("participants", "away")
    op.drop_column("participants", "heard_in_part")
    op.drop_column("stages", "shown_address")
    op.drop_column("dialogues", "rehearsal_unwiped")
    op.add_column("stages", sa.Column("phone_address", sa.String(length=45), nullable=True))
    op.execute(
        "UPDATE stages SET phone_address ="
        " (SELECT phone_address FROM dialogues WHERE dialogues.id = stages.dialogue_id)"
    )
    op.drop_column("dialogues", "phone_address")
