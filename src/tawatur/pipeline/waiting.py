"""What a linking is to write, kept on disk until all of it is known: nobody who writes to the store waits for more than
the writing itself."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from tawatur.store import Changed, SearchRow

_LENGTH = 8  # bytes before each entry
_FAST = 1  # level of compression


class Change(msgspec.Struct, frozen=True):
    """A batch of findings of one layer: its rows, what a reader sees of each, and by what words it is found."""

    changed: Changed
    seen: dict[str, dict[str, Any]]
    found_by: list[SearchRow]


class Waiting:
    """Changes in the order in which they came. Use as a context: the file is gone with it."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="tawatur-")  # noqa: SIM115

    def put(self, change: Change) -> None:
        packed = zlib.compress(_ENCODE(change), _FAST)
        self._file.write(len(packed).to_bytes(_LENGTH))
        self._file.write(packed)

    def __iter__(self) -> Iterator[Change]:
        self._file.seek(0)
        while length := self._file.read(_LENGTH):
            yield _DECODE(zlib.decompress(self._file.read(int.from_bytes(length))))

    def __enter__(self) -> Waiting:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Change).decode
