"""Use cases: the cases of a store, the home of one, its sources, its issues."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tawatur.app import finding
from tawatur.app.actors import actor_rows
from tawatur.app.cards import claim_card, commitment_card, figure_card, position_card, window_of
from tawatur.app.changes import since_visit
from tawatur.app.deciding import review
from tawatur.app.desk import CaseDesk, Desk, Slice
from tawatur.app.wire.cards import NameCount, OutletCount
from tawatur.app.wire.views import (
    Activity,
    CaseRow,
    Changes,
    Issue,
    Network,
    NetworkEdge,
    NetworkNode,
    Overview,
    ReviewShort,
    SourceRow,
    Turn,
)
from tawatur.model import IssueRow, UsageError, Window
from tawatur.pipeline import lexicon_version, program_version
from tawatur.store import (
    Home,
    Outlet,
    case_names,
    count_issues,
    count_read_otherwise,
    get_case,
    get_linked,
    read_case_file,
    read_home,
    read_issues,
    read_sources,
)

_TOP = 8  # outlets on the home page
WAITING = 3  # decisions on it
BUILD_AGAIN = "`tawatur build` with their files reads them again"


def case_rows(desk: Desk, roles: dict[str, str] | None = None) -> list[CaseRow]:
    """The cases of the store that have been built. `roles`: the reader's own by case; None where all are his."""
    rows = []
    with desk.store.begin() as connection:
        for name in case_names(connection):
            if roles is not None and name not in roles:
                continue
            row = get_case(connection, name)
            home = read_home(connection, row.id)
            rows.append(_case(row, home, roles[name] if roles is not None else "owner"))
    return rows


def _case(row: Any, home: Home | None, role: str) -> CaseRow:
    return CaseRow(
        row.name,
        home.counts.get("reports", 0) if home else 0,
        window_of(_window(home.day_low, home.day_high) if home else None),
        row.as_of,
        row.built_at,
        role,
    )


def _window(low: int | None, high: int | None) -> Window:
    return Window(date.fromordinal(low) if low else None, date.fromordinal(high) if high else None)


def make_ready(desk: Desk, case: str | None = None) -> str | None:
    """Compute beforehand what the first requests would wait for: what search knows of words (a second), and the home
    of the case, or of the one that was built last. Gives its name."""
    finding.make_ready()
    built = [(row.built_at, row.name) for row in case_rows(desk) if row.reports and row.built_at]
    named = [(at, name) for at, name in built if case in (None, name)]
    if not named:
        return None
    overview(desk, max(named)[1])
    return max(named)[1]


def read_by_earlier(desk: Desk, case: str) -> str | None:
    """A line that says so, where reports of the case were read by another version of the program or its lexicon."""

    def read() -> str:
        with desk.case(case) as at:
            n = count_read_otherwise(at.connection, at.id, program_version(), lexicon_version())
            of = read_home(at.connection, at.id)
        reports = of.counts.get("reports", n) if of else n
        return f"{n} of {reports} reports were read by another version of the program" if n else ""

    return desk.once(case, "read by earlier", read) or None


def overview(desk: Desk, case: str, role: str = "owner", reader: str = "") -> Overview:
    """What one should know of a case first. `reader`: whose last visit counts.

    Raises:
        UsageError: the case was never built to the end, or by an earlier version of the program.
    """
    made: Overview = desk.once(case, "overview", lambda: _overview(desk, case))
    own = msgspec.structs.replace(made.case, role=role)
    return msgspec.structs.replace(made, case=own, since=since_visit(desk, case, reader))


