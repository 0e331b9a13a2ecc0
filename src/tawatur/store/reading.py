"""Pages of findings across reports: filtered, ordered, cut; never the whole case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, or_, select

from tawatur.model.annotation import EntityType
from tawatur.model.case import CommitmentThread
from tawatur.model.order import types_of_layers
from tawatur.store.index import RANK_BITS, SEARCHED
from tawatur.store.schema import findings, linked, listed, members, reports, views
from tawatur.store.search import Asked, Words, refs_matching, search

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    layer: msgspec.json.Decoder(kind) for layer, kind in types_of_layers().items()
}
Order = Literal["rank", "weight"]


class Named(msgspec.Struct, frozen=True):
    """What a list shows of an actor. The rest of its value, which is long where many reports name it, stays unread."""

    id: str
    name: str
    type: EntityType
    latin: str | None = None


_NAMED = msgspec.json.Decoder(Named)
_RANKS = (1 << RANK_BITS) - 1


class Wanted(msgspec.Struct, frozen=True):
    """What of a layer is asked for. None leaves a thing open.

    `low`, `high`: days (proleptic ordinals) that the window must meet; `words`: for each word the keys one of which
    must be found in the finding; `one_of`: of each group of names one must; `origins`: at most so many independent
    origins (low count); `outlet`: a report of this outlet carries one of the statements that the finding was made of.
    """

    kinds: tuple[str, ...] | None = None
    status: str | None = None
    holders: tuple[str, ...] | None = None
    low: int | None = None
    high: int | None = None
    words: Words = ()
    one_of: tuple[tuple[Words, ...], ...] = ()
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
    total: int | None = None,
    short: bool = False,
) -> tuple[list[Any], int | None, int]:
    """One page of a layer in the order of its list: findings, the cursor of the next page (None: no more), the total.

    Args:
        after: the cursor that the page before gave.
        total: how many there are, where that is known already.
        order: `rank`, the order of the list; `weight`, those of most reports first.
        short: actors as `Named`.
    """
    if wanted.words and wanted == Wanted(words=wanted.words) and order == "rank":
        # The numbers of search have the order of the list.
        asked = Asked(SEARCHED[layer], wanted.words)
        refs, following, total = search(connection, case_id, asked, after, limit)
        found = get_linked(connection, case_id, layer, refs, short)
        return [found[ref] for ref in refs if ref in found], following, total
    where = _where(connection, case_id, layer, wanted)
    rank, weight = listed.c.rank, listed.c.reports
    if total is None:
        total = connection.execute(select(func.count()).select_from(listed).where(*where)).scalar_one()
    if after is not None:
        last, heavy = max(after, 0) & _RANKS, max(after, 0) >> RANK_BITS
        if order == "rank":
            where.append(rank > last)
        else:
            where += [weight <= heavy, or_(weight < heavy, rank > last)]
    query = select(listed.c.id, rank, weight.label("weight")).where(*where).limit(limit + 1)
    rows = connection.execute(query.order_by(*([weight.desc()] if order == "weight" else []), rank)).all()
    more = len(rows) > limit
    rows = rows[:limit]
    found = get_linked(connection, case_id, layer, [row.id for row in rows], short)
    following = rows[-1].rank | (rows[-1].weight << RANK_BITS if order == "weight" else 0) if more else None
    return [found[row.id] for row in rows if row.id in found], following, total


def get_linked(
    connection: Connection, case_id: str, layer: str, ids: Iterable[str], short: bool = False
) -> dict[str, Any]:
    """Findings of a layer by their ids (actors as `Named` where `short`); unknown ones are left out."""
    found: dict[str, Any] = {}
    wanted = sorted(set(ids))
    decode = (_NAMED if short else _DECODERS[layer]).decode
    for at in range(0, len(wanted), 500):
        query = select(linked.c.id, linked.c.payload).where(
            linked.c.case_id == case_id, linked.c.layer == layer, linked.c.id.in_(wanted[at : at + 500])
        )
        found.update((row.id, decode(row.payload)) for row in connection.execute(query))
    return found


def read_due(connection: Connection, case_id: str) -> Iterator[CommitmentThread]:
    """All commitments with a window that they are due in, by id. They may be written again as they come."""
    c = listed.c
    dated = or_(c.day_low.is_not(None), c.day_high.is_not(None))
    query = select(c.id).where(c.case_id == case_id, c.layer == "commitments", dated).order_by(c.id)
    ids = connection.execute(query).scalars().all()
    for at in range(0, len(ids), 500):
        yield from get_linked(connection, case_id, "commitments", ids[at : at + 500]).values()


def count_linked(connection: Connection, case_id: str) -> dict[str, int]:
    """Number of findings by layer."""
    query = select(listed.c.layer, func.count().label("n")).where(listed.c.case_id == case_id).group_by(listed.c.layer)
    return {row.layer: row.n for row in connection.execute(query)}


def count_reports(connection: Connection, case_id: str, layer: str, ids: Iterable[str]) -> dict[str, int]:
    """Number of reports by finding."""
    query = select(listed.c.id, listed.c.reports).where(
        listed.c.case_id == case_id, listed.c.layer == layer, listed.c.id.in_(list(ids))
    )
    return {row.id: row.reports for row in connection.execute(query)}


def count_by_holder(connection: Connection, case_id: str, layer: str, holders: Iterable[str]) -> dict[str, int]:
    """Number of findings of a layer by holder, of the holders named."""
    query = (
        select(listed.c.holder, func.count().label("n"))
        .where(listed.c.case_id == case_id, listed.c.layer == layer, listed.c.holder.in_(list(holders)))
        .group_by(listed.c.holder)
    )
    return {row.holder: row.n for row in connection.execute(query)}


def find_entities_named(connection: Connection, case_id: str, names: Iterable[str]) -> dict[str, str]:
    """Ids of the case's persons, organisations and places by the names given, of those that are known by them."""
    wanted = sorted(set(names))
    if not wanted:
        return {}
    # Put in order here: asked to do it, SQLite would walk the whole layer by rank.
    query = select(listed.c.holder, listed.c.id, listed.c.rank).where(
        listed.c.case_id == case_id, listed.c.layer == "entities", listed.c.holder.in_(wanted)
    )
    rows = sorted(connection.execute(query).all(), key=lambda row: row.rank, reverse=True)
    return {row.holder: row.id for row in rows}


