"""Changes: what is new, changed, withdrawn or newly contradicted between two states of a case.

A state is what a reader sees of each finding, as small plain rows (`seen_in`): evidence and working may grow without
the finding saying anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from tawatur.model import content_id
from tawatur.model.case import CaseFindings

KINDS = ("utterances", "claims", "figures", "timeline", "commitments", "positions", "forecasts", "passages", "entities")
PROCESS = ("bodies", "rounds", "agreements", "decisions")
SEEN: dict[str, tuple[str, ...]] = {
    "utterances": ("speaker", "when", "witnesses"),
    "claims": (
        *("holder", "target", "stance", "actor", "act", "due", "status", "outcome", "condition", "likelihood"),
        *("reports", "independent_origins"),
    ),
    "figures": ("counted", "scope", "relation"),
    "timeline": ("window", "status", "documents"),
    "commitments": ("actor", "act", "due", "status"),
    "positions": ("holder", "issue"),
    "forecasts": ("holder", "outcome", "condition", "odds", "resolves_by", "resolution"),
    "passages": ("relation", "source"),
    "entities": ("name", "type", "offices"),
    "process": ("name", "kind", "parts", "mandate", "window"),
}
AGAINST = frozenset(("denied", "contradicted", "dropped", "late", "due passed"))
WORDS = 160
"""Code points of a finding's first words that its row keeps, so that a withdrawn one can still be told."""

_SHOWN = ("words", "document")

Row = dict[str, Any]
State = Mapping[str, Mapping[str, Row]]
"""Kind (`process.rounds` and so on) → finding's id → what a reader sees of it."""


class Change(msgspec.Struct, frozen=True):
    """One finding that differs. `kind` is the list it stands in; `fields` are those that changed; `why` says what, in
    short lines: field, before, after. `words` and `document`: where it is told, as far as known."""

    kind: str
    id: str
    change: Literal["new", "changed", "withdrawn", "contradicted"]
    fields: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    words: str = ""
    document: str | None = None


class Changes(msgspec.Struct, frozen=True):
    """Findings by what became of them, each list in the order of the kinds and by id. `contradicted`: a figure with a
    conflict, a position with a shift or a commitment with a status against it that it did not have."""

    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()
    contradicted: tuple[Change, ...] = ()


def changes(before: CaseFindings, after: CaseFindings) -> Changes:
    """What differs between two linkings of one case. Pure."""
    return compare(state_of(before), state_of(after), former_ids(after))


def seen_of(kind: str, items: Iterable[Any]) -> dict[str, Row]:
    """What a reader sees of findings of a layer, by id; nothing of layers that no reader follows."""
    if kind not in KINDS and not kind.startswith("process."):
        return {}
    return {item.id: _row(kind, item) for item in items}


def state_of(found: CaseFindings) -> dict[str, dict[str, Row]]:
    """What a reader sees of all findings, as JSON gives it back."""
    rows = {kind: seen_of(kind, items) for kind, items in _lists(found)}
    made: dict[str, dict[str, Row]] = msgspec.json.decode(msgspec.json.encode(rows))
    return made


def compare(before: State, after: State, former: Mapping[str, frozenset[str]] | None = None) -> Changes:
    """What differs between two states.

    Args:
        former: ids that a present finding may have had before an earlier report became its first (`former_ids`).
    """
    rows: dict[str, list[Change]] = {"new": [], "changed": [], "withdrawn": [], "contradicted": []}
    for kind in (*KINDS, *(f"process.{group}" for group in PROCESS)):
        old, new = before.get(kind, {}), after.get(kind, {})
        was = {id_: id_ for id_ in new if id_ in old}
        gone = old.keys() - new.keys()
        for id_ in sorted(new.keys() - old.keys()):
            known = gone & (former or {}).get(id_, frozenset())
            if known:
                was[id_] = min(known)
        for id_ in sorted(new):
            row = new[id_]
            earlier = old[was[id_]] if id_ in was else None
            against = _against(kind, earlier, row)
            fields = _differing(earlier, row) if earlier is not None else ()
            if earlier is None:
                rows["new"].append(_change(kind, id_, "new", row))
            if against:
                rows["contradicted"].append(_change(kind, id_, "contradicted", row, fields, against))
            elif earlier is not None and fields:
                told = tuple(f"{f}: {_short(earlier, f)} → {_short(row, f)}" for f in fields)
                rows["changed"].append(_change(kind, id_, "changed", row, fields, told))
        rows["withdrawn"] += [_change(kind, id_, "withdrawn", old[id_]) for id_ in sorted(gone - set(was.values()))]
    return Changes(**{name: tuple(listed) for name, listed in rows.items()})


