"""Judgements: appended, never changed; and where each of them is now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from tawatur.model import Anchor, Anchored, Judgement
from tawatur.store.cases import case_build
from tawatur.store.schema import anchored, cases, judgements

_CHUNK = 500
"""Ids in one query: SQLite takes so many at most in older builds."""


def append_judgement(connection: Connection, case_id: str, judgement: Judgement) -> None:
    """Add one judgement, on the finding that it names; one that is there already (same id) stays as it is."""
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
                anchor=msgspec.to_builtins(judgement.anchor),
                others=msgspec.to_builtins(judgement.others),
            )
        )
        connection.execute(
            insert(anchored).values(case_id=case_id, judgement=judgement.id, finding=judgement.finding, how="same")
        )


def read_judgements(connection: Connection, case_id: str) -> list[Judgement]:
    """All judgements of the case, oldest first."""
    rows = connection.execute(
        select(judgements).where(judgements.c.case_id == case_id).order_by(judgements.c.at, judgements.c.id)
    )
    return [_judgement(row) for row in rows]


def held_judgements(connection: Connection, case_id: str) -> list[Judgement]:
    """All judgements on findings that only persons hold: marked ones, and accepted ones that are found no longer."""
    here = (anchored.c.case_id == judgements.c.case_id) & (anchored.c.judgement == judgements.c.id)
    query = (
        select(judgements.c.finding)
        .join(anchored, here, isouter=True)
        .where(judgements.c.case_id == case_id, or_(judgements.c.verdict == "mark", anchored.c.how == "orphaned"))
    )
    return judgements_on(connection, case_id, {row.finding for row in connection.execute(query)})


def lock_case(connection: Connection, case_id: str) -> None:
    """Until the transaction ends nobody else judges in this case: what one saw last stays the last."""
    connection.execute(update(cases).where(cases.c.id == case_id).values(build=cases.c.build))


def case_state(connection: Connection, case_id: str) -> str:
    """A word that changes whenever the case was linked anew or somebody judged."""
    build = case_build(connection, case_id)
    judged = connection.execute(
        select(func.count()).select_from(judgements).where(judgements.c.case_id == case_id)
    ).scalar_one()
    return f"{build}.{judged}"


def judgements_on(connection: Connection, case_id: str, findings: Iterable[str]) -> list[Judgement]:
    """All judgements that are on these findings now, oldest first."""
    wanted = sorted(set(findings))
    found: dict[str, Judgement] = {}
    here = (anchored.c.case_id == judgements.c.case_id) & (anchored.c.judgement == judgements.c.id)
    for at in range(0, len(wanted), _CHUNK):
        chunk = wanted[at : at + _CHUNK]
        query = (
            select(judgements)
            .join(anchored, here, isouter=True)
            .where(
                judgements.c.case_id == case_id,
                or_(anchored.c.finding.in_(chunk), anchored.c.finding.is_(None) & judgements.c.finding.in_(chunk)),
            )
        )
        found.update((row.id, _judgement(row)) for row in connection.execute(query))
    return sorted(found.values(), key=lambda row: (row.at, row.id))


def put_anchored(connection: Connection, case_id: str, rows: Iterable[Anchored], *, but: Collection[str] = ()) -> None:
    """Replace what is known of where the case's judgements are, but of those named."""
    connection.execute(delete(anchored).where(anchored.c.case_id == case_id, anchored.c.judgement.not_in(list(but))))
    listed = [{"case_id": case_id, **msgspec.structs.asdict(row)} for row in rows]
    if listed:
        connection.execute(insert(anchored), listed)


def read_anchored(connection: Connection, case_id: str, of: Iterable[str] | None = None) -> dict[str, Anchored]:
    """Where judgements are now, by judgement id; only those named where `of` is given."""
    query = select(anchored.c.judgement, anchored.c.finding, anchored.c.how).where(anchored.c.case_id == case_id)
    if of is None:
        return {row.judgement: Anchored(*row) for row in connection.execute(query)}
    wanted = sorted(set(of))
    out: dict[str, Anchored] = {}
    for at in range(0, len(wanted), _CHUNK):
        rows = connection.execute(query.where(anchored.c.judgement.in_(wanted[at : at + _CHUNK])))
        out.update((row.judgement, Anchored(*row)) for row in rows)
    return out


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
        msgspec.convert(row.anchor, Anchor | None),
        msgspec.convert(row.others or (), tuple[Anchor, ...]),
    )
