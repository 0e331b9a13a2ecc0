"""Words of findings are found by the keys of search, in any form; the next linking writes them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("listed", "words")


def downgrade() -> None:
    op.add_column("listed", sa.Column("words", sa.Text, nullable=True))
