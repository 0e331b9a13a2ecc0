"""Values kept packed by id and opened when they are asked for: a large case has more of them than fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")
OPEN = 4096
"""How many values are open at once."""


class Packed(Mapping[str, T], Generic[T]):
    """A mapping whose values are unpacked on demand; the last OPEN that were stay at hand.

    Args:
        unpack: makes the value of an id from what was put for it.
    """

    def __init__(self, unpack: Callable[..., T]) -> None:
        self._unpack = unpack
        self._packed: dict[str, tuple[object, ...]] = {}
        self._open: dict[str, T] = {}
        self._changed: Mapping[str, T] = {}

    def with_(self, changed: Mapping[str, T]) -> Packed[T]:
        """The same values but those given."""
        made = Packed(self._unpack)
        made._packed, made._changed = self._packed, changed
        return made

    def put(self, id_: str, *packed: object) -> None:
        self._packed[id_] = packed
        self._open.pop(id_, None)

    def __getitem__(self, id_: str) -> T:
        found = self._changed.get(id_) or self._open.get(id_)
        if found is None:
            found = self._unpack(*self._packed[id_])
            if len(self._open) >= OPEN:
                del self._open[next(iter(self._open))]
            self._open[id_] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
