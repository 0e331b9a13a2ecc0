"""Cases by name, and the ledger of their runs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from tawatur.model import CaseFile, UnknownId, content_id
from tawatur.store.schema import cases, runs


class CaseRow(msgspec.Struct, frozen=True):
    id: str
    name: str
    as_of: date | None
    build: int = 0
    built_at: datetime | None = None


def ensure_case(connection: Connection, name: str) -> CaseRow:
    """The case of that name, made where there is none."""
    found = _find(connection, name)
    if found is not None:
        return found
    id_ = content_id("case", name)
    connection.execute(insert(cases).values(id=id_, name=name, created_at=datetime.now(UTC), as_of=""))
    return CaseRow(id_, name, None)


def get_case(connection: Connection, name: str) -> CaseRow:
    """The case of that name.

    Raises:
        UnknownId: there is none; the message names those there are.
    """
    found = _find(connection, name)
    if found is None:
        names = case_names(connection)
        there = "there are: " + ", ".join(names) if names else "the store holds no case yet"
        raise UnknownId(f"no case named {name!r}", todo=f"({there})")
    return found


def case_names(connection: Connection) -> list[str]:
    return [row.name for row in connection.execute(select(cases.c.name).order_by(cases.c.name))]


def set_as_of(connection: Connection, case_id: str, as_of: date) -> None:
    """Record the day that the case's findings were last looked at from, and that they are new."""
    connection.execute(
        update(cases)
        .where(cases.c.id == case_id)
        .values(as_of=as_of.isoformat(), build=cases.c.build + 1, built_at=datetime.now(UTC))
    )


def case_build(connection: Connection, case_id: str) -> int:
    """How often the case was linked."""
    build: int = connection.execute(select(cases.c.build).where(cases.c.id == case_id)).scalar_one()
    return build


def put_case_file(connection: Connection, case_id: str, file: CaseFile) -> None:
    """Keep what the case is about; every later linking reads it."""
    connection.execute(update(cases).where(cases.c.id == case_id).values(file=msgspec.to_builtins(file)))


def read_case_file(connection: Connection, case_id: str) -> CaseFile:
    """What the case is about; an empty one where nobody said."""
    row = connection.execute(select(cases.c.file).where(cases.c.id == case_id)).first()
    return msgspec.convert(row.file, CaseFile) if row is not None and row.file else CaseFile()


def start_run(connection: Connection, case_id: str, program: str, lexicon: str) -> str:
    now = datetime.now(UTC)
    run_id = content_id("run", case_id, now.isoformat())
    connection.execute(
        insert(runs).values(
            case_id=case_id, id=run_id, started_at=now, finished_at=None, program=program, lexicon=lexicon, counts={}
        )
    )
    return run_id


def finish_run(connection: Connection, case_id: str, run_id: str, counts: dict[str, Any]) -> None:
    connection.execute(
        update(runs)
        .where(runs.c.case_id == case_id, runs.c.id == run_id)
        .values(finished_at=datetime.now(UTC), counts=counts)
    )


def _find(connection: Connection, name: str) -> CaseRow | None:
    row = connection.execute(select(cases).where(cases.c.name == name)).first()
    if row is None:
        return None
    built_at = row.built_at.replace(tzinfo=UTC) if row.built_at and not row.built_at.tzinfo else row.built_at
    return CaseRow(row.id, row.name, date.fromisoformat(row.as_of) if row.as_of else None, row.build, built_at)
