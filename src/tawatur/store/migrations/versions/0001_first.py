"""The first schema: cases, documents, annotations, findings, linked, sources, issues, judgements, runs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.String(40)
    op.create_table(
        "cases",
        sa.Column("id", key, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.String(10), nullable=False, server_default=""),
    )
    op.create_table(
        "documents",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", key, primary_key=True),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("raw_hash", key, nullable=False),
        sa.Column("meta", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_documents_current", "documents", ["case_id", "current"])
    op.create_table(
        "annotations",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("document", sa.Text, primary_key=True),
        sa.Column("version", key, primary_key=True),
        sa.Column("lexicon", key, nullable=False),
        sa.Column("program", key, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "findings",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("layer", sa.String(20), nullable=False),
        sa.Column("document", sa.Text, nullable=True),
        sa.Column("start", sa.Integer, nullable=True),
        sa.Column("end", sa.Integer, nullable=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    op.create_index("ix_findings_document", "findings", ["case_id", "document"])
    op.create_table(
        "linked",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("layer", sa.String(20), primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "sources",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("changed_ns", sa.String(24), nullable=False),
        sa.Column("program", sa.String(80), nullable=False),
    )
    op.create_table(
        "issues",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=True),
        sa.Column("read", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("finding", sa.String(60), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("undoes", sa.String(60), nullable=True),
    )
    op.create_index("ix_judgements_finding", "judgements", ["case_id", "finding"])
    op.create_table(
        "runs",
        sa.Column("case_id", key, primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("program", key, nullable=False),
        sa.Column("lexicon", key, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    for table in ("runs", "judgements", "issues", "sources", "linked", "findings", "annotations", "documents", "cases"):
        op.drop_table(table)
