"""A stretch of tokens that may be a mention, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.lexicon import Entry
from tawatur.model.annotation import EntityType


class Candidate(msgspec.Struct, frozen=True, eq=False):
    """Tokens [first, last] less `lead` letters of clitics. `rank`: a higher one wins where two overlap, then the longer."""

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
    """Candidates that do not overlap each other or a settled one, in order of text: by rank, then length, then the earlier."""
    rows = sorted(candidates, key=_order)
    out = list(settled)
    if not rows:
        return out
    taken: set[int] = set()
    for c in out:
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
