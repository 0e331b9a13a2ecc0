"""What a reader saw of each finding, build by build: a row is kept only where it differs from the one before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from tawatur.store.schema import builds, cases, marks, seen

_CHUNK = 2000
Rows = Mapping[str, Mapping[str, dict[str, Any]]]
"""Layer → finding's id → what a reader sees of it."""


class Build(msgspec.Struct, frozen=True):
    """One linking of a case: its number from 1, when, and from what day it was looked at."""

    number: int
    at: datetime
    as_of: date
    reports: int


def record_build(connection: Connection, case_id: str, as_of: date, reports: int, state: Rows) -> int:
    """Note a build and what it shows; gives its number. Rows as they were in the build before cost nothing."""
    number = connection.execute(select(cases.c.build).where(cases.c.id == case_id)).scalar_one()
    connection.execute(delete(builds).where(builds.c.case_id == case_id, builds.c.number == number))
    connection.execute(delete(seen).where(seen.c.case_id == case_id, seen.c.build == number))
    connection.execute(
        insert(builds).values(
            case_id=case_id, number=number, at=datetime.now(UTC), as_of=as_of.isoformat(), reports=reports
        )
    )
    known = _payloads(connection, case_id, number)
    encode = msgspec.json.encode
    now = {(layer, id_): encode(row) for layer, rows in state.items() for id_, row in rows.items()}
    changed: list[tuple[tuple[str, str], bytes | None]] = [(k, v) for k, v in now.items() if known.get(k) != v]
    changed += [(key, None) for key in known if key not in now]
    for at in range(0, len(changed), _CHUNK):
        connection.execute(
            insert(seen),
            [
                {"case_id": case_id, "layer": layer, "finding": id_, "build": number, "row": payload}
                for (layer, id_), payload in changed[at : at + _CHUNK]
            ],
        )
    return int(number)


def state_at(connection: Connection, case_id: str, number: int) -> dict[str, dict[str, dict[str, Any]]]:
    """What the case showed after that build; empty for 0."""
    out: dict[str, dict[str, dict[str, Any]]] = {}
    for (layer, id_), payload in _payloads(connection, case_id, number).items():
        out.setdefault(layer, {})[id_] = msgspec.json.decode(payload)
    return out


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
    number = connection.execute(select(cases.c.build).where(cases.c.id == case_id)).scalar_one()
    connection.execute(delete(marks).where(marks.c.case_id == case_id, marks.c.name == name))
    connection.execute(insert(marks).values(case_id=case_id, name=name, build=number))


def read_mark(connection: Connection, case_id: str, name: str) -> int | None:
    """The build remembered under a name; None where there is none."""
    row = connection.execute(select(marks.c.build).where(marks.c.case_id == case_id, marks.c.name == name)).first()
    return None if row is None else int(row.build)


def _payloads(connection: Connection, case_id: str, number: int) -> dict[tuple[str, str], bytes]:
    """(layer, finding) → row as bytes, as of a build."""
    last = (
        select(seen.c.layer, seen.c.finding, func.max(seen.c.build).label("build"))
        .where(seen.c.case_id == case_id, seen.c.build <= number)
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
