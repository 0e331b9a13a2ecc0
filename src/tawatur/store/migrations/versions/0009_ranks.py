"""Ranks of listed findings are made of the findings alone: wider numbers. The next linking writes them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":  # there every whole number has 64 bits
        op.alter_column("listed", "rank", type_=sa.BigInteger)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("listed", "rank", type_=sa.Integer)
