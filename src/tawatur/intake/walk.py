"""Finds the files to read below the paths that a user names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from tawatur.model import IssueRow

Kind = Literal["text", "html", "jsonl"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


class Source(msgspec.Struct, frozen=True):
    """A file to read. `size` is in bytes; `packed` is True where it is gzip."""

    path: str
    kind: Kind
    size: int
    packed: bool = False


def find_sources(paths: Iterable[str | Path]) -> Iterator[Source | IssueRow]:
    """Files below `paths` in a fixed order (names sorted in each folder), each once; issue rows for what is none.

    Hidden files and folders are passed over. A link that leads back into a folder being walked is a `loop` row.
    """
    seen: set[str] = set()
    for path in map(Path, paths):
        if not path.exists():
            missing = "a broken link" if path.is_symlink() else "no such file or folder"
            yield IssueRow("missing", str(path), missing)
        elif path.is_dir():
            yield from _walk(path, (), seen)
        else:
            yield from _file(path, seen, named=True)


def _walk(folder: Path, above: tuple[str, ...], seen: set[str]) -> Iterator[Source | IssueRow]:
    real = os.path.realpath(folder)
    if real in above:
        yield IssueRow("loop", str(folder), "this link leads back into a folder that is being read")
        return
    if len(above) > 100:
        yield IssueRow("loop", str(folder), "folders nest deeper than 100 levels")
        return
    try:
        names = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield IssueRow("unreadable", str(folder), f"the folder cannot be listed: {error.strerror or error}")
        return
    for path in names:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, (*above, real), seen)
        else:
            yield from _file(path, seen, named=False)


def _file(path: Path, seen: set[str], *, named: bool) -> Iterator[Source | IssueRow]:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    try:
        stat = path.stat()
        regular = path.is_file()
    except OSError as error:
        yield IssueRow("unreadable", str(path), f"the file cannot be opened: {error.strerror or error}")
        return
    if not regular:
        yield IssueRow("unreadable", str(path), "not a regular file")
        return
    packed = path.suffix.lower() == ".gz"
    suffix = Path(path.stem).suffix.lower() if packed else path.suffix.lower()
    kind = SUFFIXES.get(suffix) or ("text" if named and not suffix else None)
    if kind is None:
        known = ", ".join(sorted(SUFFIXES))
        yield IssueRow("unsupported", str(path), f"files of this kind are not read; known are {known} (also .gz)")
        return
    yield Source(str(path), kind, stat.st_size, packed)
