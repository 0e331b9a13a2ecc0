"""Documents and their versions, what was found in them, files read, and issue rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from tawatur.model import Annotation, Document, IssueRow
from tawatur.store.reports import put_reports
from tawatur.store.schema import annotated, documents, findings, issues, sources

_encode = msgspec.json.encode
_ROWS = 256  # of annotations fetched at a time


class KnownDocument(msgspec.Struct, frozen=True):
    """What the store knows of a document without its text."""

    id: str
    version: str
    origin: str
    lexicon: str
    program: str


class StoredAnnotation(msgspec.Struct, frozen=True):
    """An annotation with the digest that linking made of it, if any."""

    annotation: Annotation
    digest: bytes | None


class PackedAnnotation(msgspec.Struct, frozen=True):
    """A row of a current document: what was found in it as stored, its text, the digest for linking if any."""

    document: str
    version: str
    lexicon: str
    payload: bytes
    text: str
    digest: bytes | None


_SAME_VERSION = (
    (annotated.c.case_id == documents.c.case_id)
    & (annotated.c.document == documents.c.id)
    & (annotated.c.version == documents.c.version)
)


def known_documents(connection: Connection, case_id: str) -> dict[str, KnownDocument]:
    """The current version of every document of the case, by document id."""
    rows = connection.execute(
        select(documents.c.id, documents.c.version, documents.c.origin, annotated.c.lexicon, annotated.c.program)
        .join(annotated, _SAME_VERSION)
        .where(documents.c.case_id == case_id, documents.c.current)
    )
    return {row.id: KnownDocument(*row) for row in rows}


def put_annotations(
    connection: Connection, case_id: str, rows: Iterable[tuple[Document, Annotation, bytes | None]], program: str
) -> None:
    """Write documents as read, what was found in them, and an index row a finding. Twice the same changes nothing.

    Each row holds the document as read (its metadata untouched), its annotation, and the digest for linking.
    """
    rows = list(rows)
    if not rows:
        return
    now = datetime.now(UTC)
    ids = [document.id for document, _, _ in rows]
    connection.execute(
        update(documents).where(documents.c.case_id == case_id, documents.c.id.in_(ids)).values(current=False)
    )
    for document, _, _ in rows:
        key = (documents.c.case_id == case_id, documents.c.id == document.id, documents.c.version == document.version)
        connection.execute(delete(documents).where(*key))
        connection.execute(
            delete(annotated).where(
                annotated.c.case_id == case_id,
                annotated.c.document == document.id,
                annotated.c.version == document.version,
            )
        )
    connection.execute(delete(findings).where(findings.c.case_id == case_id, findings.c.document.in_(ids)))
    connection.execute(insert(documents), [_document_row(case_id, document, now) for document, _, _ in rows])
    connection.execute(
        insert(annotated),
        [
            {
                "case_id": case_id,
                "document": document.id,
                "version": document.version,
                "lexicon": annotation.lexicon,
                "program": program,
                "payload": _encode(msgspec.structs.replace(annotation, document=_without_text(annotation.document))),
                "digest": digest,
            }
            for document, annotation, digest in rows
        ],
    )
    put_reports(connection, case_id, (annotation for _, annotation, _ in rows))
    index = {row["id"]: row for _, annotation, _ in rows for row in _finding_rows(case_id, annotation)}
    if index:
        connection.execute(insert(findings), list(index.values()))


def put_digests(connection: Connection, case_id: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
    """Keep digests for linking: (document id, version, digest) each."""
    for document, version, digest in rows:
        connection.execute(
            update(annotated)
            .where(annotated.c.case_id == case_id, annotated.c.document == document, annotated.c.version == version)
            .values(digest=digest)
        )


def read_annotations(
    connection: Connection, case_id: str, ids: Iterable[str] | None = None
) -> Iterator[StoredAnnotation]:
    """Annotations of the current documents with their texts, by document id; only those named where `ids` is given."""
    for row in read_packed(connection, case_id, ids):
        yield StoredAnnotation(open_annotation(row.payload, row.text), row.digest)


def read_packed(connection: Connection, case_id: str, ids: Iterable[str] | None = None) -> Iterator[PackedAnnotation]:
    """The same as it is stored, for `open_annotation`."""
    query = (
        select(
            documents.c.id,
            documents.c.version,
            annotated.c.lexicon,
            annotated.c.payload,
            documents.c.text,
            annotated.c.digest,
        )
        .join(annotated, _SAME_VERSION)
        .where(documents.c.case_id == case_id, documents.c.current)
        .order_by(documents.c.id)
    )
    if ids is not None:
        query = query.where(documents.c.id.in_(list(ids)))
    for row in connection.execute(query.execution_options(yield_per=_ROWS)):
        yield PackedAnnotation(*row)


_DECODE = msgspec.json.Decoder(Annotation).decode


def open_annotation(payload: bytes, text: str) -> Annotation:
    """An annotation as it was written, with the text of its document."""
    annotation = _DECODE(payload)
    return msgspec.structs.replace(annotation, document=msgspec.structs.replace(annotation.document, text=text))


def read_document(connection: Connection, case_id: str, id_: str) -> Document | None:
    """The current version of a document as it was read: its own metadata, whatever a person set since."""
    row = connection.execute(
        select(documents.c.meta, documents.c.text).where(
            documents.c.case_id == case_id, documents.c.id == id_, documents.c.current
        )
    ).first()
    if row is None:
        return None
    return msgspec.structs.replace(msgspec.json.decode(row.meta, type=Document), text=row.text)


def source_is_read(connection: Connection, case_id: str, path: str, size: int, changed_ns: int, program: str) -> bool:
    """True where this file was read to its end as it is now, by the same program and lexicon."""
    row = connection.execute(select(sources).where(sources.c.case_id == case_id, sources.c.path == path)).first()
    return row is not None and (row.size, row.changed_ns, row.program) == (size, str(changed_ns), program)


def mark_source_read(connection: Connection, case_id: str, path: str, size: int, changed_ns: int, program: str) -> None:
    connection.execute(delete(sources).where(sources.c.case_id == case_id, sources.c.path == path))
    connection.execute(
        insert(sources).values(case_id=case_id, path=path, size=size, changed_ns=str(changed_ns), program=program)
    )


def issue_sources(connection: Connection, case_id: str) -> list[str]:
    """The sources (paths) that the case has issue rows of."""
    rows = connection.execute(select(issues.c.source).where(issues.c.case_id == case_id).distinct())
    return sorted(row.source for row in rows)


def clear_issues(connection: Connection, case_id: str, source: str) -> None:
    """Drop the issue rows of a source that is about to be read again."""
    connection.execute(delete(issues).where(issues.c.case_id == case_id, issues.c.source == source))


def put_issues(connection: Connection, case_id: str, source: str, rows: Iterable[IssueRow]) -> None:
    """Write issue rows under the source (a path) that they came from; a row known already is replaced."""
    by_id = {row.id: row for row in rows}
    if not by_id:
        return
    connection.execute(delete(issues).where(issues.c.case_id == case_id, issues.c.id.in_(list(by_id))))
    connection.execute(
        insert(issues),
        [{"case_id": case_id, "id": row.id, "source": source, **msgspec.structs.asdict(row)} for row in by_id.values()],
    )


def read_issues(connection: Connection, case_id: str) -> list[IssueRow]:
    rows = connection.execute(select(issues).where(issues.c.case_id == case_id).order_by(issues.c.where, issues.c.kind))
    return [IssueRow(row.kind, row.where, row.message, row.document, row.read) for row in rows]


def count_read_otherwise(connection: Connection, case_id: str, program: str, lexicon: str) -> int:
    """Number of documents that were read by another version of the program or its lexicon."""
    query = (
        select(func.count())
        .select_from(documents)
        .join(annotated, _SAME_VERSION)
        .where(documents.c.case_id == case_id, documents.c.current)
        .where((annotated.c.program != program) | (annotated.c.lexicon != lexicon))
    )
    return connection.execute(query).scalar_one()


def count_issues(connection: Connection, case_id: str) -> int:
    return connection.execute(select(func.count()).select_from(issues).where(issues.c.case_id == case_id)).scalar_one()


def _document_row(case_id: str, document: Document, now: datetime) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "id": document.id,
        "version": document.version,
        "current": True,
        "origin": document.origin,
        "raw_hash": document.raw_hash,
        "meta": _encode(_without_text(document)),
        "text": document.text,
        "read_at": now,
    }


def _without_text(document: Document) -> Document:
    return msgspec.structs.replace(document, text="")


def _finding_rows(case_id: str, annotation: Annotation) -> Iterator[dict[str, Any]]:
    document = annotation.document.id

    def row(layer: str, item: Any, start: int, end: int) -> dict[str, Any]:
        return {
            "case_id": case_id,
            "id": item.id,
            "layer": layer,
            "document": document,
            "start": start,
            "end": end,
            "rule": item.rule,
            "confidence": item.confidence,
        }

    for statement in annotation.statements:
        yield row("statement", statement, statement.content[0].start, statement.content[-1].end)
    for time in annotation.times:
        yield row("time", time, time.start, time.end)
    for quantity in annotation.quantities:
        yield row("quantity", quantity, quantity.start, quantity.end)
    for entity in annotation.entities:
        if entity.mentions:
            yield row("entity", entity, entity.mentions[0].start, entity.mentions[0].end)
    for claim in annotation.claims:
        yield row("claim", claim, claim.evidence.start, claim.evidence.end)
