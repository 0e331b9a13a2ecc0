"""Findings across documents, and the way from a finding's id to where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, select

from tawatur.model.case import CaseFindings
from tawatur.model.order import PLACED, case_findings, in_order, layers_of, types_of_layers
from tawatur.store.index import index_columns, members_of, rank_of
from tawatur.store.rows import insert_rows
from tawatur.store.schema import findings, linked, listed, members


class FindingRow(msgspec.Struct, frozen=True):
    """Where a finding stands: its layer, and its document and span (code points) where it lies in one document."""

    id: str
    layer: str
    document: str | None
    start: int | None
    end: int | None
    rule: str
    confidence: float


class Changed(msgspec.Struct, frozen=True):
    """What is to be written of a layer: rows by table of findings that are new or other than before, ids of those
    among them that may be stored, and of those that are gone."""

    layer: str
    replaced: tuple[str, ...] = ()
    rows: dict[str, list[dict[str, Any]]] = {}
    gone: tuple[str, ...] = ()


def put_findings(connection: Connection, case_id: str, found: CaseFindings, as_of: date | None = None) -> None:
    """Make the case's findings across documents exactly these; see `compare_layer`."""
    for layer, items in layers_of(found):
        for _, changed in compare_layer(connection, case_id, layer, items, as_of or date.today()):
            put_changed(connection, case_id, changed)


def compare_layer(
    connection: Connection,
    case_id: str,
    layer: str,
    items: Iterable[Any],
    as_of: date,
    gone: Iterable[str] | None = None,
    anew: bool = False,
) -> Iterator[tuple[tuple[Any, ...], Changed]]:
    """What of a layer differs from what is stored, for `put_changed`, a batch at a time: findings that are new or
    other than before, with the rows that lists and filters read of them. Nothing is written.

    Args:
        items: taken as they come, so that never more than a batch of them need be in memory.
        as_of: the case's day, from which due windows are ordered.
        gone: ids of findings that are no more; all of the layer that are not among `items` where None is given.
        anew: write rows that are as they were, too.
    """
    left = set(gone) if gone is not None else _ids(connection, case_id, layer)
    # What is stored is asked for only where it may be there: when a case is first linked nothing is.
    stored = None if gone is not None else set(left)
    rest, place = iter(items), 0
    while batch := {item.id: item for item in islice(rest, _BATCH)}:
        left -= batch.keys()
        payloads = {id_: msgspec.json.encode(item) for id_, item in batch.items()}
        ranks = {}
        for id_, item in batch.items():
            rank = rank_of(layer, item, as_of)
            ranks[id_] = place if rank is None else rank
            place += 1
        known = [id_ for id_ in batch if stored is None or id_ in stored]
        before = {} if anew else _stored(connection, case_id, layer, known)
        ids = [id_ for id_ in batch if before.get(id_) != (payloads[id_], ranks[id_])]
        if stored is not None:
            stored |= batch.keys()
        if ids:
            own = [(batch[id_], payloads[id_], ranks[id_]) for id_ in ids]
            replaced = tuple(sorted(set(known).intersection(ids)))
            yield tuple(batch[id_] for id_ in ids), Changed(layer, replaced, _rows(case_id, layer, own))
    if left:
        there = sorted(left & _ids(connection, case_id, layer, left)) if gone is not None else sorted(left)
        yield (), Changed(layer, gone=tuple(there))


def put_changed(connection: Connection, case_id: str, changed: Changed) -> None:
    """Write what `compare_layer` told."""
    _drop(connection, case_id, changed.layer, (*changed.replaced, *changed.gone))
    for table in _TABLES:
        insert_rows(connection, table, changed.rows.get(table.name, ()))


_TABLES = (linked, listed, members, findings)
_BATCH = 500
Stored = tuple[bytes, int]
"""(payload, rank)"""


def _stored(connection: Connection, case_id: str, layer: str, ids: Sequence[str]) -> dict[str, Stored]:
    if not ids:
        return {}
    query = (
        select(linked.c.id, linked.c.payload, listed.c.rank)
        .join(listed, and_(*(linked.c[name] == listed.c[name] for name in ("case_id", "layer", "id"))))
        .where(linked.c.case_id == case_id, linked.c.layer == layer, linked.c.id.in_(ids))
    )
    return {row.id: (bytes(row.payload), row.rank) for row in connection.execute(query)}