def days_of(
    connection: Connection, case_id: str, layer: str, wanted: Wanted | None = None
) -> list[tuple[int, str | None, int]]:
    """(first day, status, number) of the findings of a layer that begin on a known day, in order."""
    query = (
        select(listed.c.day_low, listed.c.status, func.count().label("n"))
        .where(*_where(connection, case_id, layer, wanted or Wanted()), listed.c.day_low.is_not(None))
        .group_by(listed.c.day_low, listed.c.status)
        .order_by(listed.c.day_low, listed.c.status)
    )
    return [(row.day_low, row.status, row.n) for row in connection.execute(query)]


def put_view(connection: Connection, case_id: str, name: str, payload: bytes) -> None:
    """Keep a view of the whole case under its name, in place of the one before."""
    connection.execute(delete(views).where(views.c.case_id == case_id, views.c.name == name))
    connection.execute(insert(views).values(case_id=case_id, name=name, payload=payload))


def read_view(connection: Connection, case_id: str, name: str) -> bytes | None:
    row = connection.execute(select(views.c.payload).where(views.c.case_id == case_id, views.c.name == name)).first()
    return None if row is None else row.payload


def _where(connection: Connection, case_id: str, layer: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [listed.c.case_id == case_id, listed.c.layer == layer]
    if wanted.kinds is not None:
        where.append(listed.c.kind.in_(wanted.kinds))
    if wanted.status is not None:
        where.append(listed.c.status == wanted.status)
    if wanted.holders is not None:
        where.append(listed.c.holder.in_(wanted.holders))
    if wanted.low is not None:
        where.append(or_(listed.c.day_high >= wanted.low, listed.c.day_high.is_(None)))
    if wanted.high is not None:
        where.append(or_(listed.c.day_low <= wanted.high, listed.c.day_low.is_(None)))
    if wanted.low is not None or wanted.high is not None:
        where.append(or_(listed.c.day_low.is_not(None), listed.c.day_high.is_not(None)))
    if wanted.words or wanted.one_of:
        asked = Asked(SEARCHED[layer], wanted.words, one_of=wanted.one_of)
        where.append(listed.c.id.in_(refs_matching(connection, case_id, asked)))
    if wanted.origins is not None:
        where.append(listed.c.origins_low <= wanted.origins)
    if wanted.least_reports is not None:
        where.append(listed.c.reports >= wanted.least_reports)
    if wanted.ids is not None:
        where.append(listed.c.id.in_(wanted.ids))
    if wanted.outlet is not None:
        where.append(listed.c.id.in_(_carried_by(case_id, layer, wanted.outlet)))
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
    query = select(listed.c.id, listed.c.holder).where(
        listed.c.case_id == case_id,
        listed.c.layer == "positions",
        listed.c.holder.in_(list(holders)),
        listed.c.kind == "shifts",
    )
    holder = {row.id: row.holder for row in connection.execute(query)}
    found: dict[str, int] = {}
    for id_, card in get_linked(connection, case_id, "positions", holder).items():
        found[holder[id_]] = found.get(holder[id_], 0) + len(card.shifts)
    return found


class _Said(msgspec.Struct):
    document: str


class _Quoted(msgspec.Struct):
    """What of an utterance tells in which reports it stands."""

    statements: tuple[_Said, ...]


def reports_quoting(connection: Connection, case_id: str, holder: str, limit: int = 5000) -> list[str]:
    """Ids of the reports that carry words of this speaker, each as often as it carries an utterance."""
    here = (linked.c.case_id == listed.c.case_id) & (linked.c.layer == listed.c.layer) & (linked.c.id == listed.c.id)
    query = (
        select(linked.c.payload)
        .join(listed, here)
        .where(listed.c.case_id == case_id, listed.c.layer == "utterances", listed.c.holder == holder)
    )
    decode = msgspec.json.Decoder(_Quoted).decode
    found: list[str] = []
    for row in connection.execute(query.order_by(listed.c.rank).limit(limit)):
        found += dict.fromkeys(s.document for s in decode(row.payload).statements)
    return found
