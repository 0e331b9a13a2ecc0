"""Views of a whole case, computed from the index when it is linked, so that its first page reads none of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import msgspec
from sqlalchemy import Connection, func, select

from tawatur.store.reading import count_linked, put_view, read_view
from tawatur.store.reports import ReportEntry, all_report_entries
from tawatur.store.schema import linked, listed

SHOWN = 12
DAILY = 120  # days that a case spans whose activity is shown by day
TURNS = 8
TURN_BEFORE = 10  # days before the first report
SETTLED = ("kept", "dropped", "denied", "contradicted")
DUE_NEAR = 366  # days from the case's day within which a due window is near


class Stretch(msgspec.Struct, frozen=True):
    """Reports and statements of one month (YYYY-MM), or of one day where the whole case is short."""

    start: str
    reports: int
    statements: int


class Outlet(msgspec.Struct, frozen=True):
    """An outlet ("" where it is not known) with what it relies on. Counts are of reports for copies, of statements
    for agencies and unnamed sources."""

    name: str
    reports: int
    statements: int
    unnamed: int
    agencies: dict[str, int]
    copies_from: dict[str, int]
    copied_by: dict[str, int]


class Home(msgspec.Struct, frozen=True):
    """The home of a case: counts, the shape of the story, and ids of what stands on it. Days are ordinals."""

    counts: dict[str, int]
    day_low: int | None
    day_high: int | None
    activity: tuple[Stretch, ...]
    turns: tuple[str, ...]
    due: tuple[str, ...]
    disagreements: tuple[str, ...]
    single_origin: tuple[str, ...]
    shifts: tuple[str, ...]
    most_quoted: tuple[tuple[str, int], ...]


def make_views(connection: Connection, case_id: str, as_of: date) -> None:
    """Compute the views of a case that was just linked."""
    entries = all_report_entries(connection, case_id)
    put_view(connection, case_id, "home", msgspec.json.encode(_home(connection, case_id, entries, as_of)))
    put_view(connection, case_id, "sources", msgspec.json.encode(_sources(connection, case_id, entries)))


def read_home(connection: Connection, case_id: str) -> Home | None:
    """None where the case was never linked by this version of the program."""
    payload = read_view(connection, case_id, "home")
    try:
        return None if payload is None else msgspec.json.decode(payload, type=Home)
    except msgspec.ValidationError:
        return None


def read_sources(connection: Connection, case_id: str) -> tuple[Outlet, ...]:
    payload = read_view(connection, case_id, "sources")
    return () if payload is None else msgspec.json.decode(payload, type=tuple[Outlet, ...])


def _home(connection: Connection, case_id: str, entries: list[ReportEntry], as_of: date) -> Home:
    counts = count_linked(connection, case_id)
    counts["reports"] = len(entries)
    counts["words"] = sum(e.words for e in entries)
    counts["statements"] = sum(e.statements for e in entries)
    days = [e.sort_day for e in entries if e.sort_day]
    letters = 10 if days and max(days) - min(days) <= DAILY else 7
    stretches: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for e in entries:
        if e.sort_day:
            start = date.fromordinal(e.sort_day).isoformat()[:letters]
            stretches[start][0] += 1
            stretches[start][1] += e.statements
    c, today = listed.c, as_of.toordinal()

    def first(layer: str, *where: object, order: tuple[object, ...] = (c.rank,)) -> tuple[str, ...]:
        query = select(c.id).where(c.case_id == case_id, c.layer == layer, *where)  # type: ignore[arg-type]
        rows = connection.execute(query.order_by(*order).limit(SHOWN))  # type: ignore[arg-type]
        return tuple(row.id for row in rows)

    # A turn is told by several reports, as something that has come, on days narrow enough to name, and in the time of
    # the reports: what they only recall is no turn of their story.
    turns = first(
        "timeline",
        *((c.day_high >= min(days) - TURN_BEFORE,) if days else ()),
        c.status.in_(("past", "ongoing")),
        c.day_low.is_not(None),
        c.day_high - c.day_low <= 31,
        order=(c.reports.desc(), c.day_low.desc(), c.id),
    )
    near = (c.day_high >= today - DUE_NEAR, c.day_high <= today + DUE_NEAR, c.status.not_in(SETTLED))
    holders = connection.execute(
        select(c.holder, func.count().label("n"))
        .where(c.case_id == case_id, c.layer == "utterances", c.kind != "anonymous")
        .group_by(c.holder)
        .order_by(func.count().desc(), c.holder)
        .limit(SHOWN)
    )
    return Home(
        counts,
        min((e.day_low for e in entries if e.day_low), default=None),
        max((e.day_high for e in entries if e.day_high), default=None),
        tuple(Stretch(start, *n) for start, n in sorted(stretches.items())),
        turns[:TURNS],
        first("commitments", *near),
        first("figures", c.kind == "conflict"),
        first("claims", c.origins_low <= 1, c.reports > 1),
        first("positions", c.kind == "shifts"),
        tuple((row.holder, row.n) for row in holders if row.holder),
    )


class _Where(msgspec.Struct):
    document: str


class _Copy(msgspec.Struct):
    """What of a passage tells who took from whom."""

    a: _Where
    b: _Where
    relation: str
    source: str | None = msgspec.field(default=None, name="from")


def _sources(connection: Connection, case_id: str, entries: list[ReportEntry]) -> tuple[Outlet, ...]:
    outlet_of = {e.id: e.outlet or "" for e in entries}
    taken: set[tuple[str, str]] = set()  # (taker's report, giver's outlet)
    decode = msgspec.json.Decoder(_Copy).decode
    query = select(linked.c.payload).where(linked.c.case_id == case_id, linked.c.layer == "passages")
    for row in connection.execute(query):
        passage = decode(row.payload)
        if passage.relation == "copy" and passage.source:
            taker = passage.b.document if passage.source == passage.a.document else passage.a.document
            taken.add((taker, outlet_of.get(passage.source, "")))
    gave: dict[str, Counter[str]] = defaultdict(Counter)
    took: dict[str, Counter[str]] = defaultdict(Counter)
    for taker, giver in taken:
        outlet = outlet_of.get(taker, "")
        if outlet != giver:
            took[outlet][giver] += 1
            gave[giver][outlet] += 1
    groups: dict[str, list[ReportEntry]] = defaultdict(list)
    for e in entries:
        groups[e.outlet or ""].append(e)
    rows = []
    for name, mine in groups.items():
        agencies: Counter[str] = Counter()
        for e in mine:
            agencies.update(e.agencies)
        rows.append(
            Outlet(
                name,
                len(mine),
                sum(e.statements for e in mine),
                sum(e.unnamed for e in mine),
                dict(agencies.most_common(SHOWN)),
                dict(took[name].most_common(SHOWN)),
                dict(gave[name].most_common(SHOWN)),
            )
        )
    return tuple(sorted(rows, key=lambda r: (-r.reports, r.name)))