def _overview(desk: Desk, case: str) -> Overview:
    waiting = review(desk, case, None, Slice(WAITING))
    with desk.case(case) as at:
        home = read_home(at.connection, at.id)
        if home is None:
            raise UsageError("the case is not built to the end", where=case, todo="Run `tawatur build` again.")
        sources = read_sources(at.connection, at.id)
        about = read_case_file(at.connection, at.id)
        due, figures, claims, cards, turns = (
            _in_order(at, layer, ids)
            for layer, ids in (
                ("commitments", home.due),
                ("figures", home.disagreements),
                ("claims", home.single_origin),
                ("positions", home.shifts),
                ("timeline", home.turns),
            )
        )
        shelf = at.shelf([*due, *figures, *claims, *cards, *turns], limit=1)
        entities = get_linked(at.connection, at.id, "entities", [holder for holder, _ in home.most_quoted], short=True)
        quoted = [entities[holder] for holder, _ in home.most_quoted if holder in entities]
        return Overview(
            _case(at.row, home, "owner"),
            about.title,
            about.question,
            home.counts,
            Changes(None, (), ()),
            tuple(_activity(row.start, row.reports, row.statements) for row in home.activity),
            tuple(
                Turn(t.id, window_of(t.window), t.text, shelf.words(t.evidence[0]), len(t.documents))
                for t in sorted(turns, key=lambda t: (t.window.earliest or date.min, t.id))
                if t.evidence
            ),
            tuple(commitment_card(shelf, item) for item in due),
            tuple(figure_card(shelf, item) for item in figures),
            tuple(claim_card(shelf, item, 1) for item in claims),
            ReviewShort(waiting.total, waiting.items),
            tuple(position_card(shelf, item) for item in cards),
            tuple(actor_rows(at, quoted)),
            tuple(source_row(row) for row in sources[:_TOP]),
            count_issues(at.connection, at.id) + bool(read_by_earlier(desk, case)),
        )


def _activity(start: str, reports: int, statements: int) -> Activity:
    by_day = len(start) > len("2024-01")
    return Activity(None if by_day else start, start if by_day else None, reports, statements)


def _in_order(at: CaseDesk, layer: str, ids: tuple[str, ...]) -> list[Any]:
    found = get_linked(at.connection, at.id, layer, ids)
    return [found[id_] for id_ in ids if id_ in found]


def source_row(row: Outlet) -> SourceRow:
    def outlets(counts: dict[str, int]) -> tuple[OutletCount, ...]:
        return tuple(OutletCount(name, n) for name, n in counts.items())

    return SourceRow(
        row.name,
        row.reports,
        row.statements,
        (row.unnamed, row.statements),
        tuple(NameCount(name, n) for name, n in row.agencies.items()),
        outlets(row.copies_from),
        outlets(row.copied_by),
    )


def sources(desk: Desk, case: str) -> list[SourceRow]:
    """Outlets, those with most reports first; "" stands for reports whose outlet is not known."""
    with desk.case(case) as at:
        return [source_row(row) for row in read_sources(at.connection, at.id)]


def network(desk: Desk, case: str) -> Network:
    """Who copies whom and who credits which agency."""
    with desk.case(case) as at:
        rows = read_sources(at.connection, at.id)
    outlets = {row.name for row in rows}
    agencies: dict[str, int] = {}
    edges = []
    for row in rows:
        edges += [NetworkEdge(giver, row.name, "copy", n) for giver, n in row.copies_from.items()]
        for name, n in row.agencies.items():
            if name != row.name:
                agencies[name] = agencies.get(name, 0) + n
                edges.append(NetworkEdge(name, row.name, "credit", n))
    nodes = [NetworkNode(row.name, "outlet", row.reports) for row in rows]
    nodes += [NetworkNode(name, "agency", n) for name, n in sorted(agencies.items()) if name not in outlets]
    return Network(tuple(nodes), tuple(edges))


def issues(desk: Desk, case: str) -> list[Issue]:
    """What could not be read or settled, what was not read first; and that an earlier version read the case."""
    with desk.case(case) as at:
        rows = read_issues(at.connection, at.id)
    earlier = read_by_earlier(desk, case)
    if earlier is not None:
        rows.append(IssueRow("earlier-version", case, f"{earlier}; {BUILD_AGAIN}", read=True))
    return [issue(row) for row in sorted(rows, key=lambda r: (r.read, r.where, r.kind))]


def issue(row: IssueRow) -> Issue:
    return Issue(row.id, row.kind, row.where, row.message, row.document, row.read)
