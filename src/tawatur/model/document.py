"""Documents: one report as read, and the rows that say what could not be read or settled."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tawatur.model.ids import content_id, text_hash
from tawatur.model.window import Window

How = Literal["metadata", "url", "dateline", "inferred", "person"]


class Published(msgspec.Struct, frozen=True):
    """The window of days on which a report appeared, how it is known, and why."""

    earliest: date | None
    latest: date | None
    how: How
    why: tuple[str, ...] = ()

    @property
    def window(self) -> Window:
        return Window(self.earliest, self.latest)


class Document(msgspec.Struct, frozen=True):
    """One report as read. `text` never changes: offsets are code points into it.

    `id` names the report (a file's name, a line's id), `version` the text (hash). `origin` says where it was read
    (path, or path and line); `raw_hash` is the hash of the bytes it was read from; `found` tells by what way
    each piece of metadata was found, as pairs (field, way).
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: Published | None = None
    origin: str = ""
    raw_hash: str = ""
    encoding: str = "utf-8"
    found: tuple[tuple[str, str], ...] = ()

    @property
    def version(self) -> str:
        return text_hash(self.text)


class IssueRow(msgspec.Struct, frozen=True):
    """Something that the machine could not read or settle; shown, never swallowed.

    `kind` is a short stable word (empty, binary, encoding, truncated, not-arabic, too-large, loop, broken-line,
    unreadable, duplicate-id, publication-unknown …), `where` a path, path:line or document id. `read` is True where
    the document was read all the same and the row only warns.
    """

    kind: str
    where: str
    message: str
    document: str | None = None
    read: bool = False

    @property
    def id(self) -> str:
        return content_id("issue", self.kind, self.where, self.document or "")
