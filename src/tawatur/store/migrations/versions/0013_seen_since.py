"""What later builds changed is found without reading the rest."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_seen_build", "seen", ["case_id", "build"])


def downgrade() -> None:
    op.drop_index("ix_seen_build", "seen")
