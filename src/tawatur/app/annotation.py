"""Use case: annotate texts and files without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from tawatur.dossier import annotation_row
from tawatur.intake import read_paths
from tawatur.model import Annotation, Document, IssueRow, Published, content_id
from tawatur.pipeline import annotate_all, annotate_document


class AnnotatedLine(msgspec.Struct, frozen=True):
    """One line of output (JSON, UTF-8, no line end), with the sentences skipped."""

    line: bytes
    annotation: Annotation


def annotate(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Annotation:
    """Everything that Tawatur finds in one report.

    Args:
        text: the report; offsets of the findings are code points into it.
        published: the day it appeared (a date or YYYY-MM-DD), where known; else it is inferred.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    window = Published(day, day, "metadata", ("given by the caller",)) if day else None
    document = Document(id=content_id("doc", text), text=text, title=title, source=source, url=url, published=window)
    return annotate_document(document)


def annotate_paths(
    paths: Iterable[str | Path], *, jobs: int = 1, progress: Callable[[int], None] | None = None
) -> Iterator[AnnotatedLine | IssueRow]:
    """Annotated lines of all documents below `paths`, in order, streaming; issue rows for what could not be read."""
    rows: list[IssueRow] = []

    def documents() -> Iterator[Document]:
        for item in read_paths(paths, progress):
            if isinstance(item, IssueRow):
                rows.append(item)
            else:
                yield item

    for _, result in annotate_all(documents(), annotate_document, jobs):
        yield from rows
        rows.clear()
        if isinstance(result, IssueRow):
            yield result
        else:
            yield AnnotatedLine(annotation_row(result), result)
            yield from result.issues
    yield from rows
