"""A stretch of tokens that may be a mention, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable

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


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in order of text: by rank, then length, then the earlier."""
    taken: dict[int, int] = {}
    out: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (-c.rank, c.first - c.last, c.first, -c.confidence)):
        if any(i in taken for i in range(c.first, c.last + 1)):
            continue
        for i in range(c.first, c.last + 1):
            taken[i] = 1
        out.append(c)
    out.sort(key=lambda c: c.first)
    return out
