"""Search: rows that can be found, and their keys in FTS5 or as a tsvector."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_rows",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
    )
    op.create_index("ix_search_rows_ref", "search_rows", ["case_id", "kind", "ref"])
    if op.get_bind().dialect.name == "sqlite":
        # Only whether a key stands in a row is asked, never where.
        op.execute("CREATE VIRTUAL TABLE search_words USING fts5(keys, detail=none, tokenize='unicode61')")
    else:
        op.execute("ALTER TABLE search_rows ADD COLUMN keys tsvector NOT NULL")
        op.execute("CREATE INDEX ix_search_rows_keys ON search_rows USING gin (keys)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_words")
    op.drop_table("search_rows")
