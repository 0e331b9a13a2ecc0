"""Judgements: appended, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, func, insert, select

from tawatur.model import Judgement
from tawatur.store.schema import cases, judgements


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
    return [_judgement(row) for row in rows]


def standing_judgements(connection: Connection, case_id: str, ids: Iterable[str]) -> dict[str, Judgement]:
    """The judgement in force on each of these findings: the latest one that nobody undid."""
    found: dict[str, Judgement] = {}
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), 500):
        query = select(judgements).where(
            judgements.c.case_id == case_id, judgements.c.finding.in_(wanted[at : at + 500])
        )
        rows = [_judgement(row) for row in connection.execute(query.order_by(judgements.c.at, judgements.c.id))]
        undone = {row.undoes for row in rows if row.undoes}
        found.update((row.finding, row) for row in rows if row.id not in undone and row.verdict != "withdraw")
    return found


def case_state(connection: Connection, case_id: str) -> str:
    """A word that changes whenever the case was linked anew or somebody judged."""
    build = connection.execute(select(cases.c.build).where(cases.c.id == case_id)).scalar_one()
    judged = connection.execute(
        select(func.count()).select_from(judgements).where(judgements.c.case_id == case_id)
    ).scalar_one()
    return f"{build}.{judged}"


def _judgement(row: Any) -> Judgement:
    return Judgement(
        row.id,
        row.finding,
        row.verdict,
        row.author,
        row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
        row.value,
        row.note,
        row.undoes,
    )
