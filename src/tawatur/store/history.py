"""What a reader saw of each finding, build by build: a row is kept only where it differs from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, tuple_

from tawatur.store.cases import case_build
from tawatur.store.rows import insert_rows
from tawatur.store.schema import builds, marks, seen

_CHUNK = 500


class Build(msgspec.Struct, frozen=True):
    """One linking of a case: its number from 1, when, and from what day it was looked at."""

    number: int
    at: datetime
    as_of: date
    reports: int


def begin_build(connection: Connection, case_id: str, as_of: date, reports: int) -> int:
    """Note a build; gives its number, for `record_rows`."""
    number = case_build(connection, case_id)
    connection.execute(delete(builds).where(builds.c.case_id == case_id, builds.c.number == number))
    connection.execute(delete(seen).where(seen.c.case_id == case_id, seen.c.build == number))
    connection.execute(
        insert(builds).values(
            case_id=case_id, number=number, at=datetime.now(UTC), as_of=as_of.isoformat(), reports=reports
        )
    )
    return number


def record_rows(
    connection: Connection,
    case_id: str,
    number: int,
    layer: str,
    rows: Mapping[str, dict[str, Any]],
    gone: Iterable[str] = (),
) -> None:
    """Note what a build shows of these findings of a layer, and which are gone. Rows as they were before cost
    nothing."""
    now: dict[str, bytes | None] = {id_: msgspec.json.encode(row) for id_, row in rows.items()}
    now |= dict.fromkeys(gone)
    asked = sorted(now)
    for at in range(0, len(asked), _CHUNK):
        part = asked[at : at + _CHUNK]
        which = (seen.c.layer == layer, seen.c.finding.in_(part))
        known = _payloads(connection, case_id, number, *which) if number > 1 else {}
        changed = [
            {"case_id": case_id, "layer": layer, "finding": id_, "build": number, "row": now[id_]}
            for id_ in part
            if known.get((layer, id_)) != now[id_]
        ]
        insert_rows(connection, seen, changed)


def state_at(
    connection: Connection, case_id: str, number: int, changed_since: int | None = None
) -> dict[str, dict[str, dict[str, Any]]]:
    """What the case showed after that build; empty for 0.

    Args:
        changed_since: of findings alone that a build after this one changed.
    """
    which = []
    if changed_since is not None:
        later = select(seen.c.layer, seen.c.finding).where(seen.c.case_id == case_id, seen.c.build > changed_since)
        which.append(tuple_(seen.c.layer, seen.c.finding).in_(later))
    out: dict[str, dict[str, dict[str, Any]]] = {}
    for (layer, id_), payload in _payloads(connection, case_id, number, *which).items():
        out.setdefault(layer, {})[id_] = msgspec.json.decode(payload)
    return out


def count_changed(connection: Connection, case_id: str, number: int) -> int:
    """How often builds after this one changed what a finding shows."""
    query = select(func.count()).select_from(seen).where(seen.c.case_id == case_id, seen.c.build > number)
    return connection.execute(query).scalar_one()


def list_builds(connection: Connection, case_id: str) -> list[Build]:
    """The builds of a case, oldest first."""
    rows = connection.execute(select(builds).where(builds.c.case_id == case_id).order_by(builds.c.number))
    return [Build(r.number, _aware(r.at), date.fromisoformat(r.as_of), r.reports) for r in rows]


def build_before(connection: Connection, case_id: str, day: date) -> int:
    """The last build before that day began (UTC); 0 where there was none."""
    start = datetime.combine(day, time.min, UTC)
    return max((b.number for b in list_builds(connection, case_id) if b.at < start), default=0)


def set_mark(connection: Connection, case_id: str, name: str) -> None:
    """Remember the present build under a name (`export`: the last one that was exported)."""
    number = case_build(connection, case_id)
    connection.execute(delete(marks).where(marks.c.case_id == case_id, marks.c.name == name))
    connection.execute(insert(marks).values(case_id=case_id, name=name, build=number))


def read_mark(connection: Connection, case_id: str, name: str) -> int | None:
    """The build remembered under a name; None where there is none."""
    row = connection.execute(select(marks.c.build).where(marks.c.case_id == case_id, marks.c.name == name)).first()
    return None if row is None else int(row.build)


def _payloads(
    connection: Connection, case_id: str, number: int, *which: ColumnElement[bool]
) -> dict[tuple[str, str], bytes]:
    """(layer, finding) → row as bytes, as of a build; only of those `which` names."""
    last = (
        select(seen.c.layer, seen.c.finding, func.max(seen.c.build).label("build"))
        .where(seen.c.case_id == case_id, seen.c.build <= number, *which)
        .group_by(seen.c.layer, seen.c.finding)
        .subquery()
    )
    query = select(seen.c.layer, seen.c.finding, seen.c.row).join(
        last,
        (seen.c.layer == last.c.layer) & (seen.c.finding == last.c.finding) & (seen.c.build == last.c.build),
    )
    rows = connection.execute(query.where(seen.c.case_id == case_id, seen.c.row.is_not(None)))
    return {(r.layer, r.finding): bytes(r.row) for r in rows}


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
