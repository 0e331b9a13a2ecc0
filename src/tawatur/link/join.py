"""Similarity join: pairs of sets of which the smaller lies mostly in the larger, without looking at all pairs.

If at least a part `inside` of a set x lies in y, then y holds one of any |x| - ceil(inside * |x|) + 1 members of x: the
rarest ones are asked, so that the lists to look through are short (prefix filtering, Chaudhuri et al. 2006).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

LONGEST = 3000  # a member of more sets than this tells nothing; it is asked only where no rarer one is left


def similar(
    sets: Sequence[frozenset[int]], inside: float, least: int, longest: int = LONGEST
) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of indexes with at least `least` members in common that are at least the part `inside` of
    the smaller set. Each pair once. A member of more than `longest` sets is not asked."""
    if len(sets) < 2:
        return
    holders: dict[int, list[int]] = {}
    for i, members in enumerate(sets):
        if len(members) >= least:
            for member in members:
                holders.setdefault(member, []).append(i)
    for i, members in enumerate(sets):
        size = len(members)
        if size < least:
            continue
        needed = max(least, ceil(inside * size))
        asked = sorted((m for m in members if len(holders[m]) <= longest), key=lambda m: (len(holders[m]), m))
        seen: set[int] = set()
        for member in asked[: size - needed + 1]:
            for j in holders[member]:
                # The smaller asks; of two of one size the first does.
                other = len(sets[j])
                if j == i or j in seen or other < size or (other == size and j < i):
                    continue
                seen.add(j)
                if len(members & sets[j]) >= needed:
                    yield (i, j) if i < j else (j, i)
