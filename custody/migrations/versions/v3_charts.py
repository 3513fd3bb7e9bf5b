"""Charts with their versions, share links, notes and findings."""

import sqlalchemy as sa
from alembic import op

revision = "v3"
down_revision = "v2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _charts()
    _shares()
    _on_elements("notes", sa.Column("text", sa.Text, nullable=False))
    _on_elements(
        "findings", sa.Column("sentence", sa.Text, nullable=False), sa.Column("posts", sa.JSON, nullable=False)
    )


def _charts() -> None:
    op.create_table(
        "charts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("newest", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_charts"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_charts_case_id", ondelete="CASCADE"),
    )
    op.create_index("ix_charts_case_id", "charts", ["case_id"])
    op.create_table(
        "chart_versions",
        sa.Column("chart_id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("nodes", sa.Integer, nullable=False),
        sa.Column("edges", sa.Integer, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("chart_id", "version", name="pk_chart_versions"),
        sa.ForeignKeyConstraint(["chart_id"], ["charts.id"], name="fk_chart_versions_chart_id", ondelete="CASCADE"),
    )


def _shares() -> None:
    op.create_table(
        "shares",
        sa.Column("token", sa.String(43), nullable=False),
        sa.Column("chart_id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_shares"),
        sa.ForeignKeyConstraint(["chart_id"], ["charts.id"], name="fk_shares_chart_id", ondelete="CASCADE"),
    )
    op.create_index("ix_shares_chart_id", "shares", ["chart_id"])


def _on_elements(table: str, *more: sa.Column[object]) -> None:
    """What a person says of elements of a case; it stays where its chart goes."""
    op.create_table(
        table,
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("chart_id", sa.String(36)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("elements", sa.JSON, nullable=False),
        *more,
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=f"fk_{table}_case_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["chart_id"], ["charts.id"], name=f"fk_{table}_chart_id", ondelete="SET NULL"),
    )
    op.create_index(f"ix_{table}_case_id", table, ["case_id"])
    op.create_index(f"ix_{table}_chart_id", table, ["chart_id"])
