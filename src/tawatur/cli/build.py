"""`tawatur build` and `tawatur annotate`: from files to findings."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from tawatur import app as use
from tawatur.cli.output import ALL_READ, SOME_NOT_READ, err, out, progress_bar, tell_issues
from tawatur.model import IssueRow, TawaturError, UsageError


def build(
    paths: list[Path],
    /,
    *,
    case: str,
    store: str | None = None,
    as_of: date | None = None,
    jobs: int | None = None,
    case_file: Path | None = None,
    quiet: Annotated[bool, Parameter(negative=())] = False,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Read reports into a case and link them. Safe to interrupt and to run again: only what is new or changed is read.

    Exit code: 0 all was read, 3 some was not (each with its reason), 2 the call is wrong.

    Parameters
    ----------
    paths
        Files or folders: .txt, .html, .jsonl, also packed (.gz).
    case
        The case's name.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    as_of
        The day from which due windows are judged, YYYY-MM-DD. Default: today.
    jobs
        Processes. Default: by the size of the input.
    case_file
        TOML: title, question, actors and issues to watch with their words. Kept for later builds.
    quiet
        No progress bar.
    json
        Write what was done as JSON.
    """
    started = time.monotonic()
    with progress_bar(quiet or json, "reading") as move:

        def tell(progress: Any) -> None:
            rate = progress.reports / max(0.001, time.monotonic() - started)
            note = f"{progress.reports} reports, {rate:.0f}/s" if progress.step == "reading" else ""
            move(progress.step, progress.done, progress.total, note)

        result = use.build(paths, case, store=store, as_of=as_of, jobs=jobs, case_file=case_file, tell=tell)
    counts = result.counts
    if json:
        out().print_json(data=use.to_plain(result))
    else:
        err().print(
            f"case {case}: {counts.reports} reports ({counts.read} read now, {counts.unchanged} unchanged"
            + (f", {counts.files_unchanged} files unchanged" if counts.files_unchanged else "")
            + f") in {time.monotonic() - started:.1f} s; store {result.store}",
            markup=False,
        )
        tell_issues(result.issues)
    return SOME_NOT_READ if any(not row.read for row in result.issues) else ALL_READ


def annotate(
    paths: list[Path],
    /,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    skipped: Annotated[bool, Parameter(negative=())] = False,
    jobs: int = 1,
    quiet: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Annotate reports: one JSON line each, in the order read, without a store.

    Parameters
    ----------
    paths
        Files or folders: .txt, .html, .jsonl, also packed (.gz).
    output
        File to write; standard output where none is named.
    skipped
        Write instead the sentences that hold a reporting cue and gave no statement, as tab-separated lines.
    jobs
        Processes.
    quiet
        No progress bar.
    """
    if not paths:
        raise UsageError("annotate needs a path", todo="tawatur annotate PATH…")
    rows: list[IssueRow] = []
    try:
        target = output.open("wb") if output else sys.stdout.buffer
    except OSError as error:
        raise TawaturError(f"the file cannot be written: {error.strerror or error}", where=str(output)) from None
    total = sum(_size(path) for path in paths)
    read, count, started = 0, 0, time.monotonic()
    with progress_bar(quiet or output is None, "annotating") as move:

        def tell(n: int) -> None:
            nonlocal read
            read += n
            move("annotating", read, total, f"{count} reports, {count / max(0.001, time.monotonic() - started):.0f}/s")

        try:
            for item in use.annotate_paths(paths, jobs=jobs, progress=tell):
                if isinstance(item, IssueRow):
                    rows.append(item)
                    continue
                count += 1
                lines = _skipped(item) if skipped else [item.line]
                for line in lines:
                    target.write(line + b"\n")
        finally:
            if output:
                target.close()
            else:
                target.flush()
    tell_issues(rows)
    return SOME_NOT_READ if any(not row.read for row in rows) else ALL_READ


def _skipped(item: use.AnnotatedLine) -> list[bytes]:
    document = item.annotation.document
    out_lines = []
    for row in item.annotation.skipped:
        words = " ".join(document.text[row.start : row.end].split())
        cue = document.text[row.cue.start : row.cue.end]
        out_lines.append(f"{document.id}\t{row.start}\t{row.end}\t{cue}\t{words}".encode())
    return out_lines


def _size(path: Path) -> int:
    """Bytes below a path, for the progress bar."""
    try:
        if path.is_dir():
            return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        return path.stat().st_size
    except OSError:
        return 0
