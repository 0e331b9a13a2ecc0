"""Builds a case: reads what is new or changed, annotates it, links everything, and writes each batch as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from tawatur.intake import Source, find_sources
from tawatur.intake.read import read_source
from tawatur.lexicon import lexicon_version
from tawatur.link import digest
from tawatur.model import Annotation, CaseFile, Document, IssueRow, Published
from tawatur.pipeline.engines import annotate_all
from tawatur.pipeline.linking import link_stored, pack_digest
from tawatur.pipeline.names import Names
from tawatur.pipeline.searching import report_rows
from tawatur.pipeline.stages import annotate_document, program_version
from tawatur.pipeline.windows import person_windows, with_window
from tawatur.store import (
    Store,
    clear_issues,
    ensure_case,
    finish_run,
    issue_sources,
    known_documents,
    mark_source_read,
    put_annotations,
    put_case_file,
    put_issues,
    put_search_rows,
    read_judgements,
    source_is_read,
    start_run,
)

_BATCH = 64


class BuildCounts(msgspec.Struct):
    """What a build did: reports read anew, found unchanged, files passed over as unchanged, and issue rows."""

    read: int = 0
    unchanged: int = 0
    files: int = 0
    files_unchanged: int = 0
    not_read: int = 0
    warnings: int = 0
    reports: int = 0
    linked: bool = False


class Progress(msgspec.Struct, frozen=True):
    """Told while building: the step, and how far it is. `unit` is `bytes` while reading, else `steps`."""

    step: str
    done: int
    total: int
    reports: int = 0


def build_case(
    store: Store,
    name: str,
    paths: Iterable[str | Path],
    *,
    as_of: date,
    jobs: int = 1,
    case_file: CaseFile | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
) -> BuildCounts:
    """Read `paths` into the case and link it. Safe to stop at any point and to call again.

    Args:
        as_of: the day from which due windows are judged.
        jobs: processes for annotating.
        case_file: what the case is about; what was kept of an earlier build where none is given.
        tell: called with progress.
    """
    counts = BuildCounts()
    paths = list(paths)
    tool = f"{program_version()}/{lexicon_version()}"
    found = list(find_sources(paths))
    sources = [item for item in found if isinstance(item, Source)]
    with store.begin() as connection:
        case = ensure_case(connection, name)
        if case_file is not None:
            put_case_file(connection, case.id, case_file)
        run = start_run(connection, case.id, program_version(), lexicon_version())
        rows = [item for item in found if isinstance(item, IssueRow)]
        _forget_issues(connection, case.id, paths, {source.path for source in sources})
        for row in rows:
            put_issues(connection, case.id, row.where, [row])
        counts.not_read += len(rows)
        windows = person_windows(read_judgements(connection, case.id))
        known = known_documents(connection, case.id)
        todo = []
        for source in sources:
            size, changed = _stamp(source)
            if source_is_read(connection, case.id, source.path, size, changed, tool):
                counts.files_unchanged += 1
            else:
                todo.append(source)
    total, done = sum(source.size for source in todo), 0
    names = Names(known)
    for source in todo:
        counts.files += 1
        stamp = _stamp(source)
        with store.begin() as connection:
            clear_issues(connection, case.id, source.path)
        reader = _Reader(source, names, counts, windows)
        batch: list[tuple[Document, Annotation]] = []
        for document, result in annotate_all(reader.documents(), annotate_document, jobs):
            document = reader.as_read.pop(document.id, document)
            if isinstance(result, IssueRow):
                reader.rows.append(result)
                counts.not_read += 1
            else:
                batch.append((document, result))
                counts.read += 1
            if len(batch) >= _BATCH:
                _write(store, case.id, source.path, batch, reader.rows)
                batch, reader.rows = [], []
            tell(Progress("reading", done + reader.bytes, total, counts.read))
        _write(store, case.id, source.path, batch, reader.rows)
        with store.begin() as connection:
            mark_source_read(connection, case.id, source.path, *stamp, tool)
        done += source.size
        tell(Progress("reading", done, total, counts.read))
    tell(Progress("linking", 0, 1, counts.read))
    counts.reports, counts.linked = link_stored(store, case.id, as_of), True
    tell(Progress("linking", 1, 1, counts.read))
    with store.begin() as connection:
        finish_run(connection, case.id, run, msgspec.structs.asdict(counts))
    return counts


class _Reader:
    """The documents of one source that are not in the case as they are now; collects issue rows on the way."""

    def __init__(self, source: Source, names: Names, counts: BuildCounts, windows: dict[str, Published]) -> None:
        self.source, self.names, self.counts, self.windows = source, names, counts, windows
        self.rows: list[IssueRow] = []
        self.as_read: dict[str, Document] = {}
        self.bytes = 0

    def documents(self) -> Iterator[Document]:
        for item in read_source(self.source, self._count):
            if isinstance(item, IssueRow):
                self.rows.append(item)
                if item.read:
                    self.counts.warnings += 1
                else:
                    self.counts.not_read += 1
                continue
            document, row = self.names.settle(item)
            if row is not None:
                self.rows.append(row)
                self.counts.warnings += 1
            stored = self.names.known.get(document.id)
            if stored and (stored.version, stored.lexicon, stored.program) == (
                document.version,
                lexicon_version(),
                program_version(),
            ):
                self.counts.unchanged += 1
                continue
            if document.id in self.windows:
                self.as_read[document.id] = document
                document = with_window(document, self.windows[document.id])
            yield document

    def _count(self, n: int) -> None:
        self.bytes += n


def _write(
    store: Store, case_id: str, source: str, batch: list[tuple[Document, Annotation]], rows: list[IssueRow]
) -> None:
    with store.begin() as connection:
        put_annotations(
            connection,
            case_id,
            [(document, annotation, pack_digest(digest(annotation))) for document, annotation in batch],
            program_version(),
        )
        put_search_rows(connection, case_id, report_rows(annotation for _, annotation in batch))
        put_issues(connection, case_id, source, rows)


def _forget_issues(connection: Any, case_id: str, paths: list[str | Path], readable: set[str]) -> None:
    """Drop rows of earlier runs about things below `paths` that are no file to read any more; they are told anew."""
    roots = [Path(path) for path in paths]
    for known in issue_sources(connection, case_id):
        if known not in readable and any(root == Path(known) or root in Path(known).parents for root in roots):
            clear_issues(connection, case_id, known)


def _stamp(source: Source) -> tuple[int, int]:
    """Size in bytes and time of last change in ns; zeros where the file is gone by now."""
    try:
        stat = Path(source.path).stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns
