"""Accounts, roles by case, sessions, tokens, the audit log, visits."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    name = sa.String(80)
    time = sa.DateTime(timezone=True)
    op.create_table(
        "accounts",
        sa.Column("name", name, primary_key=True),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("admin", sa.Boolean, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("created_at", time, nullable=False),
    )
    op.create_table(
        "roles",
        sa.Column("case_id", sa.String(40), primary_key=True),
        sa.Column("account", name, primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
    )
    op.create_index("ix_roles_account", "roles", ["account"])
    op.create_table(
        "sessions",
        sa.Column("secret", sa.String(64), primary_key=True),
        sa.Column("account", name, nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("expires_at", time, nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("secret", sa.String(64), nullable=False, unique=True),
        sa.Column("account", name, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("created_at", time, nullable=False),
        sa.Column("expires_at", time, nullable=True),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", time, nullable=False),
        sa.Column("case_id", sa.String(40), nullable=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("about", sa.JSON, nullable=False),
    )
    op.create_index("ix_audit_case", "audit", ["case_id", "id"])
    op.create_table(
        "visits",
        sa.Column("case_id", sa.String(40), primary_key=True),
        sa.Column("account", name, primary_key=True),
        sa.Column("at", time, nullable=False),
    )


def downgrade() -> None:
    for table in ("visits", "audit", "tokens", "sessions", "roles", "accounts"):
        op.drop_table(table)
