"""A saved web page to a document: main text and metadata by trafilatura."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tawatur.model import Document, Published, UnreadableInput


def read_page(raw: bytes, text: str, *, id_: str, where: str, raw_hash: str, encoding: str) -> Document:
    """The main text of the page.

    Args:
        raw: the page's bytes; trafilatura reads the declared encoding itself. `text` is used where that fails.

    Raises:
        UnreadableInput: there is no main text in it.
    """
    from trafilatura import bare_extraction  # heavy: only loaded when a page is read

    options: dict[str, Any] = {
        "with_metadata": True,
        "include_comments": False,
        "date_extraction_params": {"extensive_search": False, "original_date": True},
    }
    page: Any = None
    try:
        page = bare_extraction(text or raw, **options)
    except Exception as error:  # a library's own failure on a broken page must not stop the run
        raise UnreadableInput("broken-page", f"the page cannot be taken apart: {error}", where=where) from None
    body = (getattr(page, "text", None) or "").strip() if page is not None else ""
    if not body:
        raise UnreadableInput("no-main-text", "no main text found in the page", where=where)
    meta: dict[str, Any] = page.as_dict() if page is not None else {}
    found = [(field, "page metadata") for field in ("title", "author", "url", "sitename", "date") if meta.get(field)]
    return Document(
        id=id_,
        text=re.sub(r"\r\n?", "\n", body),
        title=meta.get("title"),
        source=meta.get("sitename") or meta.get("hostname"),
        url=meta.get("url"),
        author=meta.get("author"),
        published=_published(meta.get("date")),
        origin=where,
        raw_hash=raw_hash,
        encoding=encoding,
        found=tuple(found),
    )


def _published(value: str | None) -> Published | None:
    try:
        day = date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
    return Published(day, day, "metadata", ("the page's own date",))


def is_cut_off(text: str) -> bool:
    """True where a page opens `<html` or `<body` and never closes it."""
    lower = text.lower()
    return any(f"<{tag}" in lower and f"</{tag}" not in lower for tag in ("html", "body"))
