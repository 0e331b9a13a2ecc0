"""Scope: what is to be joined anew: the whole case, or what hangs together with what is new since the last linking."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec

from tawatur.link.join import Pair, Shelves, closed
from tawatur.model import Tie


class Made(msgspec.Struct, frozen=True):
    """Findings of a layer: all of it, or those that were joined anew, and `former`, the ids that such findings may
    have had before. Large layers are made while they are gone through, once."""

    layer: str
    items: Iterable[Any]
    former: frozenset[str] | None = None


class Scope(msgspec.Struct, frozen=True):
    """Which reports are `new` since the last linking, and which are `stirred`, too: what stands in them may be joined
    otherwise. The whole case where `new` is None."""

    new: frozenset[str] | None = None
    stirred: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        return self.new is None

    def holds(self, report: str) -> bool:
        """True for a report of which all is to be joined anew."""
        return self.new is None or report in self.new or report in self.stirred

    def is_new(self, report: str) -> bool:
        return self.new is None or report in self.new

    def with_(self, reports: Iterable[str]) -> Scope:
        return Scope(self.new, self.stirred | frozenset(reports))


WHOLE = Scope()


def tied(ties: Sequence[Tie]) -> frozenset[str]:
    """Reports in which something stands that a person joined or parted."""
    return frozenset(place for row in ties for place in (row.a[0], row.b[0]))


def hanging(
    count: int,
    seeds: Collection[int] | None,
    shelves: Shelves,
    accept: Callable[[int, int], bool],
    more: Callable[[Collection[int] | None], Iterable[Pair]] = lambda _: (),
) -> tuple[Sequence[int], list[Pair]]:
    """Indexes of the things to join and the pairs of them that are one, in order: of all `count` things where `seeds`
    is None, else of all that hangs together with the seeds.

    Args:
        accept: True where two things that stand on one shelf are one.
        more: pairs that are one wherever they stand, of the things given or all.
    """
    if seeds is None:
        return range(count), sorted({p for p in shelves.pairs() if accept(*p)} | set(more(None)))

    def edges_of(asking: Collection[int]) -> set[Pair]:
        return {p for p in shelves.pairs_of(asking) if accept(*p)} | set(more(asking))

    return closed({*seeds} | shelves.parted(seeds), edges_of)
