"""One line of JSON to a document. Fields: id, text, and where known title, source, url, author, published."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import msgspec

from tawatur.model import Document, IssueRow, Published, UnreadableInput, content_id

_decoder = msgspec.json.Decoder()


def read_line(raw: bytes, *, where: str, raw_hash: str) -> tuple[Document, list[IssueRow]]:
    """The document of one line, with rows for fields that could not be used.

    Raises:
        UnreadableInput: the line is no JSON object, or has no text.
    """
    try:
        row = _decode(raw)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput("broken-line", f"not a line of JSON: {error}", where=where) from None
    if not isinstance(row, dict):
        raise UnreadableInput("broken-line", "the line is no JSON object", where=where)
    text = row.get("text")
    if not isinstance(text, str):
        raise UnreadableInput("broken-line", "the line has no field `text` that is a string", where=where)
    if not text.strip():
        raise UnreadableInput("empty", "the field `text` is empty", where=where)
    text = _sound(text)
    id_ = row.get("id")
    id_ = str(id_) if isinstance(id_, (str, int)) and str(id_).strip() else content_id("doc", text)
    published, rows = _published(row.get("published"), where, id_)
    return (
        Document(
            id=_sound(id_),
            text=text,
            title=_string(row, "title"),
            source=_string(row, "source"),
            url=_string(row, "url"),
            author=_string(row, "author"),
            published=published,
            origin=where,
            raw_hash=raw_hash,
            found=tuple(
                (field, "json") for field in ("title", "source", "url", "author", "published") if row.get(field)
            ),
        ),
        rows,
    )


def _decode(raw: bytes) -> Any:
    try:
        return _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(raw)  # slower, and takes half surrogates and NaN as other programs write them


def _sound(text: str) -> str:
    """Without half surrogates, which no store or file takes; each stands as U+FFFD, so that offsets hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _string(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return _sound(value) if isinstance(value, str) and value.strip() else None


def _published(value: object, where: str, id_: str) -> tuple[Published | None, list[IssueRow]]:
    if value in (None, ""):
        return None, []
    if isinstance(value, dict):
        low, high = _day(value.get("earliest")), _day(value.get("latest"))
        if (low or high) and not (low and high and low > high):
            return Published(low, high, "metadata", ("the line's own published window",)), []
    day = _day(value)
    if day is None:
        row = IssueRow("published", where, f"the field `published` is no ISO date: {str(value)[:40]!r}", id_, read=True)
        return None, [row]
    return Published(day, day, "metadata", ("the line's own published field",)), []


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            return None
