"""Judgements: appended, never changed."""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import Connection, insert, select

from tawatur.model import Judgement
from tawatur.store.schema import judgements


def append_judgement(connection: Connection, case_id: str, judgement: Judgement) -> None:
    """Add one judgement; one that is there already (same id) stays as it is."""
    known = connection.execute(
        select(judgements.c.id).where(judgements.c.case_id == case_id, judgements.c.id == judgement.id)
    ).first()
    if known is None:
        connection.execute(
            insert(judgements).values(
                case_id=case_id,
                id=judgement.id,
                finding=judgement.finding,
                verdict=judgement.verdict,
                author=judgement.author,
                at=judgement.at,
                value=judgement.value,
                note=judgement.note,
                undoes=judgement.undoes,
            )
        )


def read_judgements(connection: Connection, case_id: str) -> list[Judgement]:
    """All judgements of the case, oldest first."""
    rows = connection.execute(
        select(judgements).where(judgements.c.case_id == case_id).order_by(judgements.c.at, judgements.c.id)
    )
    return [
        Judgement(
            row.id,
            row.finding,
            row.verdict,
            row.author,
            row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
            row.value,
            row.note,
            row.undoes,
        )
        for row in rows
    ]
