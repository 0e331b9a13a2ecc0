"""Use case: build a case from files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import msgspec

from tawatur.app.casefile import read_case_file
from tawatur.app.settings import store_url
from tawatur.model import IssueRow, UsageError
from tawatur.pipeline import BuildCounts, Progress, build_case
from tawatur.store import get_case, open_store, read_issues


class BuildResult(msgspec.Struct, frozen=True):
    """What a build did, the case's issue rows, and the store that it wrote to."""

    counts: BuildCounts
    issues: list[IssueRow]
    store: str


def build(
    paths: Iterable[str | Path],
    case: str,
    *,
    store: str | None = None,
    as_of: date | None = None,
    jobs: int | None = None,
    case_file: str | Path | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
) -> BuildResult:
    """Read `paths` into the case named `case` and link it; only what is new or changed is read.

    Args:
        as_of: the day from which due windows are judged; today where none is given.
        jobs: processes; None picks by the size of the input.
        case_file: what the case is about (see `read_case_file`); kept for later builds until another is given.

    Raises:
        UsageError: no path or no name.
        StoreError: the store cannot be opened or written.
    """
    paths = list(paths)
    if not paths or not case.strip():
        raise UsageError("a build needs a path and a case name", todo="tawatur build PATH… --case NAME")
    about = read_case_file(case_file) if case_file is not None else None
    with open_store(store_url(store)) as opened:
        counts = build_case(
            opened, case, paths, as_of=as_of or date.today(), jobs=jobs or _jobs(paths), case_file=about, tell=tell
        )
        with opened.begin() as connection:
            issues = read_issues(connection, get_case(connection, case).id)
        return BuildResult(counts, issues, opened.url)


def _jobs(paths: list[str | Path]) -> int:
    """One process for little input (starting more costs a second), else one a core."""
    size = 0
    for path in map(Path, paths):
        files = path.rglob("*") if path.is_dir() else (path,)
        for file in files:
            try:
                size += file.stat().st_size * (4 if file.suffix == ".gz" else 1)
            except OSError:
                continue
            if size > 3_000_000:
                return max(1, min(os.cpu_count() or 1, 8))
    return 1
