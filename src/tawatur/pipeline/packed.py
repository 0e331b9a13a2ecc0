"""Values kept packed in a file and opened when they are asked for: a large case has more of them than fit in memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Generic, TypeVar

T = TypeVar("T")
OPEN = 2048
"""How many values are open at once."""


class Packed(Mapping[str, T], Generic[T]):
    """A mapping whose values are unpacked on demand; the last OPEN that were stay at hand.

    Args:
        file: where they are kept, open for reading and writing without a buffer; several mappings may share it.
        unpack: makes the value of an id from the bytes that were put for it.
    """

    def __init__(self, file: BinaryIO, unpack: Callable[[bytes], T]) -> None:
        self._file, self._unpack = file, unpack
        self._at: dict[str, tuple[int, int]] = {}
        self._open: dict[str, T] = {}
        self._changed: Mapping[str, T] = {}

    def with_(self, changed: Mapping[str, T]) -> Packed[T]:
        """The same values but those given."""
        made = Packed.__new__(Packed)
        made.__dict__ |= self.__dict__ | {"_open": {}, "_changed": changed}
        return made

    def put(self, id_: str, packed: bytes) -> None:
        self._at[id_] = self._file.seek(0, os.SEEK_END), len(packed)
        self._file.write(packed)
        self._open.pop(id_, None)

    def __getitem__(self, id_: str) -> T:
        found = self._changed.get(id_) or self._open.get(id_)
        if found is None:
            offset, length = self._at[id_]
            found = self._unpack(os.pread(self._file.fileno(), length, offset))
            if len(self._open) >= OPEN:
                del self._open[next(iter(self._open))]
            self._open[id_] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