def former_ids(found: CaseFindings) -> dict[str, frozenset[str]]:
    """Ids that findings would have if another of their members were the first: an earlier report changes the id."""
    claims = {
        c.id: frozenset(content_id("claim", e.document, m) for m, e in zip(c.members, c.evidence, strict=True))
        for c in found.claims
    }
    out = dict(claims)
    for u in found.utterances:
        out[u.id] = frozenset(content_id("utterance", f"{s.document}/{s.statement}") for s in u.statements)
    for f in found.figures:
        out[f.id] = frozenset(content_id("figure", v.document, v.quantity) for v in f.values)
    for p in found.positions:
        out[p.id] = frozenset(content_id("position", e.evidence[0].document, e.claim) for e in p.entries if e.evidence)
    for t in found.timeline:
        out[t.id] = frozenset(content_id("event", e.document, e.start, e.end) for e in t.evidence)
    for kind, threads in (("commitment", found.commitments), ("forecast", found.forecasts)):
        for thread in threads:
            out[thread.id] = frozenset(content_id(kind, id_) for c in thread.claims for id_ in claims.get(c, ()))
    for c in found.claims:
        out[content_id("event", "due", c.id)] = frozenset(content_id("event", "due", id_) for id_ in claims[c.id])
    return out


def _lists(found: CaseFindings) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for kind in KINDS:
        yield kind, getattr(found, kind)
    for group in PROCESS:
        yield f"process.{group}", getattr(found.process, group)


def _row(kind: str, item: Any) -> Row:
    row: Row = {f: getattr(item, f) for f in SEEN[kind.split(".", 1)[0]]}
    if kind == "figures":
        row["values"] = [[v.min, v.max, v.document, v.quantity] for v in item.values]
        told = [f"{v.evidence.text} ({v.document})" for v in item.values]
        row["conflicts"] = sorted([told[a], told[b]] for a, b in item.conflicts)
    if kind == "positions":
        row["entries"] = [[e.stance, e.claim] for e in item.entries]
        row["shifts"] = len(item.shifts)
    if item.evidence:
        row["words"] = item.evidence[0].text[:WORDS]
        row["document"] = item.evidence[0].document
    return {name: value for name, value in row.items() if value is not None}


def _change(
    kind: str, id_: str, change: Any, row: Row, fields: tuple[str, ...] = (), why: tuple[str, ...] = ()
) -> Change:
    return Change(kind, id_, change, fields, why, row.get("words", ""), row.get("document"))


def _differing(old: Row, new: Row) -> tuple[str, ...]:
    names = dict.fromkeys((*new, *old))
    return tuple(f for f in names if f not in _SHOWN and old.get(f) != new.get(f))


def _against(kind: str, old: Row | None, new: Row) -> tuple[str, ...]:
    """What newly speaks against a finding; empty where nothing does."""
    if kind == "figures":
        told = old.get("conflicts", []) if old is not None else []
        return tuple(f"{a} against {b}" for a, b in new.get("conflicts", []) if [a, b] not in told)
    if kind == "positions":
        count = new["shifts"] - (old["shifts"] if old is not None else 0)
        return (f"{count} new shift{'s' if count > 1 else ''}",) if count > 0 else ()
    if kind == "commitments":
        was, now = old["status"] if old is not None else "", new["status"]
        # A window that was over when the commitment was first read is no news against it.
        news = now in AGAINST and now != was and (old is not None or now != "due passed")
        return (f"{was or 'new'} → {now}",) if news else ()
    return ()


def _short(row: Row, field: str) -> str:
    value = row.get(field)
    if field in ("values", "entries", "reports", "documents", "conflicts"):
        return str(len(value or ()))
    if isinstance(value, dict) and value.keys() & {"earliest", "latest"}:
        return f"{value.get('earliest') or '…'} – {value.get('latest') or '…'}"
    return str(value if value is not None else "–")[:80]
