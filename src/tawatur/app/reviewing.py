"""Use case: what awaits a person's decision, by what the decision is worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args

import msgspec

from tawatur.app.diffing import told_short
from tawatur.app.judging import standings_in
from tawatur.app.settings import store_open
from tawatur.model import Evidence, Standing, UsageError
from tawatur.review import overlay
from tawatur.store import (
    Store,
    Wanted,
    find_unsure,
    get_case,
    get_linked,
    list_linked,
    read_anchored,
    read_judgements,
)

Kind = Literal["orphaned", "conflict", "single_origin", "merge", "low_confidence"]
KINDS: tuple[Kind, ...] = get_args(Kind)
UNSURE = 0.7
"""Confidence below which a finding asks for a look."""

JOINED = 0.85
"""Confidence below which a name that was made one of several asks for a look."""

MOST = 500
"""Findings of one kind that the queue looks at."""

LAYERS_UNSURE = ("claims", "utterances", "commitments", "forecasts", "positions", "timeline", "passages")


class Waiting(msgspec.Struct, frozen=True):
    """One finding that awaits a decision.

    `kind`: a judgement whose words are gone or changed (orphaned), numbers that disagree (conflict), a claim of one
    origin that several reports carry (single_origin), names made one (merge), or a finding that the machine is not sure
    of (low_confidence). `value` ranks it: what hangs on it, in reports. `standing` is what was decided so far.
    """

    finding: str
    layer: str
    kind: Kind
    value: float
    text: str
    evidence: tuple[Evidence, ...]
    standing: Standing | None = None


class Queue(msgspec.Struct, frozen=True):
    """A page of the queue: its rows, the cursor of the next page (None: no more), and how many wait in all."""

    items: tuple[Waiting, ...]
    next: str | None
    total: int


def review_queue(
    case: str,
    kind: Kind | None = None,
    limit: int = 50,
    cursor: str | None = None,
    *,
    store: str | Store | None = None,
) -> Queue:
    """What awaits a decision, the most valuable first; what was judged and has not changed since is left out.

    Args:
        kind: only of this kind.
        cursor: that of the page before.

    Raises:
        UsageError: no such case or kind, or no cursor of this list.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"no kind of decision: {kind}", todo=f"(there are: {', '.join(KINDS)})")
    if cursor is not None and not cursor.isdecimal():
        raise UsageError("not a cursor of this list", where=cursor[:40], todo="Ask without a cursor.")
    with store_open(store) as opened, opened.begin() as connection:
        id_ = get_case(connection, case).id
        rows: dict[str, Waiting] = {}
        for found in (_orphaned, _conflicts, _single_origins, _merges, _unsure):
            for row in found(connection, id_):
                rows.setdefault(row.finding, row)
        standing = standings_in(connection, id_, rows)
        waiting = [
            msgspec.structs.replace(row, standing=standing.get(row.finding))
            for row in rows.values()
            if (kind is None or row.kind == kind) and _open(row, standing.get(row.finding))
        ]
    waiting.sort(key=lambda row: (KINDS.index(row.kind) > 0, -row.value, KINDS.index(row.kind), row.finding))
    first = int(cursor or 0)
    last = first + max(1, limit)
    return Queue(tuple(waiting[first:last]), str(last) if last < len(waiting) else None, len(waiting))


def _open(row: Waiting, standing: Standing | None) -> bool:
    return row.kind == "orphaned" or standing is None or standing.by is None


def _orphaned(connection: Any, case_id: str) -> Iterator[Waiting]:
    anchored = {j: a for j, a in read_anchored(connection, case_id).items() if a.how in ("orphaned", "changed")}
    if not anchored:
        return
    judged = {row.id: row for row in read_judgements(connection, case_id)}
    here = {a.finding or judged[j].finding for j, a in anchored.items()}
    for finding, standing in sorted(standings_in(connection, case_id, here).items()):
        by = standing.by
        # What was rejected and is gone asks nothing of anybody.
        if by is None or not standing.needs_look or (standing.how == "orphaned" and by.verdict == "reject"):
            continue
        quotes = by.anchor.quotes if by.anchor else ()
        shown = tuple(Evidence(q.document, q.start, q.end, q.text) for q in quotes[:3])
        text = quotes[0].text if quotes else finding
        yield Waiting(finding, by.anchor.layer if by.anchor else "", "orphaned", float(len(quotes)), text, shown)


def _conflicts(connection: Any, case_id: str) -> Iterator[Waiting]:
    found, _, _ = list_linked(connection, case_id, "figures", Wanted(kinds=("conflict",)), None, MOST)
    for figure in found:
        sides = {i for pair in figure.conflicts for i in pair}
        values = [figure.values[i] for i in sorted(sides)]
        reports = len({v.document for v in figure.values})
        text = " ≠ ".join(dict.fromkeys(v.evidence.text for v in values))
        shown = tuple(v.evidence for v in values)
        yield Waiting(figure.id, "figures", "conflict", reports + len(figure.conflicts), text, shown)


def _single_origins(connection: Any, case_id: str) -> Iterator[Waiting]:
    wanted = Wanted(origins=1, least_reports=2)
    found, _, _ = list_linked(connection, case_id, "claims", wanted, None, MOST)
    for claim in found:
        text = told_short(claim)
        yield Waiting(claim.id, "claims", "single_origin", len(claim.reports), text, claim.evidence)


def _merges(connection: Any, case_id: str) -> Iterator[Waiting]:
    for entity in _of(connection, case_id, "entities", JOINED):
        if len(entity.members) > 1:
            yield Waiting(
                entity.id, "entities", "merge", len(entity.mentions) / 2, "; ".join(entity.names), entity.evidence
            )


def _unsure(connection: Any, case_id: str) -> Iterator[Waiting]:
    for layer in LAYERS_UNSURE:
        for item in _of(connection, case_id, layer, UNSURE):
            reports = len({e.document for e in item.evidence})
            yield Waiting(
                item.id,
                layer,
                "low_confidence",
                round((1 - item.confidence) * reports, 3),
                told_short(item),
                item.evidence,
            )


def _of(connection: Any, case_id: str, layer: str, below: float) -> list[Any]:
    ids = find_unsure(connection, case_id, layer, below, MOST)
    standing = standings_in(connection, case_id, ids)
    found = get_linked(connection, case_id, layer, ids)
    return [overlay(found[id_], standing.get(id_)) for id_ in ids if id_ in found]
