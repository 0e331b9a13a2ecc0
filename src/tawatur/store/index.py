"""The index of linked findings: what lists, filters and orders of the workspace ask of each, made when it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tawatur.model import Evidence, Window
from tawatur.model.case import CaseFindings

Fold = Callable[[str], str]
LATE = date.max.toordinal()


def index_columns(layer: str, item: Any, fold: Fold) -> dict[str, Any]:
    """Days, kind, status, holder, counts and folded words of one finding; None where its layer has no such thing."""
    window: Window | None = None
    kind = status = holder = None
    low = high = None
    reports = len({e.document for e in item.evidence}) if hasattr(item, "evidence") else 0
    words: tuple[str | None, ...] = ()
    match layer:
        case "utterances":
            window, kind, holder = item.when, item.speaker.type, item.speaker.entity or item.speaker.name
            low, high = item.witnesses
            reports = len({s.document for s in item.statements})
            words = (item.speaker.name, *(e.text for e in item.evidence[:3]))
        case "claims":
            window, kind, status, holder = item.due, item.type, item.status or item.stance, item.holder or item.actor
            low, high = item.independent_origins
            reports = len(item.reports)
            words = (holder, item.target, item.act, item.outcome)
        case "figures":
            days = [v.as_of for v in item.values]
            window = _hull(days)
            kind, words = item.relation, (item.counted, item.scope.place)
            reports = len({v.document for v in item.values})
        case "timeline":
            window, status = item.window, item.status
            reports = len(item.documents)
            words = (item.text, *(e.text for e in item.evidence[:3]))
        case "commitments":
            window, status, holder, words = item.due, item.status, item.actor, (item.actor, item.act)
        case "positions":
            window, holder, words = _hull([e.window for e in item.entries]), item.holder, (item.holder, item.issue)
            kind = "shifts" if item.shifts else None
        case "forecasts":
            window, holder, words = item.made, item.holder, (item.holder, item.outcome)
        case "entities":
            kind, holder, reports, words = item.type, item.name, len(item.mentions), (*item.names, item.latin)
        case "origins":
            kind, reports, words = item.kind, len(item.documents), (item.name,)
        case _ if layer.startswith("process."):
            window, kind, words = item.window, item.kind, (item.name,)
    return {
        "day_low": window.earliest.toordinal() if window and window.earliest else None,
        "day_high": window.latest.toordinal() if window and window.latest else None,
        "kind": kind,
        "status": status,
        "holder": holder,
        "reports": reports,
        "origins_low": low,
        "origins_high": high,
        "words": fold(" ".join(w for w in words if w)) if words else None,
    }


def ranks(layer: str, items: tuple[Any, ...], as_of: date) -> dict[str, int]:
    """Place of each finding (by id) in its list: what an analyst wants to see first."""
    today = as_of.toordinal()

    def day(window: Window | None) -> int:
        found = (window.latest or window.earliest) if window else None
        return found.toordinal() if found else LATE

    def first(window: Window) -> int:
        found = window.earliest or window.latest
        return found.toordinal() if found else LATE

    keys: dict[str, Callable[[Any], Any]] = {
        # The most recent word first, undated ones last.
        "utterances": lambda u: (-day(u.when) if day(u.when) != LATE else 0, -len(u.statements), u.id),
        "claims": lambda c: (-len(c.reports), c.independent_origins, c.id),
        "figures": lambda f: (f.relation != "conflict", -len(f.values), f.counted, f.id),
        "timeline": lambda e: (first(e.window), e.id),
        "commitments": lambda t: (abs(day(t.due) - today) if day(t.due) != LATE else LATE, t.id),
        "positions": lambda c: (-len(c.shifts), -len(c.entries), c.holder or "\uffff", c.id),
        # What can be known by a day first: the others are void until a person fixes one.
        "forecasts": lambda f: (f.resolves_by is None, first(f.made), f.id),
        "entities": lambda e: (-len(e.mentions), -sum(e.mentions.values()), e.id),
    }
    key = keys.get(layer)
    ordered = sorted(items, key=key) if key else items
    return {item.id: n for n, item in enumerate(ordered)}


def members_of(found: CaseFindings) -> Iterator[tuple[str, str, str]]:
    """(member, layer, finding): what each finding was made of."""
    for utterance in found.utterances:
        yield from ((s.statement, "utterances", utterance.id) for s in utterance.statements)
    for claim in found.claims:
        yield from ((member, "claims", claim.id) for member in claim.members)
    for entity in found.entities:
        yield from ((member, "entities", entity.id) for member in entity.members)
    for figure in found.figures:
        yield from ((value.quantity, "figures", figure.id) for value in figure.values)
    for passage in found.passages:
        yield from ((document, "passages", passage.id) for document in {passage.a.document, passage.b.document})


def documents_of(item: Any) -> list[str]:
    """Ids of the documents that the evidence of a finding stands in, in order, each once."""
    rows: tuple[Evidence, ...] = item.evidence
    return list(dict.fromkeys(e.document for e in rows))


def _hull(windows: list[Window]) -> Window:
    return Window(
        min((w.earliest for w in windows if w.earliest), default=None),
        max((w.latest for w in windows if w.latest), default=None),
    )
