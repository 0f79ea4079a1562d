"""dialogues rehearsed, on foot, or held before the tool

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PHASES = "phase IN ('draft', 'ready', 'open', 'closing', 'closed', 'sealed')"
PHASES_WITH_REHEARSAL = "phase IN ('draft', 'ready', 'rehearsal', 'open', 'closing', 'closed', 'sealed')"
NEW_CHECKS = (
    ("setting IN ('hall', 'walk')", "known_setting"),
    ("held_as IN ('paper', 'talk', 'interview', 'walk')", "known_held_as"),
    ("forms_handed_out >= 0", "forms_not_negative"),
)
NEW_COLUMNS = (
    "setting",
    "held_as",
    "wifi_name",
    "wifi_password",
    "forms_handed_out",
    "printed_address",
    "reached_at",
)


def upgrade() -> None:
    with op.batch_alter_table("dialogues") as batch_op:
        batch_op.add_column(sa.Column("setting", sa.String(length=10), server_default="hall", nullable=False))
        batch_op.add_column(sa.Column("held_as", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("wifi_name", sa.String(length=32), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("wifi_password", sa.String(length=63), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("forms_handed_out", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("printed_address", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(op.f("ck_dialogues_known_phase"), type_="check")
        batch_op.create_check_constraint(op.f("ck_dialogues_known_phase"), sa.text(PHASES_WITH_REHEARSAL))
        for rule, name in NEW_CHECKS:
            batch_op.create_check_constraint(op.f(f"ck_dialogues_{name}"), sa.text(rule))
    _rewrite_questions(sqlite_autoincrement=True)


def downgrade() -> None:
    op.execute(sa.text("UPDATE dialogues SET phase = 'ready' WHERE phase = 'rehearsal'"))
    _rewrite_questions()
    with op.batch_alter_table("dialogues") as batch_op:
        for _rule, name in NEW_CHECKS:
            batch_op.drop_constraint(op.f(f"ck_dialogues_{name}"), type_="check")
        batch_op.drop_constraint(op.f("ck_dialogues_known_phase"), type_="check")
        batch_op.create_check_constraint(op.f("ck_dialogues_known_phase"), sa.text(PHASES))
        for name in NEW_COLUMNS:
            batch_op.drop_column(name)


def _rewrite_questions(**given: bool) -> None:
    """Let SQLite never give an id twice, or again do so; PostgreSQL's sequences never do."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("questions", recreate="always", table_kwargs=given):
            pass
