"""Links the documents of a stored case, and reads anew those whose publication window others settle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tawatur.link import link_case
from tawatur.model import Annotation, Document, Published
from tawatur.pipeline.stages import annotate_document, program_version
from tawatur.pipeline.windows import windows_from_copies, with_window
from tawatur.store import Store, put_annotations, put_findings, read_annotations, read_document, set_as_of


def link_stored(store: Store, case_id: str, as_of: date) -> int:
    """Link all current documents of the case and write what was found. Gives the number of documents."""
    with store.begin() as connection:
        annotations = {row.annotation.document.id: row.annotation for row in read_annotations(connection, case_id)}
    found = link_case(list(annotations.values()), as_of)
    settled = windows_from_copies(list(annotations.values()), found.passages)
    if settled:
        annotations |= read_again(store, case_id, settled)
        found = link_case(list(annotations.values()), as_of)
    with store.begin() as connection:
        put_findings(connection, case_id, found)
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
                rows.append((document, annotate_document(changed), None))
        put_annotations(connection, case_id, rows, program_version())
    return {document.id: annotation for document, annotation, _ in rows}
