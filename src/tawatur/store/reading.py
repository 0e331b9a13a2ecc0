"""Pages of findings across reports: filtered, ordered, cut; never the whole case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, and_, cast, delete, func, insert, or_, select

from tawatur.model.case import (
    CaseClaim,
    CaseEntity,
    CommitmentThread,
    Figure,
    ForecastEntry,
    Origin,
    Passage,
    PositionCard,
    ProcessItem,
    TimelineEntry,
    Utterance,
)
from tawatur.store.schema import findings, linked, members, reports, views

_TYPES: dict[str, type] = {
    "passages": Passage,
    "utterances": Utterance,
    "origins": Origin,
    "claims": CaseClaim,
    "figures": Figure,
    "timeline": TimelineEntry,
    "commitments": CommitmentThread,
    "positions": PositionCard,
    "forecasts": ForecastEntry,
    "entities": CaseEntity,
    "process.bodies": ProcessItem,
    "process.rounds": ProcessItem,
    "process.agreements": ProcessItem,
    "process.decisions": ProcessItem,
}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {layer: msgspec.json.Decoder(kind) for layer, kind in _TYPES.items()}


Order = Literal["rank", "weight"]
_WEIGHT = 1_000_000
"""More than a list has items: orders by reports first, then by rank, as one number."""


class Wanted(msgspec.Struct, frozen=True):
    """What of a layer is asked for. None leaves a thing open.

    `low`, `high`: days (proleptic ordinals) that the window must meet; `words`: folded words, each of which must
    stand in the finding; `one_of`: of each group one must; `origins`: at most so many independent origins (low count);
    `outlet`: a report of this outlet carries one of the statements that the finding was made of.
    """

    kinds: tuple[str, ...] | None = None
    status: str | None = None
    holders: tuple[str, ...] | None = None
    low: int | None = None
    high: int | None = None
    words: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    origins: int | None = None
    least_reports: int | None = None
    ids: tuple[str, ...] | None = None
    outlet: str | None = None


def list_linked(
    connection: Connection,
    case_id: str,
    layer: str,
    wanted: Wanted,
    after: int | None = None,
    limit: int = 50,
    order: Order = "rank",
) -> tuple[list[Any], int | None, int]:
    """One page of a layer in the order of its list: findings, the cursor of the next page (None: no more), the total.

    Args:
        after: the cursor that the page before gave.
        order: `rank`, the order of the list; `weight`, those of most reports first.
    """
    where = _where(case_id, layer, wanted)
    place = linked.c.rank if order == "rank" else linked.c.rank - cast(linked.c.reports, BigInteger) * _WEIGHT
    total = connection.execute(select(func.count()).select_from(linked).where(*where)).scalar_one()
    if after is not None:
        where.append(place > after)
    query = select(linked.c.payload, place.label("place")).where(*where).order_by(place).limit(limit + 1)
    rows = connection.execute(query).all()
    more = len(rows) > limit
    rows = rows[:limit]
    decode = _DECODERS[layer].decode
    return [decode(row.payload) for row in rows], rows[-1].place if more else None, total


def get_linked(connection: Connection, case_id: str, layer: str, ids: Iterable[str]) -> dict[str, Any]:
    """Findings of a layer by their ids; unknown ones are left out."""
    found: dict[str, Any] = {}
    wanted = sorted(set(ids))
    decode = _DECODERS[layer].decode
    for at in range(0, len(wanted), 500):
        query = select(linked.c.id, linked.c.payload).where(
            linked.c.case_id == case_id, linked.c.layer == layer, linked.c.id.in_(wanted[at : at + 500])
        )
        found.update((row.id, decode(row.payload)) for row in connection.execute(query))
    return found


def count_linked(connection: Connection, case_id: str) -> dict[str, int]:
    """Number of findings by layer."""
    query = select(linked.c.layer, func.count().label("n")).where(linked.c.case_id == case_id).group_by(linked.c.layer)
    return {row.layer: row.n for row in connection.execute(query)}


def count_by_holder(connection: Connection, case_id: str, layer: str, holders: Iterable[str]) -> dict[str, int]:
    """Number of findings of a layer by holder, of the holders named."""
    query = (
        select(linked.c.holder, func.count().label("n"))
        .where(linked.c.case_id == case_id, linked.c.layer == layer, linked.c.holder.in_(list(holders)))
        .group_by(linked.c.holder)
    )
    return {row.holder: row.n for row in connection.execute(query)}


def find_entities_named(connection: Connection, case_id: str, names: Iterable[str]) -> dict[str, str]:
    """Ids of the case's persons, organisations and places by the names given, of those that are known by them."""
    query = (
        select(linked.c.holder, linked.c.id)
        .where(linked.c.case_id == case_id, linked.c.layer == "entities", linked.c.holder.in_(sorted(set(names))))
        .order_by(linked.c.rank.desc())
    )
    return {row.holder: row.id for row in connection.execute(query)}


