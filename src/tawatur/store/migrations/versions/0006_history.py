"""Builds, what each showed of the findings (rows only where they changed), and marks."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.String(40)
    op.create_table(
        "builds",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.String(10), nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
    )
    op.create_table(
        "seen",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("layer", sa.String(20), primary_key=True),
        sa.Column("finding", sa.String(60), primary_key=True),
        sa.Column("build", sa.Integer, primary_key=True),
        sa.Column("row", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "marks",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("build", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    for table in ("marks", "seen", "builds"):
        op.drop_table(table)
