"""Figures: quantities of the same counted thing and scope, over time and across reports.

Two figures can only conflict where what is counted, where, when and in what event agree; then they conflict where their
ranges do not meet. A shown conflict must be a real one: whatever is not known to be the same is left side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date

from tawatur.link.archive import Archive, Report, days_apart
from tawatur.link.counted import OPEN, PLACES, comparable, group_of
from tawatur.link.happened import EVENT_DAYS, HAPPENED, WEIGHED, Words, same_event, words_of_events
from tawatur.link.join import Join, Shelves, in_blocks
from tawatur.link.numbers import Shown, same_period, shown_of
from tawatur.link.origins import Origins
from tawatur.link.partition import Partition
from tawatur.link.passages import PairPassages
from tawatur.link.said import Ref, Said
from tawatur.link.scope import WHOLE, Made, Scope, hanging, tied
from tawatur.link.ties import tie
from tawatur.link.words import containment, jaccard
from tawatur.model import Tie, content_id
from tawatur.model.case import Figure, FigureScope, FigureValue

WITHIN = "one report tells the one against the other"
TIED = "reports that share text"
WIDE_DAYS = 60  # a report that may have appeared on any of more days is compared with all
COMMON = 150  # numbers: a word with more of one thing says nothing of which event it is
STALE_DAYS = 365
MAX_SHELF = 60
SALIENT = 100  # a number that is hardly the same by chance
# Part of the words right around two numbers that must be the same before they are held against each other.
CONFLICT_NEAR = 0.4
SOURCE_NEAR = 0.5  # and where one speaker tells both
# Events of which one subject has one on a day, so that two numbers of it are of the same.
SELDOM = frozenset(("moved", "withdrawn", "released", "demonstrated"))


def find_figures(
    archive: Archive,
    said: dict[Ref, Said],
    origins: Origins,
    pairs: Sequence[PairPassages] = (),
    ties: Sequence[Tie] = (),
    scope: Scope = WHOLE,
) -> Made:
    """Figures, those in conflict first. `pairs`: reports that share text."""
    shown = shown_of(archive)
    words_ = words_of_events(shown, len(archive))
    seeds: set[int] | None = None
    if not scope.whole:
        stirred = scope.with_(tied(ties))
        flipped = words_.flipped(
            words_of_events([s for s in shown if not scope.is_new(s.report.id)], len(archive) - len(scope.new or ()))
        )
        seeds = {
            i
            for i, s in enumerate(shown)
            if stirred.holds(s.report.id) or (s.key.event in HAPPENED and not flipped.isdisjoint(s.stems))
        }
    strong: dict[tuple[int, int], str] = {}
    where = {(s.report.id, s.quantity.id): i for i, s in enumerate(shown)}
    firm: dict[int, set[tuple[int, int]]] = {}  # pairs that hold wherever they stand, by both ends

    def hold(a: int, b: int) -> None:
        for i in (a, b):
            firm.setdefault(i, set()).add((a, b))

    for i, s in enumerate(shown):
        if s.key.rival is not None:
            hold(where[s.report.id, s.key.rival], i)
    told = _tied(archive, shown, pairs)
    for a, b, _ in told:
        hold(a, b)
    reasons: dict[tuple[int, int], str] = {}

    def accept(a: int, b: int) -> bool:
        x, y = shown[a], shown[b]
        if not comparable(x.key.counted, y.key.counted):
            return False
        reason = (same_thing(x, y) if x.key.counted == y.key.counted else None) or same_event(x, y, words_)
        if reason:
            reasons[a, b] = reason
        return reason is not None

    def holding(asking: Collection[int] | None) -> set[tuple[int, int]]:
        return {pair for i in (firm if asking is None else asking) for pair in firm.get(i, ())}

    chosen, _ = hanging(len(shown), seeds, _shelves(shown, words_), accept, holding)
    among = frozenset(chosen)
    parts: Partition[int] = Partition(chosen)
    tie(parts, ties, ((i, (shown[i].report.id, shown[i].quantity.start, shown[i].quantity.end)) for i in chosen))
    for a, b, reason in _matched(shown, reasons):
        parts.join(a, b)
        strong[a, b] = reason
    for i in chosen:
        if shown[i].key.rival is not None:
            rival = where[shown[i].report.id, shown[i].key.rival or ""]
            parts.join(rival, i)
            strong[rival, i] = WITHIN
    for a, b, reason in told:
        if a in among and (parts.join(a, b) or (a, b) in strong):
            strong.setdefault((a, b), reason)

    def figure(group: list[int]) -> Figure:
        rows = sorted(group, key=lambda i: (shown[i].report.day, shown[i].report.id, shown[i].quantity.start))
        told_so = (
            {
                (rows.index(a), rows.index(b)): strong[a, b]
                for n, a in enumerate(group)
                for b in group[n + 1 :]
                if (a, b) in strong
            }
            if len(group) <= 200
            else {}
        )
        return _figure([shown[i] for i in rows], told_so, said, origins)

    former = None if seeds is None else frozenset(_id(shown[i]) for i in chosen)
    return Made("figures", map(figure, parts.groups()), former)


def _id(first: Shown) -> str:
    return content_id("figure", first.report.id, first.quantity.id)


def _tied(archive: Archive, shown: list[Shown], pairs: Sequence[PairPassages]) -> list[tuple[int, int, str]]:
    """Quantities of two reports of one subject (they share text, and appeared together), where each report has just
    one such number of such an event."""
    only: dict[str, dict[tuple[str, str], int | None]] = {}
    for i, s in enumerate(shown):
        if s.key.counted and s.key.event in SELDOM:
            table = only.setdefault(s.report.id, {})
            kind = (s.key.counted, s.key.event)
            table[kind] = None if kind in table else i
    out = []
    for pair in pairs:
        one, two = archive.reports[pair.a], archive.reports[pair.b]
        left, right = only.get(one.id, {}), only.get(two.id, {})
        if days_apart(one.published, two.published) > EVENT_DAYS:
            continue
        for kind in sorted(left.keys() & right.keys()):
            a, b = left[kind], right[kind]
            if a is None or b is None:
                continue
            x, y = shown[a], shown[b]
            period = same_period(x.key.since, y.key.since)
            places = x.key.place and y.key.place and x.key.place != y.key.place
            if period is False or places or len(x.stems & y.stems) < 3 or x.key.denial or y.key.denial:
                continue
            out.append((a, b, f"{TIED}: the only numbers of this in two reports of one subject"))
    return out


def _matched(shown: list[Shown], reasons: Mapping[tuple[int, int], str]) -> list[tuple[int, int, str]]:
    """Pairs that count the same thing, each quantity with at most one of another report: a sentence may hold several
    numbers, and only those told in the same words can be held against each other. Equal numbers go first, then those
    of the same noun."""
    scored: list[tuple[bool, bool, float, int, int, str]] = []
    for (a, b), reason in reasons.items():
        x, y = shown[a], shown[b]
        apart, noun = x.low > y.high or y.low > x.high, x.key.counted != y.key.counted
        scored.append((apart, noun, -jaccard(x.near, y.near), a, b, reason))
    taken: set[tuple[int, str]] = set()
    out: list[tuple[int, int, str]] = []
    for apart, _, score, a, b, reason in sorted(scored):
        if (a, shown[b].report.id) in taken or (b, shown[a].report.id) in taken:
            continue
        if apart and -score < CONFLICT_NEAR and not reason.startswith(WEIGHED):
            continue
        taken |= {(a, shown[b].report.id), (b, shown[a].report.id)}
        out.append((a, b, reason))
    return out


def _shelves(shown: Sequence[Shown], words_: Words) -> Shelves:
    """Quantities by what is counted in what event, those of what happened also by days. Pairs that may count the same
    thing: their sentences share words; of what happened, also rare words; of what has a beginning, fewer words; of
    what lasts, the same large number."""
    buckets: dict[tuple[str, str], list[int]] = {}
    for i, s in enumerate(shown):
        if s.key.counted:
            counted = group_of(s.key.counted) if s.key.event in HAPPENED else s.key.counted
            buckets.setdefault((counted, s.key.event), []).append(i)
    shelves: dict[Hashable, list[int]] = {}
    for kind, members in buckets.items():
        if kind[1] not in HAPPENED:
            shelves[kind] = members
            continue
        for block, places in in_blocks([_days(shown[i].report) for i in members]).items():
            shelves[kind, block] = [members[n] for n in places]
    none: frozenset[int] = frozenset()

    def joins(_: Hashable, members: Sequence[int]) -> list[Join]:
        rows = [shown[i] for i in members]
        happened = rows[0].key.event in HAPPENED
        if happened:
            last = [frozenset(stem for stem in s.stems if words_.is_rare(stem)) for s in rows]
        else:
            last = [frozenset((hash((s.quantity.min, s.quantity.max)),)) if _salient(s) else none for s in rows]
        return [
            Join([s.stems for s in rows], 0.35 if happened else 0.5, 4, COMMON),
            Join([s.stems if s.key.since else none for s in rows], 0.25, 3, COMMON),
            Join(last, 0, 1, MAX_SHELF),
        ]

    return Shelves(shelves, joins)


def _salient(s: Shown) -> bool:
    return bool(s.key.event) and s.quantity.min is not None and s.quantity.min >= SALIENT


def _days(report: Report) -> tuple[int, int] | None:
    """The days that a report may have appeared on, as ordinals; None where it is compared with all."""
    days = report.published.days
    if days is None or days > WIDE_DAYS:
        return None
    last = report.day.toordinal()
    return last - days + 1, last


def same_thing(a: Shown, b: Shown) -> str | None:
    """Why two quantities count the same thing in the same scope, or None where that is not known."""
    x, y = a.key, b.key
    if a.report.id == b.report.id:
        return None
    period = same_period(x.since, y.since)
    if period is False or (period is None and bool(x.since) != bool(y.since) and x.event in HAPPENED):
        return None
    if x.place and y.place and x.place != y.place and not set(x.place.split("+")) & set(y.place.split("+")):
        return None
    shared = len(a.stems & b.stems)
    inside = shared / max(1, min(len(a.stems), len(b.stems)))
    union = shared / max(1, len(a.stems | b.stems))
    beside = jaccard(a.near, b.near)
    place = f", both in {x.place}" if x.place and x.place == y.place else ""
    same_value = (a.quantity.min, a.quantity.max) == (b.quantity.min, b.quantity.max)
    if x.since and y.since:
        since = x.since if x.since != OPEN else y.since
        if period and (place or shared >= 3):
            return f"same period (since {since}){place}"
        if x.event in HAPPENED:
            return f"both since {since}: {shared} telling words in common{place}" if shared >= 5 and place else None
    if x.event in HAPPENED:
        if days_apart(a.window, b.window) > EVENT_DAYS or days_apart(a.report.published, b.report.published) > 3:
            return None
        if beside < (0.2 if same_value else 0.4):
            return None
        if shared >= 4 and inside >= 0.5 and union >= 0.25 and (place or inside >= 0.6):
            return f"same event ({x.event}): {shared} telling words in common{place}, days fit"
        return None
    salient = same_value and a.quantity.min is not None and a.quantity.min >= SALIENT
    if x.event and salient and (place or (not (x.place and y.place) and shared >= 2)):
        return f"same number of the same thing ({x.event}){place}"
    if beside < (0.15 if same_value else 0.4):
        return None
    if shared >= 4 and inside >= 0.5 and union >= 0.3 and (place or inside >= 0.65):
        return f"{shared} telling words in common ({inside:.0%} of the shorter sentence){place}"
    return None


def disagree(a: Shown, b: Shown, one_source: bool = False) -> bool:
    """True where the ranges do not meet and the two are told for the same days.

    Args:
        one_source: both are words of one speaker."""
    if a.low <= b.high and b.low <= a.high:
        return False
    if a.key.event in HAPPENED:
        if rises(a, b):
            return False
        shared = len(a.stems & b.stems)
        alike = shared >= 10 or (shared >= 6 and containment(a.stems, b.stems) >= 0.8)
        told = one_source and jaccard(a.near, b.near) >= SOURCE_NEAR
        known = bool(a.key.place and a.key.place == b.key.place) or (alike and a.report.day == b.report.day) or told
        return known and days_apart(a.report.published, b.report.published) <= EVENT_DAYS
    return days_apart(a.window, b.window) <= 1


def _one_source(a: Shown, b: Shown, said: dict[Ref, Said]) -> bool:
    one, two = (said.get((s.report.id, s.key.attributed)) if s.key.attributed else None for s in (a, b))
    return one is not None and two is not None and one.speaker == two.speaker


def rises(a: Shown, b: Shown) -> bool:
    """True where the later report has the higher count of something that happened: an update, no conflict."""
    first, second = (a, b) if a.report.day <= b.report.day else (b, a)
    return a.key.event in HAPPENED and first.report.day < second.report.day and second.low > first.high


def _figure(rows: list[Shown], reasons: dict[tuple[int, int], str], said: dict[Ref, Said], origins: Origins) -> Figure:
    values: list[FigureValue] = []
    conflicts: list[tuple[int, int]] = []
    why: list[str] = []
    index: dict[int, int] = {}
    last: dict[tuple[float, float], tuple[date, date]] = {}  # numbers → (first day seen, last as-of or day)
    comparable = False
    for n, row in enumerate(rows):
        origin = _origin(row, _id(rows[0]), said, origins)
        fresh, stale, note = _freshness(row, last)
        if note:
            why.append(note)
        shown = row.report.evidence(row.quantity.span)
        index[n] = len(values)
        values.append(
            FigureValue(
                row.quantity.min,
                row.quantity.max,
                row.quantity.approx,
                row.window,
                row.report.id,
                row.quantity.id,
                shown,
                fresh,
                stale,
                origin,
            )
        )
        if row.key.denial is not None and row.quantity.min is not None:
            low, high = (row.quantity.min, None) if row.key.direction == "more" else (None, row.quantity.min)
            words_ = row.report.evidence(row.key.denial)
            conflicts.append((len(values) - 1, len(values)))
            values.append(
                FigureValue(low, high, False, row.window, row.report.id, row.quantity.id, words_, True, False, origin)
            )
            why.append(f"{row.report.id} denies the number itself: {words_.text}")
    for (a, b), reason in sorted(reasons.items()):
        lower, upper = min(a, b), max(a, b)
        apart = rows[lower].low > rows[upper].high or rows[upper].low > rows[lower].high
        told_against = reason.startswith((WITHIN, TIED, WEIGHED)) and apart and not rises(rows[lower], rows[upper])
        if told_against or disagree(rows[lower], rows[upper], _one_source(rows[lower], rows[upper], said)):
            conflicts.append((index[lower], index[upper]))
            why.append(f"{rows[lower].report.id} and {rows[upper].report.id}: {reason}; the ranges do not meet")
        else:
            comparable = comparable or (rows[lower].low <= rows[upper].high and rows[upper].low <= rows[lower].high)
            update = "; the later count is higher: an update" if rises(rows[lower], rows[upper]) else ""
            why.append(f"{rows[lower].report.id} and {rows[upper].report.id}: {reason}{update}")
    first = rows[0]
    relation = "conflict" if conflicts else "agree" if comparable else "single"
    place = next((p for r in rows for p in [_place_name(r)] if p), None)
    return Figure(
        id=_id(first),
        counted=first.key.unit or first.quantity.unit or "",
        scope=FigureScope(
            place,
            next((r.key.since for r in rows if r.key.since and r.key.since != OPEN), None),
            next((r.key.until for r in rows if r.key.until), None),
        ),
        values=tuple(values),
        relation=relation,  # type: ignore[arg-type]
        conflicts=tuple(sorted(set(conflicts))),
        evidence=tuple(v.evidence for v in values),
        why=tuple(why[:40]) or ("counted once",),
        rule=f"figure.{first.key.event or 'count'}",
        confidence=round(
            min(r.quantity.confidence for r in rows) * (0.85 if conflicts else 0.9 if len(rows) > 1 else 1.0), 3
        ),
    )


def _place_name(row: Shown) -> str | None:
    """The place as the report writes it."""
    if row.key.place is None:
        return None
    names = {k.norm: e.name for e, k in zip(row.report.annotation.entities, row.report.digest.entities, strict=True)}
    return PLACES.join(names.get(norm, norm) for norm in row.key.place.split("+"))


def _origin(row: Shown, figure: str, said: dict[Ref, Said], origins: Origins) -> str:
    s = said.get((row.report.id, row.key.attributed)) if row.key.attributed else None
    if s is not None:
        origin = origins.of_statement(s.report, s.key, s.statement, s.speaker, s.statement.speaker.name)
    else:
        origin = origins.of_report(row.report)
    origins.rest(origin, figure, [row.report.id], [row.report.evidence(row.quantity.span)])
    return origin.id


def _freshness(row: Shown, last: dict[tuple[float, float], tuple[date, date]]) -> tuple[bool, bool, str]:
    """(fresh, stale, note): fresh at its first appearance, or where a newer source or as-of date stands with it."""
    number = (float(row.quantity.min or 0), float(row.quantity.max or 0))
    day = row.report.day
    told = row.window.latest or day if row.key.dated else day
    seen = next((last[k] for k in last if _meet(k, number)), None)
    newer = row.key.now or row.key.attributed is not None or (row.key.dated and seen is not None and told > seen[1])
    fresh = seen is None or (newer and day > seen[1]) or (row.key.now and day >= seen[1])
    for k in [k for k in last if _meet(k, number)] or [number]:
        earlier = last.get(k)
        last[k] = (earlier[0] if earlier else day, max(day, earlier[1]) if earlier else day)
    if fresh or seen is None or day == date.max or seen[0] == date.max:
        return fresh, False, ""
    old = (day - seen[0]).days
    stale = old > STALE_DAYS
    return (
        False,
        stale,
        f"{row.report.id} repeats the number after {old} days with no newer source{' : stale' if stale else ''}",
    )


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a == b
