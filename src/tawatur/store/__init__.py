"""Cases in SQLite or PostgreSQL. SQL stands only here."""

from tawatur.store.cases import CaseRow, case_names, ensure_case, finish_run, get_case, set_as_of, start_run
from tawatur.store.documents import (
    KnownDocument,
    StoredAnnotation,
    clear_issues,
    issue_sources,
    known_documents,
    mark_source_read,
    put_annotations,
    put_digests,
    put_issues,
    read_annotations,
    read_document,
    read_issues,
    source_is_read,
)
from tawatur.store.engine import Store, open_store
from tawatur.store.findings import FindingRow, find, linked_payload, put_findings, read_findings
from tawatur.store.judgements import append_judgement, read_judgements

__all__ = [
    "CaseRow", "FindingRow", "KnownDocument", "Store", "StoredAnnotation", "append_judgement", "case_names",
    "clear_issues", "ensure_case", "find", "finish_run", "get_case", "issue_sources", "known_documents",
    "linked_payload", "mark_source_read", "open_store", "put_annotations", "put_digests", "put_findings",
    "put_issues", "read_annotations", "read_document", "read_findings", "read_issues", "read_judgements",
    "set_as_of", "source_is_read", "start_run",
]  # fmt: skip
