"""What lists and filters ask of a finding moves into rows of its own, without the finding's value: small to walk."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS = (
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
    op.create_table(
        "listed",
        sa.Column("case_id", sa.String(40), primary_key=True),
        sa.Column("layer", sa.String(20), primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        *(sa.Column(name, kind, nullable=name != "rank") for name, kind in _COLUMNS),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    names = ", ".join(name for name, _ in _COLUMNS)
    chosen = ", ".join(f"l.{name}" for name, _ in _COLUMNS)
    op.execute(
        f"INSERT INTO listed (case_id, layer, id, {names}, confidence) SELECT l.case_id, l.layer, l.id, {chosen}, "
        "coalesce(f.confidence, 1.0) FROM linked l LEFT JOIN findings f ON f.case_id = l.case_id AND f.id = l.id "
        "WHERE l.rank IS NOT NULL"
    )
    op.drop_index("ix_linked_holder", "linked")
    op.drop_index("ix_linked_rank", "linked")
    for name, _ in _COLUMNS:
        op.drop_column("linked", name)
    for columns in (("rank",), ("kind", "rank"), ("holder", "rank"), ("reports",), ("confidence",)):
        op.create_index(f"ix_listed_{columns[0]}", "listed", ["case_id", "layer", *columns])
    op.create_index("ix_members_finding", "members", ["case_id", "layer", "finding"])


def downgrade() -> None:
    for name, kind in _COLUMNS:
        op.add_column("linked", sa.Column(name, kind, nullable=True))
    op.create_index("ix_linked_rank", "linked", ["case_id", "layer", "rank"])
    op.create_index("ix_linked_holder", "linked", ["case_id", "layer", "holder", "rank"])
    op.drop_index("ix_members_finding", "members")
    op.drop_table("listed")
