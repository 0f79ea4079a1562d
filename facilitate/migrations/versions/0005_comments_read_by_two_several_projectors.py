"""comments read by two, several projectors

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MARKS = "mark IN ('fault', 'child', 'protection')"


def upgrade() -> None:
    op.create_table(
        "comment_holds",
        sa.Column("comment_id", sa.String(length=20), nullable=False),
        sa.Column("holder", sa.String(length=40), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comments.id"],
            name=op.f("fk_comment_holds_comment_id_comments"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_comment_holds")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("comments", table_kwargs={"sqlite_with_rowid": False}) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.String(length=20), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_comments_merged_into_id_comments"),
            "comments",
            ["merged_into_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_check_constraint(op.f("ck_comments_known_mark"), sa.text(MARKS))
    op.create_index(op.f("ix_comments_merged_into_id"), "comments", ["merged_into_id"])
    op.add_column("screens", sa.Column("size", sa.String(length=10), server_default="normal", nullable=False))
    op.add_column(
        "screens", sa.Column("content", sa.String(length=10), server_default="room", nullable=False)
    )


def downgrade() -> None:
    op.execute(sa.text("UPDATE screens SET theme = 'dark' WHERE theme NOT IN ('dark', 'light')"))
    op.drop_column("screens", "content")
    op.drop_column("screens", "size")
    op.drop_index(op.f("ix_comments_merged_into_id"), "comments")
    with op.batch_alter_table("comments", table_kwargs={"sqlite_with_rowid": False}) as batch_op:
        batch_op.drop_constraint(op.f("ck_comments_known_mark"), type_="check")
        batch_op.drop_constraint(op.f("fk_comments_merged_into_id_comments"), type_="foreignkey")
        batch_op.drop_column("merged_into_id")
    op.drop_table("comment_holds")