def _ids(connection: Connection, case_id: str, layer: str, among: Iterable[str] | None = None) -> set[str]:
    query = select(linked.c.id).where(linked.c.case_id == case_id, linked.c.layer == layer)
    if among is None:
        return set(connection.execute(query).scalars())
    asked = sorted(among)
    parts = (asked[at : at + _BATCH] for at in range(0, len(asked), _BATCH))
    return {id_ for part in parts for id_ in connection.execute(query.where(linked.c.id.in_(part))).scalars()}


def _drop(connection: Connection, case_id: str, layer: str, ids: Sequence[str]) -> None:
    for at in range(0, len(ids), _BATCH):
        part = ids[at : at + _BATCH]
        for table in (linked, listed):
            where = (table.c.case_id == case_id, table.c.layer == layer, table.c.id.in_(part))
            connection.execute(delete(table).where(*where))
        where = (members.c.case_id == case_id, members.c.layer == layer, members.c.finding.in_(part))
        connection.execute(delete(members).where(*where))
        connection.execute(delete(findings).where(findings.c.case_id == case_id, findings.c.id.in_(part)))


def _rows(case_id: str, layer: str, items: Sequence[tuple[Any, bytes, int]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by table for findings with their payloads and ranks."""
    out: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
    for item, payload, rank in items:
        key = {"case_id": case_id, "layer": layer, "id": item.id}
        confidence = getattr(item, "confidence", 1.0)
        out["linked"].append({**key, "position": rank if layer in PLACED else 0, "payload": payload})
        out["listed"].append({**key, "rank": rank, "confidence": confidence, **index_columns(layer, item)})
        out["members"] += (
            {"case_id": case_id, "member": member, "layer": layer, "finding": item.id}
            for member in members_of(layer, item)
        )
        if layer != "issues":
            place = {"document": None, "start": None, "end": None}
            out["findings"].append({**key, **place, "rule": item.rule, "confidence": confidence})
    return out


def read_findings(connection: Connection, case_id: str) -> CaseFindings:
    """The case's findings across documents, in their order."""
    rows: dict[str, list[Any]] = {}
    decoders = {name: msgspec.json.Decoder(hint) for name, hint in types_of_layers().items()}
    query = select(linked.c.layer, linked.c.payload).where(linked.c.case_id == case_id)
    for row in connection.execute(query.order_by(linked.c.layer, linked.c.position, linked.c.id)):
        rows.setdefault(row.layer, []).append(decoders[row.layer].decode(row.payload))
    return case_findings({layer: in_order(layer, items) for layer, items in rows.items()})


def find(connection: Connection, case_id: str, id_: str) -> FindingRow | None:
    """Where the finding of this id stands; None where the case has none such."""
    row = connection.execute(select(findings).where(findings.c.case_id == case_id, findings.c.id == id_)).first()
    if row is None:
        return None
    return FindingRow(row.id, row.layer, row.document, row.start, row.end, row.rule, row.confidence)


def find_unsure(connection: Connection, case_id: str, layer: str, below: float, limit: int) -> list[str]:
    """Ids of findings across documents of a layer with a confidence below `below`, the least sure first."""
    query = (
        select(listed.c.id, listed.c.confidence)
        .where(listed.c.case_id == case_id, listed.c.layer == layer, listed.c.confidence < below)
        .order_by(listed.c.confidence, listed.c.id)
        .limit(limit)
    )
    return [row.id for row in connection.execute(query)]


def linked_payload(connection: Connection, case_id: str, id_: str) -> dict[str, Any] | None:
    """The value of a finding across documents, as plain data."""
    found = find(connection, case_id, id_)
    layer = found.layer if found is not None else ""
    where = (linked.c.case_id == case_id, linked.c.layer == layer, linked.c.id == id_)
    row = connection.execute(select(linked.c.payload).where(*where)).first()
    return None if row is None else msgspec.json.decode(row.payload)
