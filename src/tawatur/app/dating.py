"""Use case: a person says when a report appeared; all relative dates and everything built on them follow."""

from __future__ import annotations

import getpass
from datetime import UTC, date, datetime

from tawatur.app.settings import store_url
from tawatur.model import Judgement, Published, UsageError, content_id
from tawatur.pipeline import link_stored, person_windows, read_again
from tawatur.store import append_judgement, get_case, open_store, read_document, read_judgements


def date_report(
    case: str,
    report: str,
    earliest: date | None = None,
    latest: date | None = None,
    *,
    author: str | None = None,
    note: str = "",
    store: str | None = None,
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
    if earliest and latest and earliest > latest:
        raise UsageError("the window ends before it begins", where=f"{earliest} – {latest}")
    with open_store(store_url(store), create=False) as opened:
        with opened.begin() as connection:
            row = get_case(connection, case)
            document = read_document(connection, row.id, report)
            if document is None:
                raise UsageError(
                    f"the case has no report {report!r}", todo="Ids stand in `tawatur export CASE --as json`."
                )
            now = datetime.now(UTC)
            judged = read_judgements(connection, row.id)
            undone = {j.undoes for j in judged}
            standing = [j for j in judged if j.finding == report and "published" in j.value and j.id not in undone]
            value = {"published": {"earliest": _iso(earliest), "latest": _iso(latest)}} if earliest else {}
            if not earliest and not standing:
                raise UsageError("nobody has set this report's window", where=report)
            append_judgement(
                connection,
                row.id,
                Judgement(
                    content_id("judgement", report, now.isoformat()),
                    report,
                    "edit" if earliest else "withdraw",
                    author or getpass.getuser(),
                    now,
                    value,
                    note,
                    None if earliest else standing[-1].id,
                ),
            )
            window = person_windows(read_judgements(connection, row.id)).get(report)
        annotation = read_again(opened, row.id, {report: window})[report]
        link_stored(opened, row.id, row.as_of or date.today())
    return annotation.document.published


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
