"""A stretch of tokens that may be a mention, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.lexicon import Entry
from tawatur.model.annotation import EntityType


class Candidate(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Tokens [first, last] less `lead` letters of clitics. Where two overlap the higher `rank` wins, then length."""

    first: int
    last: int
    lead: int
    type: EntityType
    kind: str | None
    rule: str
    confidence: float
    rank: int = 0
    entry: Entry | None = None
    head: str | None = None


def chosen(candidates: Iterable[Candidate], settled: Sequence[Candidate] = ()) -> list[Candidate]:
    """Candidates that overlap no settled one and not each other, in order of text: by rank, then length, then place."""
    rows = sorted(candidates, key=_order)
    out = list(settled)
    if not rows:
        return out
    taken: set[int] = set()
    for c in out:
        if c.first == c.last:
            taken.add(c.first)
        else:
            taken.update(range(c.first, c.last + 1))
    for c in rows:
        if c.first == c.last:
            if c.first in taken:
                continue
            taken.add(c.first)
        else:
            here = range(c.first, c.last + 1)
            if not taken.isdisjoint(here):
                continue
            taken.update(here)
        out.append(c)
    out.sort(key=_first)
    return out


def _order(c: Candidate) -> tuple[int, int, int, float]:
    return (-c.rank, c.first - c.last, c.first, -c.confidence)


def _first(c: Candidate) -> int:
    return c.first
