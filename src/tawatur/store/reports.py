"""Rows of the list of reports: written with the annotations, read by lists, filters and lines that name a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, func, insert, or_, select

from tawatur.model import Annotation
from tawatur.store.schema import documents, findings, members, reports
from tawatur.store.search import Asked, Words, refs_matching

_AGENCY_TYPES = frozenset({"media"})
TITLE_WORDS = 14


class ReportEntry(msgspec.Struct, frozen=True):
    """A report without its text. Days are proleptic ordinals; `unnamed` counts statements of unnamed sources,
    `agencies` the statements by the agency or outlet that they are credited to."""

    id: str
    title: str
    outlet: str | None
    how: str | None
    day_low: int | None
    day_high: int | None
    sort_day: int
    words: int
    statements: int
    unnamed: int
    agencies: dict[str, int]


def put_reports(connection: Connection, case_id: str, annotations: Iterable[Annotation]) -> None:
    """Write or replace the rows of these reports."""
    rows = [{"case_id": case_id, **msgspec.structs.asdict(entry_of(a))} for a in annotations]
    if rows:
        connection.execute(
            delete(reports).where(reports.c.case_id == case_id, reports.c.id.in_([row["id"] for row in rows]))
        )
        connection.execute(insert(reports), rows)


def entry_of(annotation: Annotation) -> ReportEntry:
    document = annotation.document
    window = document.published
    low = window.earliest.toordinal() if window and window.earliest else None
    high = window.latest.toordinal() if window and window.latest else None
    agencies = Counter(
        hop.name for s in annotation.statements for hop in s.via[-1:] if (hop.type or hop.kind) in _AGENCY_TYPES
    )
    return ReportEntry(
        document.id,
        " ".join((document.title or "").split()) or _first_words(document.text) or document.id,
        document.source,
        window.how if window else None,
        low,
        high,
        high or low or 0,
        len(document.text.split()),
        len(annotation.statements),
        sum(s.speaker.type == "anonymous" for s in annotation.statements),
        dict(agencies),
    )


def report_entries(connection: Connection, case_id: str, ids: Iterable[str]) -> dict[str, ReportEntry]:
    """Rows of the named reports, by id."""
    found: dict[str, ReportEntry] = {}
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), 500):
        query = select(reports).where(reports.c.case_id == case_id, reports.c.id.in_(wanted[at : at + 500]))
        for row in connection.execute(query):
            found[row.id] = _entry(row)
    return found


def all_report_entries(connection: Connection, case_id: str) -> list[ReportEntry]:
    rows = connection.execute(select(reports).where(reports.c.case_id == case_id))
    return [_entry(row) for row in rows]


def list_reports(
    connection: Connection,
    case_id: str,
    *,
    outlet: str | None = None,
    low: int | None = None,
    high: int | None = None,
    words: Words = (),
    after: tuple[int, str] | None = None,
    limit: int = 50,
) -> tuple[list[ReportEntry], int]:
    """One page of reports, newest first, undated ones last; and how many there are in all.

    Args:
        low, high: days that the publication window must meet.
        words: for each word the keys one of which a report must have.
        after: `sort_day` and id of the last row of the page before.
    """
    where = [reports.c.case_id == case_id]
    if outlet is not None:
        where.append(reports.c.outlet == outlet if outlet else reports.c.outlet.is_(None))
    if low is not None:
        where.append(reports.c.day_high >= low)
    if high is not None:
        where.append(reports.c.day_low <= high)
    if words:
        where.append(reports.c.id.in_(refs_matching(connection, case_id, Asked("report", words))))
    total = connection.execute(select(func.count()).select_from(reports).where(*where)).scalar_one()
    if after is not None:
        day, id_ = after
        where.append(or_(reports.c.sort_day < day, and_(reports.c.sort_day == day, reports.c.id > id_)))
    query = select(reports).where(*where).order_by(reports.c.sort_day.desc(), reports.c.id).limit(limit)
    return [_entry(row) for row in connection.execute(query)], total


def outlets(connection: Connection, case_id: str) -> list[tuple[str | None, int]]:
    """(outlet, number of its reports), the most first."""
    query = select(reports.c.outlet, func.count().label("n")).where(reports.c.case_id == case_id)
    rows = connection.execute(query.group_by(reports.c.outlet))
    return sorted(((row.outlet, row.n) for row in rows), key=lambda r: (-r[1], r[0] or ""))


def texts(connection: Connection, case_id: str, ids: Iterable[str]) -> dict[str, str]:
    """Texts of the current versions of the named reports."""
    found: dict[str, str] = {}
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), 500):
        query = select(documents.c.id, documents.c.text).where(
            documents.c.case_id == case_id, documents.c.current, documents.c.id.in_(wanted[at : at + 500])
        )
        found.update((row.id, row.text) for row in connection.execute(query))
    return found


def versions(connection: Connection, case_id: str, id_: str) -> list[str]:
    """Versions of a report's text, the newest read last."""
    query = select(documents.c.version).where(documents.c.case_id == case_id, documents.c.id == id_)
    return [row.version for row in connection.execute(query.order_by(documents.c.read_at, documents.c.version))]


def findings_of(connection: Connection, case_id: str, parts: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """(member, layer) → ids of the findings across reports that hold it."""
    found: dict[tuple[str, str], list[str]] = {}
    wanted = sorted(set(parts))
    for at in range(0, len(wanted), 500):
        query = select(members.c.member, members.c.layer, members.c.finding).where(
            members.c.case_id == case_id, members.c.member.in_(wanted[at : at + 500])
        )
        for row in connection.execute(query.order_by(members.c.member, members.c.layer, members.c.finding)):
            found.setdefault((row.member, row.layer), []).append(row.finding)
    return found


def places_of_members(
    connection: Connection, case_id: str, layer: str, finding: str, limit: int
) -> list[tuple[str, str, int, int]]:
    """(id, document, start, end) of the findings within reports that a finding across reports was made of."""
    f = findings.c
    query = (
        select(f.id, f.document, f.start, f.end)
        .join(members, and_(members.c.case_id == f.case_id, members.c.member == f.id))
        .where(members.c.case_id == case_id, members.c.layer == layer, members.c.finding == finding)
        .order_by(f.document, f.start, f.id)
        .limit(limit)
    )
    return [(row.id, row.document, row.start, row.end) for row in connection.execute(query)]


def _entry(row: Any) -> ReportEntry:
    return ReportEntry(
        row.id, row.title, row.outlet, row.how, row.day_low, row.day_high, row.sort_day, row.words, row.statements,
        row.unnamed, row.agencies,
    )  # fmt: skip


def _first_words(text: str) -> str:
    words = text[:400].split()
    return " ".join(words[:TITLE_WORDS]) + ("\u2026" if len(words) > TITLE_WORDS else "")
