"""Partition: things that were found to be one, joined pair by pair, with the reason of each join."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Partition(Generic[K]):
    """Union–find over hashable keys. Groups come out in the order in which their first member was added."""

    def __init__(self, keys: Iterable[K] = ()) -> None:
        self._parent: dict[K, K] = {k: k for k in keys}
        self._order: dict[K, int] = {k: i for i, k in enumerate(self._parent)}
        self._members: dict[K, list[K]] = {k: [k] for k in self._parent}
        self._parted: dict[K, set[K]] = {}

    def add(self, key: K) -> None:
        if key not in self._parent:
            self._order[key] = len(self._parent)
            self._parent[key] = key
            self._members[key] = [key]

    def find(self, key: K) -> K:
        """The representative: the member that was added first."""
        self.add(key)
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, a: K, b: K) -> bool:
        """Make the groups of a and b one; False where they were one already, or were parted."""
        first, second = self.find(a), self.find(b)
        if first == second or second in self._parted.get(first, ()):
            return False
        if self._order[second] < self._order[first]:
            first, second = second, first
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        for other in self._parted.pop(second, ()):
            self._parted[other].discard(second)
            self._parted[other].add(first)
            self._parted.setdefault(first, set()).add(other)
        return True

    def part(self, a: K, b: K) -> None:
        """Let the groups of a and b never become one; nothing where they are one already."""
        first, second = self.find(a), self.find(b)
        if first != second:
            self._parted.setdefault(first, set()).add(second)
            self._parted.setdefault(second, set()).add(first)

    def members(self, key: K) -> list[K]:
        """All that are one with `key`, itself among them."""
        return self._members[self.find(key)]

    def groups(self) -> list[list[K]]:
        out: dict[K, list[K]] = {}
        for key in self._parent:
            out.setdefault(self.find(key), []).append(key)
        return list(out.values())
