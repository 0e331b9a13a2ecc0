"""The index of linked findings: what lists, filters and orders of the workspace ask of each, made when it is stored."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import Any

from tawatur.model import Window

LATE = date.max.toordinal()
RANK_BITS = 63
SEARCHED = {"utterances": "statement", "entities": "actor"} | {
    layer: layer for layer in ("claims", "figures", "timeline", "commitments", "forecasts")
}
"""Layer whose findings are found by their words → kind of its search rows."""


def index_columns(layer: str, item: Any) -> dict[str, Any]:
    """Days, kind, status, holder and counts of one finding; None where its layer has no such thing."""
    window: Window | None = None
    kind = status = holder = None
    low = high = None
    reports = len({e.document for e in item.evidence}) if hasattr(item, "evidence") else 0
    match layer:
        case "utterances":
            window, kind, holder = item.when, item.speaker.type, item.speaker.entity or item.speaker.name
            low, high = item.witnesses
            reports = len({s.document for s in item.statements})
        case "claims":
            window, kind, status, holder = item.due, item.type, item.status or item.stance, item.holder or item.actor
            low, high = item.independent_origins
            reports = len(item.reports)
        case "figures":
            days = [v.as_of for v in item.values]
            window = _hull(days)
            kind = item.relation
            reports = len({v.document for v in item.values})
        case "timeline":
            window, status = item.window, item.status
            reports = len(item.documents)
        case "commitments":
            window, status, holder = item.due, item.status, item.actor
        case "positions":
            window, holder = _hull([e.window for e in item.entries]), item.holder
            kind = "shifts" if item.shifts else None
        case "forecasts":
            window, holder = item.made, item.holder
        case "entities":
            kind, holder, reports = item.type, item.name, len(item.mentions)
        case "origins":
            kind, reports = item.kind, len(item.documents)
        case _ if layer.startswith("process."):
            window, kind = item.window, item.kind
    return {
        "day_low": window.earliest.toordinal() if window and window.earliest else None,
        "day_high": window.latest.toordinal() if window and window.latest else None,
        "kind": kind,
        "status": status,
        "holder": holder,
        "reports": reports,
        "origins_low": low,
        "origins_high": high,
    }


def rank_of(layer: str, item: Any, as_of: date) -> int | None:
    """Place of a finding in its list, least first: what an analyst wants to see first. Made of the finding alone, so
    that a new one moves no other; its last bits are those of its id. None where the layer has no such order."""
    today = as_of.toordinal()
    parts: tuple[tuple[int, int], ...]  # (value, its bits)

    def day(window: Window | None) -> int:
        found = (window.latest or window.earliest) if window else None
        return found.toordinal() if found else LATE

    def first(window: Window) -> int:
        found = window.earliest or window.latest
        return found.toordinal() if found else LATE

    match layer:
        case "utterances":  # the most recent word first, undated ones last
            latest = day(item.when)
            parts = ((LATE - latest if latest != LATE else LATE, 22), (_few(len(item.statements), 9), 9))
        case "claims":
            low, high = item.independent_origins
            parts = ((_few(len(item.reports), 13), 13), (min(low, 1023), 10), (min(high, 1023), 10))
        case "figures":
            parts = ((item.relation != "conflict", 1), (_few(len(item.values), 12), 12), (_letters(item.counted), 16))
        case "timeline":
            parts = ((first(item.window), 22),)
        case "commitments":
            due = day(item.due)
            parts = ((abs(due - today) if due != LATE else LATE, 22),)
        case "positions":
            entries = _few(len(item.entries), 12)
            parts = ((_few(len(item.shifts), 8), 8), (entries, 12), (_letters(item.holder or "\uffff"), 16))
        case "forecasts":  # what can be known by a day first: the others are void until a person fixes one
            parts = ((item.resolves_by is None, 1), (first(item.made), 22))
        case "entities":
            parts = ((_few(len(item.mentions), 17), 17), (_few(sum(item.mentions.values()), 20), 20))
        case "origins":
            parts = ((_few(len(item.documents), 17), 17), (_letters(item.name), 16))
        case "passages":
            parts = ()
        case _:
            return None
    place, free = 0, RANK_BITS
    for value, bits in parts:
        place, free = place << bits | value, free - bits
    return place << free | int.from_bytes(blake2b(item.id.encode(), digest_size=8).digest()) >> (64 - free)


def weight_of(layer: str, item: Any, as_of: date) -> int:
    """The first bits of a finding's rank turned round, below 2^22: what stands before others has the greater."""
    rank = rank_of(layer, item, as_of)
    return 0 if rank is None else _few(rank >> (RANK_BITS - 22), 22)


def _few(count: int, bits: int) -> int:
    """Turns a count round, so that more comes first."""
    return (1 << bits) - 1 - min(count, (1 << bits) - 1)


def _letters(name: str) -> int:
    """The first two letters of a name, in 16 bits, in about the order of the alphabet."""
    first = [min(max(ord(letter) - 0x5FF, 1), 255) if letter > "\u007f" else ord(letter) >> 1 for letter in name[:2]]
    return (first[0] if first else 0) << 8 | (first[1] if len(first) > 1 else 0)


def members_of(layer: str, item: Any) -> tuple[str, ...]:
    """Ids of what a finding was made of: findings in one document; of a passage, its two documents."""
    match layer:
        case "utterances":
            listed = [s.statement for s in item.statements]
        case "claims" | "entities":
            listed = list(item.members)
        case "figures":
            listed = [value.quantity for value in item.values]
        case "passages":
            listed = [item.a.document, item.b.document]
        case _:
            listed = []
    return tuple(dict.fromkeys(listed))


def _hull(windows: list[Window]) -> Window:
    return Window(
        min((w.earliest for w in windows if w.earliest), default=None),
        max((w.latest for w in windows if w.latest), default=None),
    )
