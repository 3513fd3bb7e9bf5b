"""Cases and captures."""

import sqlalchemy as sa
from alembic import op

revision = "v1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    still_open = sa.text("deleted_at IS NULL")
    op.create_index(
        "uq_cases_title_open",
        "cases",
        ["title"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("connector", sa.Text, nullable=False),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_captures"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_captures_case_id", ondelete="CASCADE"),
    )
    held = sa.text("withdrawn_at IS NULL")
    op.create_index(
        "uq_captures_held",
        "captures",
        ["case_id", "sha256", "source", "retrieved_at"],
        unique=True,
        sqlite_where=held,
        postgresql_where=held,
    )
    op.create_index("ix_captures_sha256", "captures", ["sha256"])
