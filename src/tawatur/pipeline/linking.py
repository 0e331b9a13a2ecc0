"""Links the documents of a stored case, and reads anew those whose publication window others settle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from tawatur.link import DocumentDigest, digest, link_case
from tawatur.model import Annotation, Document, Published
from tawatur.pipeline.searching import finding_rows, report_rows
from tawatur.pipeline.stages import annotate_document, program_version
from tawatur.pipeline.windows import windows_from_copies, with_window
from tawatur.store import (
    Store,
    count_search_rows,
    make_views,
    put_annotations,
    put_digests,
    put_findings,
    put_reports,
    put_search_rows,
    read_annotations,
    read_document,
    replace_search_rows,
    set_as_of,
)
from tawatur.text.fold import fold_text


def link_stored(store: Store, case_id: str, as_of: date) -> int:
    """Link all current documents of the case and write what was found. Gives the number of documents."""
    annotations: dict[str, Annotation] = {}
    digests: dict[str, DocumentDigest] = {}
    made_anew: list[tuple[str, str, bytes]] = []
    with store.begin() as connection:
        for row in read_annotations(connection, case_id):
            id_ = row.annotation.document.id
            annotations[id_] = row.annotation
            kept = unpack_digest(row.digest)
            if kept is None or not kept.fits(row.annotation):
                kept = digest(row.annotation)
                made_anew.append((id_, row.annotation.document.version, pack_digest(kept)))
            digests[id_] = kept
        put_digests(connection, case_id, made_anew)
    found = link_case(list(annotations.values()), as_of, digests)
    settled = windows_from_copies(list(annotations.values()), found.passages)
    if settled:
        annotations |= read_again(store, case_id, settled)
        found = link_case(list(annotations.values()), as_of, digests)
    with store.begin() as connection:
        put_findings(connection, case_id, found, as_of, fold_text)
        outlets = {id_: a.document.source for id_, a in annotations.items()}
        replace_search_rows(connection, case_id, ("statement", "actor"), finding_rows(found, outlets))
        if count_search_rows(connection, case_id, "report") != len(annotations):  # read by an earlier version
            put_reports(connection, case_id, annotations.values())
            put_search_rows(connection, case_id, report_rows(annotations.values()))
        make_views(connection, case_id, as_of)
        set_as_of(connection, case_id, as_of)
    return len(annotations)


def read_again(store: Store, case_id: str, windows: Mapping[str, Published | None]) -> dict[str, Annotation]:
    """Annotate the named documents under other publication windows (None: their own) and store the result."""
    rows: list[tuple[Document, Annotation, bytes | None]] = []
    with store.begin() as connection:
        for id_, window in windows.items():
            document = read_document(connection, case_id, id_)
            if document is not None:
                changed = with_window(document, window) if window is not None else document
                annotation = annotate_document(changed)
                rows.append((document, annotation, pack_digest(digest(annotation))))
        put_annotations(connection, case_id, rows, program_version())
        put_search_rows(connection, case_id, report_rows(annotation for _, annotation, _ in rows))
    return {document.id: annotation for document, annotation, _ in rows}


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(DocumentDigest).decode


def pack_digest(made: DocumentDigest) -> bytes:
    """A digest as the store keeps it."""
    return _ENCODE(made)


def unpack_digest(packed: bytes | None) -> DocumentDigest | None:
    """The digest, or None where there is none or another version of the program packed it."""
    if packed is None:
        return None
    try:
        return _DECODE(packed)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
