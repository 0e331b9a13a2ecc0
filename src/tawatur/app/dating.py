"""Use case: a person says when a report appeared; all relative dates and everything built on them follow."""

from __future__ import annotations

from datetime import date

from tawatur.app.judging import judge, judgements_of, undo
from tawatur.app.settings import store_open
from tawatur.model import Published, UnknownId, UsageError
from tawatur.review import in_force
from tawatur.store import Store, get_case, read_annotations, read_document


def date_report(
    case: str,
    report: str,
    earliest: date | None = None,
    latest: date | None = None,
    *,
    author: str | None = None,
    note: str = "",
    store: str | Store | None = None,
) -> Published | None:
    """Set the publication window of a report, or withdraw what was set where no day is given.

    Args:
        earliest, latest: inclusive days; one day where `latest` is left out.
        author: who judges; the login name where none is given.

    Returns:
        The window now in force.

    Raises:
        UsageError: no such case or report, or the window ends before it begins.
    """
    latest = latest or earliest
    with store_open(store) as opened:
        with opened.begin() as connection:
            row = get_case(connection, case)
            if read_document(connection, row.id, report) is None:
                raise UnknownId(
                    f"the case has no report {report!r}", todo="Ids stand in `tawatur export CASE --as json`."
                )
        if earliest:
            value = {"published": {"earliest": _iso(earliest), "latest": _iso(latest)}}
            judge(case, report, "edit", value, author=author, note=note, store=opened)
        else:
            standing = in_force(judgements_of(case, report, store=opened))
            if not standing:
                raise UsageError("nobody has set this report's window", where=report)
            undo(case, standing[-1].id, author=author, note=note, store=opened)
        with opened.begin() as connection:
            return next(iter(read_annotations(connection, row.id, [report]))).annotation.document.published


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
