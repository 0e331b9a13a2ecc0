"""Indexes that lead a page straight to its rows: texts by id, lists by weight, days of a timeline."""

from alembic import op
from sqlalchemy import text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OWN = ["case_id", "layer"]


def upgrade() -> None:
    op.execute("UPDATE listed SET reports = 0 WHERE reports IS NULL")
    _make("ix_documents_current", "documents", ["case_id", "current", "id"])
    _make("ix_listed_reports", "listed", [*_OWN, text("reports DESC"), "rank"])
    op.create_index("ix_listed_day", "listed", [*_OWN, "day_low", "status"])


def downgrade() -> None:
    op.drop_index("ix_listed_day", "listed")
    _make("ix_listed_reports", "listed", [*_OWN, "reports"])
    _make("ix_documents_current", "documents", ["case_id", "current"])


def _make(name: str, table: str, columns: list[object]) -> None:
    op.drop_index(name, table)
    op.create_index(name, table, columns)  # type: ignore[arg-type]
