"""Gives each document an id of its own in a case: two different reports may come under one name."""

from __future__ import annotations

import msgspec

from tawatur.model import Document, IssueRow
from tawatur.store import KnownDocument


class Names:
    """Ids given out in one run, on top of those that the case knows already."""

    def __init__(self, known: dict[str, KnownDocument]) -> None:
        self.known = known
        self.seen: dict[str, str] = {}

    def settle(self, document: Document) -> tuple[Document, IssueRow | None]:
        """The document under its final id, with a row where that is not the id it came with."""
        version = document.version
        before = self.seen.get(document.id)
        stored = self.known.get(document.id)
        taken = before is not None and before != version
        if before is None and stored is not None and stored.version != version:
            taken = _file(stored.origin) != _file(document.origin)
        if not taken:
            self.seen[document.id] = version
            return document, None
        renamed = msgspec.structs.replace(document, id=f"{document.id}~{version[:6]}")
        self.seen[renamed.id] = version
        message = f"another report has the id {document.id!r}; this one is kept as {renamed.id!r}"
        return renamed, IssueRow("duplicate-id", document.origin, message, renamed.id, read=True)


def _file(origin: str) -> str:
    """The path of an origin, without the line of a JSON-lines file."""
    path, _, line = origin.rpartition(":")
    return path if path and line.isdigit() else origin
