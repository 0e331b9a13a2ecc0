"""In what order the findings across documents stand: by what they say alone, so that a new one moves no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import fields

from tawatur.model.case import CaseFindings, Process

_RELATIONS = {"conflict": 0, "agree": 1, "single": 2}

ORDERED: dict[str, Callable[[Any], Any]] = {
    "passages": lambda p: (p.a.document, p.b.document, p.a.start, p.b.start, p.id),
    "utterances": lambda u: (str(u.when.earliest or ""), u.id),
    "origins": lambda o: (-len(o.documents), o.kind, o.name, o.id),
    "claims": lambda c: (c.type, c.id),
    "figures": lambda f: (_RELATIONS[f.relation], f.counted, f.id),
    "timeline": lambda e: (str(e.window.earliest or e.window.latest or ""), str(e.window.latest or ""), e.id),
    "commitments": lambda t: (t.claims, t.id),
    "positions": lambda c: (not c.holder, c.holder or "", c.issue, c.id),
    "forecasts": lambda f: (f.claims, f.id),
    "entities": lambda e: (e.type, e.name, e.id),
}
"""Layer → sort key of its findings. Those of a process are ordered by how many reports name them, when it is made."""

_PROCESS = ("bodies", "rounds", "agreements", "decisions")
PLACED = ("issues", *(f"process.{name}" for name in _PROCESS))
"""Layers that stand in the order in which they were made."""


def in_order(layer: str, items: Iterable[Any]) -> tuple[Any, ...]:
    """The findings of a layer in their order; as given where the layer has none of its own."""
    key = ORDERED.get(layer)
    return tuple(items) if key is None else tuple(sorted(items, key=key))


def layers_of(found: CaseFindings) -> list[tuple[str, tuple[Any, ...]]]:
    """All layers with their findings, those of a process by their full names."""
    plain = [(name, getattr(found, name)) for name in (*ORDERED, "issues")]
    return plain + [(f"process.{name}", getattr(found.process, name)) for name in _PROCESS]


def case_findings(layers: Mapping[str, Iterable[Any]]) -> CaseFindings:
    """Findings of a case from its layers; those not named are empty."""
    process = Process(**{name: tuple(layers.get(f"process.{name}", ())) for name in _PROCESS})
    return CaseFindings(**{name: tuple(layers.get(name, ())) for name in (*ORDERED, "issues")}, process=process)


def types_of_layers() -> dict[str, Any]:
    """Layer → type of its findings."""
    of = {field.name: field.type.__args__[0] for field in fields(CaseFindings) if field.name != "process"}
    return of | {f"process.{field.name}": field.type.__args__[0] for field in fields(Process)}
