"""Use cases of the workspace: what changed in a case since a day, a build or one's last visit; what asks for action."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tawatur.app import diffing
from tawatur.app.desk import CaseDesk, Desk
from tawatur.app.wire.views import Alert, Changes, DiffView
from tawatur.model import UsageError
from tawatur.store import count_changed, get_case, last_visit, list_builds

MOST = 200  # of each list
FEW = 12  # on the home of a case
LARGE = 5000  # changes above which the home does not compare: it takes seconds, and has a page of its own
LAST_SEEN = "last-seen"


def diff(desk: Desk, case: str, since: str | None, reader: str) -> DiffView:
    """What differs. `since`: a day, a build's number, `last-export`, or `last-seen`, the reader's last visit (all,
    where there was none); left out, the build before the last.

    Raises:
        UsageError: no such case or build, or no day.
    """
    number: int | str | date | None
    if since == LAST_SEEN:
        number = _build_seen(desk, case, reader) or 0
    elif since is None or since == diffing.LAST_EXPORT:
        number = since
    elif since.isdecimal():
        number = int(since)
    else:
        try:
            number = date.fromisoformat(since)
        except ValueError:
            raise UsageError("neither a day nor a build", where=since, todo="YYYY-MM-DD, a number, last-seen") from None
    return _diff(desk, case, number)


def _diff(desk: Desk, case: str, since: int | str | date | None) -> DiffView:
    def make() -> DiffView:
        with desk.case(case) as at:
            build, found = diffing.changes_in(at.connection, at.row, since)
            lists = {name: getattr(found, name) for name in diffing.LISTS}
            shown = {name: diffing.told(at.connection, at.id, rows[:MOST]) for name, rows in lists.items()}
            return DiffView(
                build.at if build else None,
                **{name: _alerts(at, rows) for name, rows in shown.items()},
                totals={name: len(rows) for name, rows in lists.items()},
            )

    return desk.once(case, ("diff", since), make)


def alerts(desk: Desk, case: str, days: int) -> list[Alert]:
    """What was newly contradicted in the last build, windows that end within `days` or are over with nothing told, and
    judgements whose finding changed or is gone."""
    rows = diffing.alerts(case, days=days, store=desk.store)[: 4 * MOST]
    with desk.case(case) as at:
        return list(_alerts(at, rows))


def since_visit(desk: Desk, case: str, reader: str) -> Changes:
    """What is new or changed since the reader's last visit, for the home of a case."""
    with desk.case(case) as at:
        mark = last_visit(at.connection, at.id, reader)
        number = _build_seen(desk, case, reader) if mark is not None else None
        if number is None or not 0 < count_changed(at.connection, at.id, number) <= LARGE:
            return Changes(mark, (), ())
    found = _diff(desk, case, number)
    return Changes(mark, found.new[:FEW], found.changed[:FEW])


def _build_seen(desk: Desk, case: str, reader: str) -> int | None:
    """The number of the build that the reader saw last; None where he never said."""
    with desk.store.begin() as connection:
        row = get_case(connection, case)
        mark = last_visit(connection, row.id, reader)
        if mark is None:
            return None
        return max((b.number for b in list_builds(connection, row.id) if b.at <= mark), default=0)


def _alerts(at: CaseDesk, rows: Sequence[Any]) -> tuple[Alert, ...]:
    """Differences and alerts alike, each with its first words."""
    shelf = at.shelf((), (row.evidence[0].document for row in rows if row.evidence))
    shelf.texts.update(at.texts(row.evidence[0].document for row in rows if row.evidence))
    return tuple(
        Alert(
            getattr(row, "kind", None) or row.change,
            row.text,
            row.finding,
            row.layer,
            getattr(row, "fields", ()),
            row.why,
            shelf.first_words(row.evidence),
            getattr(row, "judged", None),
            getattr(row, "act", None),
        )
        for row in rows
    )
