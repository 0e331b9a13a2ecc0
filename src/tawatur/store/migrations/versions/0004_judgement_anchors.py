"""Judgements keep their words (`anchor`, `others`); `anchored` says which finding each is on now."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("judgements", sa.Column("anchor", sa.JSON, nullable=True))
    op.add_column("judgements", sa.Column("others", sa.JSON, nullable=True))
    op.create_table(
        "anchored",
        sa.Column("case_id", sa.String(40), primary_key=True),
        sa.Column("judgement", sa.String(60), primary_key=True),
        sa.Column("finding", sa.String(60), nullable=True),
        sa.Column("how", sa.String(10), nullable=False),
    )
    op.create_index("ix_anchored_finding", "anchored", ["case_id", "finding"])


def downgrade() -> None:
    op.drop_table("anchored")
    op.drop_column("judgements", "others")
    op.drop_column("judgements", "anchor")
