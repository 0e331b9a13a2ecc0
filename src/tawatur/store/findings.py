"""Findings across documents, and the way from a finding's id to where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from tawatur.model.case import CaseFindings, Process
from tawatur.store.index import Fold, index_columns, members_of, ranks
from tawatur.store.schema import findings, linked, listed, members

_LAYERS = (
    "passages", "utterances", "origins", "claims", "figures", "timeline",
    "commitments", "positions", "forecasts", "entities",
)  # fmt: skip
_PROCESS = ("bodies", "rounds", "agreements", "decisions")


class FindingRow(msgspec.Struct, frozen=True):
    """Where a finding stands: its layer, and its document and span (code points) where it lies in one document."""

    id: str
    layer: str
    document: str | None
    start: int | None
    end: int | None
    rule: str
    confidence: float


def put_findings(
    connection: Connection, case_id: str, found: CaseFindings, as_of: date | None = None, fold: Fold = str
) -> None:
    """Replace the case's findings across documents, with the index that lists and filters read.

    Args:
        as_of: the case's day, from which due windows are ordered; today where none is given.
        fold: spells words for the filters (`linked.words`).
    """
    as_of = as_of or date.today()
    connection.execute(delete(linked).where(linked.c.case_id == case_id))
    connection.execute(delete(listed).where(listed.c.case_id == case_id))
    connection.execute(delete(members).where(members.c.case_id == case_id))
    connection.execute(delete(findings).where(findings.c.case_id == case_id, findings.c.document.is_(None)))
    told: set[str] = set()
    for layer, items in _layers(found):
        rank = ranks(layer, items, as_of)
        _insert(
            connection,
            linked,
            (
                {
                    "case_id": case_id,
                    "layer": layer,
                    "id": item.id,
                    "position": position,
                    "payload": msgspec.json.encode(item),
                }
                for position, item in enumerate(items)
            ),
        )
        _insert(
            connection,
            listed,
            (
                {
                    "case_id": case_id,
                    "layer": layer,
                    "id": item.id,
                    "rank": rank[item.id],
                    "confidence": getattr(item, "confidence", 1.0),
                    **index_columns(layer, item, fold),
                }
                for item in items
            ),
        )
        if layer != "issues":
            fresh = {item.id: item for item in items if item.id not in told}
            told |= fresh.keys()
            _insert(
                connection,
                findings,
                (
                    {
                        "case_id": case_id,
                        "id": item.id,
                        "layer": layer,
                        "document": None,
                        "start": None,
                        "end": None,
                        "rule": item.rule,
                        "confidence": item.confidence,
                    }
                    for item in fresh.values()
                ),
            )
    _insert(
        connection,
        members,
        (
            {"case_id": case_id, "member": member, "layer": layer, "finding": finding}
            for member, layer, finding in dict.fromkeys(members_of(found))
        ),
    )


_BATCH = 1000


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """Insert the rows as they come, so that never more than a batch of them is in memory."""
    while batch := list(islice(rows, _BATCH)):
        connection.execute(insert(table), batch)


def read_findings(connection: Connection, case_id: str) -> CaseFindings:
    """The case's findings across documents, in the order they were linked."""
    rows: dict[str, list[Any]] = {}
    types = {name: hint.__args__[0] for name, hint in _hints(CaseFindings).items() if name != "process"}
    types |= {f"process.{name}": hint.__args__[0] for name, hint in _hints(Process).items()}
    decoders = {layer: msgspec.json.Decoder(kind) for layer, kind in types.items()}
    query = select(linked.c.layer, linked.c.payload).where(linked.c.case_id == case_id)
    for row in connection.execute(query.order_by(linked.c.layer, linked.c.position)):
        rows.setdefault(row.layer, []).append(decoders[row.layer].decode(row.payload))
    process = Process(**{name: tuple(rows.get(f"process.{name}", ())) for name in _PROCESS})
    return CaseFindings(**{name: tuple(rows.get(name, ())) for name in (*_LAYERS, "issues")}, process=process)


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


def _layers(found: CaseFindings) -> list[tuple[str, tuple[Any, ...]]]:
    plain = [(name, getattr(found, name)) for name in (*_LAYERS, "issues")]
    return plain + [(f"process.{name}", getattr(found.process, name)) for name in _PROCESS]


def _hints(struct: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(struct)}
