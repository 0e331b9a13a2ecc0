"""The case file: title, question, actors and issues to watch."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("file", sa.JSON, nullable=True))


def downgrade() -> None:
    op.drop_column("cases", "file")
