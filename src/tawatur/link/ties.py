"""Ties: what persons joined or parted, obeyed before anything else is joined."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from tawatur.link.partition import Partition
from tawatur.model import PlaceKey, Tie

K = TypeVar("K", bound=Hashable)
BY_PERSON = "a person says that they are one"


def tie(parts: Partition[K], ties: Sequence[Tie], places: Iterable[tuple[K, PlaceKey]]) -> dict[K, list[str]]:
    """Join and part the members of `parts` that stand at the places of the ties, in the order of these. Gives the
    reasons of the joins by member."""
    why: dict[K, list[str]] = {}
    if not ties:
        return why
    asked = {t.a[0] for t in ties} | {t.b[0] for t in ties}
    standing: dict[str, list[tuple[K, int, int]]] = {}
    for key, (document, start, end) in places:
        if document in asked:
            standing.setdefault(document, []).append((key, start, end))
    for row in ties:
        a, b = _at(standing, row.a), _at(standing, row.b)
        if a is None or b is None or a == b:
            continue
        if not row.one:
            parts.part(a, b)
        elif parts.join(a, b):
            why.setdefault(a, []).append(f"{row.a[0]} and {row.b[0]}: {BY_PERSON}")
    return why


def _at(standing: dict[str, list[tuple[K, int, int]]], place: PlaceKey) -> K | None:
    """The member whose extent is most like the place."""
    best: tuple[float, K] | None = None
    for key, start, end in standing.get(place[0], ()):
        shared = min(end, place[2]) - max(start, place[1])
        if shared > 0:
            score = shared / (max(end, place[2]) - min(start, place[1]))
            if best is None or score > best[0]:
                best = (score, key)
    return best[1] if best else None
