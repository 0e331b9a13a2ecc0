"""Changes: what is new, changed, withdrawn or newly contradicted between two linkings of a case."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from tawatur.model.case import CaseFindings, CommitmentThread, Figure

KINDS = ("utterances", "claims", "figures", "timeline", "commitments", "positions", "forecasts", "passages", "entities")
PROCESS = ("bodies", "rounds", "agreements", "decisions")
# What a reader sees of a finding; evidence and working may grow without the finding saying anything else.
SEEN: dict[str, tuple[str, ...]] = {
    "utterances": ("speaker", "when", "witnesses"),
    "claims": (
        *("holder", "target", "stance", "actor", "act", "due", "status", "outcome", "condition", "likelihood"),
        *("reports", "independent_origins"),
    ),
    "figures": ("counted", "scope", "relation", "conflicts"),
    "timeline": ("window", "status", "documents"),
    "commitments": ("actor", "act", "due", "status"),
    "positions": ("holder", "issue", "shifts"),
    "forecasts": ("holder", "outcome", "condition", "odds", "resolves_by", "resolution"),
    "passages": ("relation", "source"),
    "entities": ("name", "type", "offices"),
    "process": ("name", "kind", "parts", "mandate", "window"),
}
AGAINST = frozenset(("denied", "contradicted", "dropped", "late", "due passed"))


class Change(msgspec.Struct, frozen=True):
    """One finding that differs. `kind` is the list it stands in (`process.rounds` and so on); `fields` are those that
    changed; `why` says what, in short lines: field, before, after."""

    kind: str
    id: str
    change: Literal["new", "changed", "withdrawn", "contradicted"]
    fields: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True):
    """Findings by what became of them, each list in the order of kind and id. `contradicted`: a figure with a conflict,
    a position with a shift or a commitment with a status against it that it did not have."""

    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()
    contradicted: tuple[Change, ...] = ()


def changes(before: CaseFindings, after: CaseFindings) -> Changes:
    """What differs between two linkings of one case, by the ids of findings. Pure."""
    rows: dict[str, list[Change]] = {"new": [], "changed": [], "withdrawn": [], "contradicted": []}
    for kind, old, new in _tables(before, after):
        for id_ in sorted(new.keys() - old.keys()):
            rows["new"].append(Change(kind, id_, "new"))
            against = _against(kind, None, new[id_])
            if against:
                rows["contradicted"].append(Change(kind, id_, "contradicted", (), against))
        for id_ in sorted(old.keys() - new.keys()):
            rows["withdrawn"].append(Change(kind, id_, "withdrawn"))
        for id_ in sorted(old.keys() & new.keys()):
            fields = _differing(kind, old[id_], new[id_])
            against = _against(kind, old[id_], new[id_])
            if against:
                rows["contradicted"].append(Change(kind, id_, "contradicted", fields, against))
            elif fields:
                told = tuple(f"{f}: {_short(old[id_], f)} → {_short(new[id_], f)}" for f in fields)
                rows["changed"].append(Change(kind, id_, "changed", fields, told))
    return Changes(**{name: tuple(listed) for name, listed in rows.items()})


def _tables(
    before: CaseFindings, after: CaseFindings
) -> list[tuple[str, dict[str, msgspec.Struct], dict[str, msgspec.Struct]]]:
    """(kind, findings by id before, and after)"""
    out = []
    for kind in KINDS:
        out.append((kind, _by_id(getattr(before, kind)), _by_id(getattr(after, kind))))
    for group in PROCESS:
        old, new = getattr(before.process, group), getattr(after.process, group)
        out.append((f"process.{group}", _by_id(old), _by_id(new)))
    return out


def _by_id(rows: tuple[Any, ...]) -> dict[str, msgspec.Struct]:
    return {row.id: row for row in rows}


def _differing(kind: str, old: msgspec.Struct, new: msgspec.Struct) -> tuple[str, ...]:
    seen = SEEN[kind.split(".", 1)[0]]
    fields = [f for f in seen if getattr(old, f) != getattr(new, f)]
    if kind == "figures" and _values(old) != _values(new):
        fields.append("values")
    if kind == "positions" and _stances(old) != _stances(new):
        fields.append("entries")
    return tuple(fields)


def _values(figure: Any) -> list[tuple[Any, ...]]:
    return [(v.min, v.max, v.document, v.quantity) for v in figure.values]


def _stances(card: Any) -> list[tuple[Any, ...]]:
    return [(e.stance, e.claim) for e in card.entries]


def _against(kind: str, old: Any, new: Any) -> tuple[str, ...]:
    """What newly speaks against a finding; empty where nothing does."""
    if kind == "figures":
        told = _conflicts(old) if old is not None else set()
        return tuple(f"{a} against {b}" for a, b in sorted(_conflicts(new) - told))
    if kind == "positions":
        count = len(new.shifts) - (len(old.shifts) if old is not None else 0)
        return (f"{count} new shift{'s' if count > 1 else ''}",) if count > 0 else ()
    if kind == "commitments" and isinstance(new, CommitmentThread):
        was = old.status if old is not None else ""
        # A window that was over when the commitment was first read is no news against it.
        news = new.status in AGAINST and new.status != was and (old is not None or new.status != "due passed")
        return (f"{was or 'new'} → {new.status}",) if news else ()
    return ()


def _conflicts(figure: Figure) -> set[tuple[str, str]]:
    def named(i: int) -> str:
        value = figure.values[i]
        return f"{value.evidence.text} ({value.document})"

    return {(named(a), named(b)) for a, b in figure.conflicts}


def _short(row: Any, field: str) -> str:
    value = getattr(row, field)
    if field in ("values", "entries"):
        return str(len(value))
    return str(msgspec.to_builtins(value))[:80]
