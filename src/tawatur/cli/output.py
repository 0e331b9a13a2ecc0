"""Consoles, progress bars and the way errors are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from tawatur.model import IssueRow, TawaturError

ALL_READ, FAILED, USAGE, SOME_NOT_READ, STOPPED = 0, 1, 2, 3, 130


def out() -> Console:
    """Standard output; plain and wide where it is piped."""
    piped = not sys.stdout.isatty()
    return Console(highlight=False, soft_wrap=piped, width=200 if piped else None)


def err() -> Console:
    """Standard error: progress, warnings, errors."""
    return Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())


def tell_error(error: TawaturError) -> None:
    """One clear line: what, where, what to do."""
    where = f" ({error.where})" if error.where else ""
    todo = f" {error.todo}" if error.todo else ""
    err().print(f"tawatur: {error.what}{where}.{todo}".replace("..", "."), markup=False)


def tell_issues(rows: Iterable[IssueRow], limit: int = 20) -> None:
    """Issue rows on standard error, those not read first."""
    console = err()
    ordered = sorted(rows, key=lambda row: (row.read, row.where, row.kind))
    for row in ordered[:limit]:
        label = "read, with a warning" if row.read else "not read"
        console.print(f"  {label}: {row.where}: {row.message} [{row.kind}]", markup=False)
    if len(ordered) > limit:
        console.print(f"  … and {len(ordered) - limit} more; `tawatur show CASE` and the dossier list them all")


@contextmanager
def progress_bar(quiet: bool, label: str) -> Iterator[Callable[[str, float, float, str], None]]:
    """A bar on standard error with rate and time left. The function takes step, done, total, and a note."""
    if quiet:
        yield lambda *_: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        TextColumn("· left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task(label, total=None, note="")

        def move(step: str, done: float, total: float, note: str) -> None:
            bar.update(task, description=step, completed=done, total=total or None, note=note)

        yield move


def write(content: bytes, to: Path | None) -> None:
    """Bytes to a file, or to standard output where none is named.

    Raises:
        TawaturError: the file cannot be written.
    """
    if to is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(content)
    except OSError as error:
        raise TawaturError(f"the file cannot be written: {error.strerror or error}", where=str(to)) from None
