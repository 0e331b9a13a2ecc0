"""Similarity join: pairs of sets of which the smaller lies mostly in the larger, without looking at all pairs.

If at least a part `inside` of a set x lies in y, then y holds one of any |x| - ceil(inside * |x|) + 1 members of x: the
rarest ones are asked, so that the lists to look through are short (prefix filtering, Chaudhuri et al. 2006).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import ceil, inf

FEW = 6  # sets that are compared each with each
LONGEST = 3000  # a member of more sets than this tells nothing; it is asked only where no rarer one is left
Pair = tuple[int, int]


def _part(part: float, size: int) -> int:
    """The least number that is this part of so many."""
    return ceil(part * size - 1e-9)


class Join:
    """The sets to be joined: pairs (i, j), i < j, of indexes with at least `least` members in common that are at least
    the part `inside` of the smaller set and the part `alike` of both together, and one of them in no more than
    `longest` sets."""

    def __init__(
        self,
        sets: Sequence[frozenset[int]],
        inside: float,
        least: int,
        longest: int = LONGEST,
        alike: float = 0.0,
    ) -> None:
        self._sets, self._inside, self._least, self._longest, self._alike = sets, inside, least, longest, alike

    @cached_property
    def _holders(self) -> dict[int, list[int]]:
        out: dict[int, list[int]] = {}
        for i, members in enumerate(self._sets):
            if len(members) >= self._least:
                for member in members:
                    out.setdefault(member, []).append(i)
        return out

    def _needed(self, size: int) -> int:
        """How many members a set must have in common with a larger one."""
        return max(self._least, _part(max(self._inside, self._alike), size))

    def _joins(self, i: int, j: int) -> bool:
        one, other = self._sets[i], self._sets[j]
        shared = len(one & other)
        if shared < self._least:
            return False
        both = len(one) + len(other) - shared
        return shared >= self._needed(min(len(one), len(other))) and shared >= _part(self._alike, both)

    @cached_property
    def _ranks(self) -> tuple[dict[int, int], int]:
        """Place of each member among all, the rarest first, and how many of them are not too common to be asked."""
        holders = self._holders
        order = sorted(holders, key=lambda m: (len(holders[m]), m))
        usable = bisect_right(order, self._longest, key=lambda m: len(holders[m]))
        return {m: n for n, m in enumerate(order)}, usable

    def _rarest(self, i: int, needed: int) -> list[int]:
        """Of a set the ranks of members of which one is in every other that has `needed` in common with it."""
        ranks, usable = self._ranks
        members = self._sets[i]
        asked = sorted(map(ranks.__getitem__, members))[: len(members) - needed + 1]
        return asked if not asked or asked[-1] < usable else [rank for rank in asked if rank < usable]

    @cached_property
    def _answering(self) -> dict[int, list[int]]:
        """Sets by the ranks by which a smaller one finds them: by its own size, too, the larger must have so many in
        common."""
        out: dict[int, list[int]] = {}
        for i, members in enumerate(self._sets):
            if len(members) >= self._least:
                for rank in self._rarest(i, max(self._least, _part(self._alike, len(members)))):
                    out.setdefault(rank, []).append(i)
        return out

    def pairs(self) -> Iterator[Pair]:
        """All pairs, each once."""
        if len(self._sets) <= min(FEW, self._longest):
            yield from (pair for pair in combinations(range(len(self._sets)), 2) if self._joins(*pair))
            return
        sizes, answering = [len(members) for members in self._sets], self._answering
        for i, size in enumerate(sizes):
            if size < self._least:
                continue
            most = size / self._alike if self._alike else inf
            seen: set[int] = set()
            for rank in self._rarest(i, self._needed(size)):
                for j in answering.get(rank, ()):
                    # The smaller asks; of two of one size the first does.
                    other = sizes[j]
                    if j == i or j in seen or other < size or (other == size and j < i) or other > most:
                        continue
                    seen.add(j)
                    if self._joins(i, j):
                        yield (i, j) if i < j else (j, i)

    def pairs_of(self, asking: Collection[int]) -> Iterator[Pair]:
        """Those of all pairs that hold one of the sets asked for."""
        sets, holders = self._sets, self._holders
        for i in asking:
            members = sets[i]
            if len(members) < self._least:
                continue
            near = {j for m in members if len(holders[m]) <= self._longest for j in holders[m]}
            for j in near:
                if not (j == i or (j < i and j in asking)) and self._joins(i, j):
                    yield (i, j) if i < j else (j, i)

    def parted(self, new: Collection[int]) -> set[int]:
        """Sets that may have lost a pair by the new ones: those with a member that is now in too many sets."""
        holders = self._holders
        out: set[int] = set()
        for member in {m for i in new if len(self._sets[i]) >= self._least for m in self._sets[i]}:
            held = holders[member]
            if len(held) > self._longest >= len(held) - sum(j in new for j in held):
                out.update(held)
        return out


class Shelves:
    """Things on shelves: only what stands on one shelf is compared, by the joins of that shelf.

    Args:
        shelves: indexes of things, ascending, by shelf; a thing may stand on several.
        joins: of a shelf and the things on it; their pairs are places on it, and hang on nothing else that
            stands there.
    """

    def __init__(
        self, shelves: Mapping[Hashable, Sequence[int]], joins: Callable[[Hashable, Sequence[int]], Sequence[Join]]
    ) -> None:
        self._shelves, self._joins = shelves, joins
        self._kept: dict[Hashable, Sequence[Join]] = {}

    @cached_property
    def _of(self) -> dict[int, list[Hashable]]:
        out: dict[int, list[Hashable]] = {}
        for key, members in self._shelves.items():
            for i in members if len(members) > 1 else ():
                out.setdefault(i, []).append(key)
        return out

    def _touched(self, asking: Collection[int]) -> Iterator[tuple[Sequence[int], set[int], Sequence[Join]]]:
        """(things of a shelf, places of those asked for, joins) of the shelves on which one of them stands."""
        for key in dict.fromkeys(key for i in asking for key in self._of.get(i, ())):
            members = self._shelves[key]
            if key not in self._kept:
                self._kept[key] = self._joins(key, members)
            yield members, {n for n, i in enumerate(members) if i in asking}, self._kept[key]

    def pairs(self) -> set[Pair]:
        """All pairs."""
        return {
            (members[x], members[y])
            for key, members in self._shelves.items()
            if len(members) > 1
            for join in self._joins(key, members)
            for x, y in join.pairs()
        }

    def pairs_of(self, asking: Collection[int]) -> set[Pair]:
        """Those of all pairs that hold one of the things asked for."""
        return {
            (members[x], members[y])
            for members, places, joins in self._touched(asking)
            for join in joins
            for x, y in join.pairs_of(places)
        }

    def parted(self, new: Collection[int]) -> set[int]:
        """Things that may have lost a pair by the new ones (`Join.parted`)."""
        return {
            members[n] for members, places, joins in self._touched(new) for join in joins for n in join.parted(places)
        }


BLOCK_DAYS = 8


def in_blocks(days: Sequence[tuple[int, int] | None]) -> dict[int, list[int]]:
    """Indexes of things by block of days, ascending; any two that lie within BLOCK_DAYS share a block, and those
    without days (None) stand in every one. `days`: first and last, proleptic ordinals."""
    undated: list[int] = []
    blocks: dict[int, list[int]] = {}
    for n, known in enumerate(days):
        if known is None:
            undated.append(n)
            continue
        for block in range(known[0] // BLOCK_DAYS - 1, known[1] // BLOCK_DAYS + 1):
            blocks.setdefault(block, []).append(n)
    return {block: sorted((*undated, *listed)) for block, listed in blocks.items()} or {0: undated}


def closed(seeds: Iterable[int], edges_of: Callable[[Collection[int]], Iterable[Pair]]) -> tuple[list[int], list[Pair]]:
    """All that hangs together with the seeds, and the edges among it, both in order.

    Args:
        edges_of: the edges of which one end is among those given.
    """
    known: set[int] = set(seeds)
    edges: set[Pair] = set()
    frontier = set(known)
    while frontier:
        found = set(edges_of(frontier)) - edges
        edges |= found
        frontier = {i for edge in found for i in edge} - known
        known |= frontier
    return sorted(known), sorted(edges)
