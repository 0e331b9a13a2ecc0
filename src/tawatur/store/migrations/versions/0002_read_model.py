"""What the workspace reads: columns of `linked` for lists and filters, members, reports, views, the build number."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_LINKED = (
    ("rank", sa.Integer),
    ("day_low", sa.Integer),
    ("day_high", sa.Integer),
    ("kind", sa.String(20)),
    ("status", sa.String(20)),
    ("holder", sa.Text),
    ("reports", sa.Integer),
    ("origins_low", sa.Integer),
    ("origins_high", sa.Integer),
    ("words", sa.Text),
)


def upgrade() -> None:
    key = sa.String(40)
    for name, kind in _LINKED:
        op.add_column("linked", sa.Column(name, kind, nullable=True))
    op.create_index("ix_linked_rank", "linked", ["case_id", "layer", "rank"])
    op.create_index("ix_linked_holder", "linked", ["case_id", "layer", "holder", "rank"])
    op.add_column("cases", sa.Column("build", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("cases", sa.Column("built_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "members",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sa.Column("layer", sa.String(20), primary_key=True),
        sa.Column("finding", sa.String(60), primary_key=True),
    )
    op.create_table(
        "reports",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=True),
        sa.Column("how", sa.String(20), nullable=True),
        sa.Column("day_low", sa.Integer, nullable=True),
        sa.Column("day_high", sa.Integer, nullable=True),
        sa.Column("sort_day", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("unnamed", sa.Integer, nullable=False),
        sa.Column("agencies", sa.JSON, nullable=False),
    )
    op.create_index("ix_reports_day", "reports", ["case_id", "sort_day", "id"])
    op.create_index("ix_reports_outlet", "reports", ["case_id", "outlet", "sort_day", "id"])
    op.create_table(
        "views",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("name", key, primary_key=True),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    for table in ("views", "reports", "members"):
        op.drop_table(table)
    op.drop_column("cases", "built_at")
    op.drop_column("cases", "build")
    op.drop_index("ix_linked_holder", "linked")
    op.drop_index("ix_linked_rank", "linked")
    for name, _ in reversed(_LINKED):
        op.drop_column("linked", name)