def days_of(
    connection: Connection, case_id: str, layer: str, wanted: Wanted | None = None
) -> list[tuple[int, str | None, int]]:
    """(first day, status, number) of the findings of a layer that begin on a known day, in order."""
    query = (
        select(linked.c.day_low, linked.c.status, func.count().label("n"))
        .where(*_where(case_id, layer, wanted or Wanted()), linked.c.day_low.is_not(None))
        .group_by(linked.c.day_low, linked.c.status)
        .order_by(linked.c.day_low, linked.c.status)
    )
    return [(row.day_low, row.status, row.n) for row in connection.execute(query)]


def put_view(connection: Connection, case_id: str, name: str, payload: bytes) -> None:
    """Keep a view of the whole case under its name, in place of the one before."""
    connection.execute(delete(views).where(views.c.case_id == case_id, views.c.name == name))
    connection.execute(insert(views).values(case_id=case_id, name=name, payload=payload))


def read_view(connection: Connection, case_id: str, name: str) -> bytes | None:
    row = connection.execute(select(views.c.payload).where(views.c.case_id == case_id, views.c.name == name)).first()
    return None if row is None else row.payload


def _where(case_id: str, layer: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [linked.c.case_id == case_id, linked.c.layer == layer]
    if wanted.kinds is not None:
        where.append(linked.c.kind.in_(wanted.kinds))
    if wanted.status is not None:
        where.append(linked.c.status == wanted.status)
    if wanted.holders is not None:
        where.append(linked.c.holder.in_(wanted.holders))
    if wanted.low is not None:
        where.append(or_(linked.c.day_high >= wanted.low, linked.c.day_high.is_(None)))
        where.append(or_(linked.c.day_low.is_not(None), linked.c.day_high.is_not(None)))
    if wanted.high is not None:
        where.append(or_(linked.c.day_low <= wanted.high, linked.c.day_low.is_(None)))
        where.append(or_(linked.c.day_low.is_not(None), linked.c.day_high.is_not(None)))
    where += [linked.c.words.contains(word, autoescape=True) for word in wanted.words]
    for group in wanted.one_of:
        where.append(or_(*(linked.c.words.contains(word, autoescape=True) for word in group)))
    if wanted.origins is not None:
        where.append(linked.c.origins_low <= wanted.origins)
    if wanted.least_reports is not None:
        where.append(linked.c.reports >= wanted.least_reports)
    if wanted.ids is not None:
        where.append(linked.c.id.in_(wanted.ids))
    if wanted.outlet is not None:
        where.append(linked.c.id.in_(_carried_by(case_id, layer, wanted.outlet)))
    return where


def _carried_by(case_id: str, layer: str, outlet: str) -> Select[tuple[str]]:
    """Ids of the findings that an outlet's reports carry a member of."""
    member, place, report = members.c, findings.c, reports.c
    return (
        select(member.finding)
        .join(findings, and_(place.case_id == member.case_id, place.id == member.member))
        .join(reports, and_(report.case_id == place.case_id, report.id == place.document))
        .where(member.case_id == case_id, member.layer == layer, report.outlet == outlet)
    )


def count_shifts(connection: Connection, case_id: str, holders: Iterable[str]) -> dict[str, int]:
    """Number of shifts of position by holder, of the holders named."""
    query = select(linked.c.holder, linked.c.payload).where(
        linked.c.case_id == case_id,
        linked.c.layer == "positions",
        linked.c.kind == "shifts",
        linked.c.holder.in_(list(holders)),
    )
    decode = _DECODERS["positions"].decode
    found: dict[str, int] = {}
    for row in connection.execute(query):
        found[row.holder] = found.get(row.holder, 0) + len(decode(row.payload).shifts)
    return found


class _Said(msgspec.Struct):
    document: str


class _Quoted(msgspec.Struct):
    """What of an utterance tells in which reports it stands."""

    statements: tuple[_Said, ...]


def reports_quoting(connection: Connection, case_id: str, holder: str, limit: int = 5000) -> list[str]:
    """Ids of the reports that carry words of this speaker, each as often as it carries an utterance."""
    query = select(linked.c.payload).where(
        linked.c.case_id == case_id, linked.c.layer == "utterances", linked.c.holder == holder
    )
    decode = msgspec.json.Decoder(_Quoted).decode
    found: list[str] = []
    for row in connection.execute(query.order_by(linked.c.rank).limit(limit)):
        found += dict.fromkeys(s.document for s in decode(row.payload).statements)
    return found
