"""Timeline: dated clauses as events, the same event of several reports as one entry, and what is due by the claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Literal

import msgspec

from tawatur.link.archive import Archive, Report, days_apart, narrowed
from tawatur.link.claims import Followed
from tawatur.link.clauses import clause
from tawatur.link.differ import differences, giving_way
from tawatur.link.join import Join, Shelves, in_blocks
from tawatur.link.keys import EventKey
from tawatur.link.partition import Partition
from tawatur.link.reading import FUTURE, Reading
from tawatur.link.scope import WHOLE, Made, Scope, hanging, tied
from tawatur.link.ties import tie
from tawatur.link.words import Hit, containment, jaccard, pack, unpack
from tawatur.model import Commitment, Span, Tie, TimeExpression, Window, content_id
from tawatur.model.case import CaseClaim, TimelineEntry

Status = Literal["past", "ongoing", "planned", "conditional"]
WIDEST = 400  # days: a wider window dates nothing
BACKGROUND_DAYS = 10
MIN_STEMS = 4
NARROW_DAYS = 3
NEAR_DAYS = 2  # the day of one event may be told so far apart
NEAR_WORDS = 7  # telling words in common, and
NEAR_ALIKE = 0.6  # of all words of both, where it is
INSIDE = 0.6  # of the shorter one's telling words, where the days meet


class Event(msgspec.Struct, frozen=True, eq=False):
    """A dated clause of a report."""

    report: Report
    key: EventKey

    @property
    def stems(self) -> frozenset[int]:
        return unpack(self.key.stems)

    @property
    def numbers(self) -> frozenset[int]:
        return unpack(self.key.numbers)


def keys(reading: Reading) -> tuple[EventKey, ...]:
    """One key a dated clause: of several dates in a clause the narrowest counts, and of equal ones that of what is
    said to have been before that of the saying."""
    contents = sorted((c.start, c.end) for s in reading.annotation.statements for c in s.content)
    starts = [start for start, _ in contents]

    def said(time: TimeExpression) -> bool:
        at = bisect_right(starts, time.start) - 1
        told = reading.published.latest is None or (time.latest or date.max) <= reading.published.latest
        return told and at >= 0 and time.end <= contents[at][1]

    chosen: dict[tuple[int, int], TimeExpression] = {}
    for time in reading.dates:
        width = Window(time.earliest, time.latest).days
        if width is None or width > WIDEST:
            continue
        sentence = reading.sentence_at(time.start)
        span = clause(reading.text, sentence, time.start, time.end)
        if time.value == "PRESENT_REF" and not _lasts(reading, span):
            continue  # "now" dates no event
        kept = chosen.get((span.start, span.end))
        if kept is None or (width, not said(time)) < (Window(kept.earliest, kept.latest).days or 0, not said(kept)):
            chosen[span.start, span.end] = time
    out = []
    for (start, end), time in sorted(chosen.items()):
        stems = reading.stems(start, end) - reading.stems(time.start, time.end)
        if len(stems) < MIN_STEMS:
            continue
        since = _since(reading, time)
        out.append(
            EventKey(
                start,
                end,
                time.id,
                time.earliest,
                max(time.latest or reading.published.latest, reading.published.latest)
                if since and reading.published.latest
                else time.latest,
                "ongoing" if since else _status(reading, time, Span(start, end)),
                pack(stems),
                pack(reading.numbers(start, end) - reading.numbers(time.start, time.end)),
                reading.negative(start, end),
            )
        )
    return tuple(out)


def _since(reading: Reading, time: TimeExpression) -> bool:
    """True where what the clause tells has gone on since the date."""
    at, _ = reading.range(time.start, time.end)
    before = reading.starts[max(0, at - 2)]
    return any("SINCE" in h.entry.classes for h in reading.hits_in(before, time.start))


def _lasts(reading: Reading, span: Span) -> bool:
    """True where a verb of going on stands in the clause."""
    return any(
        "ONGOING" in h.entry.classes and "NOW" not in h.entry.classes for h in reading.hits_in(span.start, span.end)
    )


def _status(reading: Reading, time: TimeExpression, span: Span) -> Status:
    published = reading.published
    hits = reading.hits_in(span.start, span.end)
    classes = {c for h in hits for c in h.entry.classes}
    first, last = reading.range(span.start, span.end)
    if any(flags & FUTURE for _, _, flags in reading.info[first:last]):
        classes.add("FUTURE")
    at, _ = reading.range(time.start, time.end)
    until = any("UNTIL" in h.entry.classes and at - 3 <= h.last < at for h in hits)
    ahead = published.latest is not None and time.earliest is not None and time.earliest > published.latest
    behind = published.earliest is not None and time.latest is not None and time.latest < published.earliest
    if ahead:
        return "conditional" if "CONDITION" in classes else "planned"
    if behind:
        return "past"
    vague = published.days is None or published.days > 31
    if time.value == "FUTURE_REF" or "FUTURE" in classes or (until and vague):
        return "conditional" if "CONDITION" in classes else "planned"
    if "HEDGE" in classes and "CONDITION" not in classes and _hedged(hits):
        return "conditional"
    if "ONGOING" in classes or (time.value == "PRESENT_REF" and "NOW" in classes):
        return "ongoing"
    return "past"


def _hedged(hits: list[Hit]) -> bool:
    """True where the clause opens with what may be (it is possible that …)."""
    first = min((h.first for h in hits), default=0)
    perfect = {h.first for h in hits if "QAD" in h.entry.classes}
    return any("HEDGE" in h.entry.classes and h.first <= first + 1 and h.first not in perfect for h in hits)


def find_timeline(archive: Archive, followed: Followed, ties: Sequence[Tie] = (), scope: Scope = WHOLE) -> Made:
    """Events, and due windows of commitments."""
    events = [Event(r, key) for r in archive.reports for key in r.digest.events]
    stirred = scope.with_(tied(ties))
    seeds = None if scope.whole else {i for i, e in enumerate(events) if stirred.holds(e.report.id)}
    reasons: dict[tuple[int, int], str] = {}

    def accept(a: int, b: int) -> bool:
        reason = same_event(events[a], events[b])
        if reason:
            reasons[a, b] = reason
        return reason is not None

    chosen, edges = hanging(len(events), seeds, _shelves(events), accept)
    parts: Partition[int] = Partition(chosen)
    why = tie(parts, ties, ((i, (events[i].report.id, events[i].key.start, events[i].key.end)) for i in chosen))
    for a, b in edges:
        if parts.join(a, b):
            why.setdefault(a, []).append(f"{events[a].report.id} and {events[b].report.id}: {reasons[a, b]}")
    told = (_entry([events[i] for i in g], [line for i in g for line in why.get(i, ())]) for g in parts.groups())
    out = chain(told, (_due(c) for c, _ in followed.of(Commitment) if c.due is not None))
    if scope.whole:
        return Made("timeline", out)
    former = {_event_id(events[i]) for i in chosen} | {_due_id(id_) for id_ in followed.former or ()}
    return Made("timeline", out, frozenset(former))


def _event_id(event: Event) -> str:
    return content_id("event", event.report.id, event.key.start, event.key.end)


def _due_id(claim: str) -> str:
    return content_id("event", "due", claim)


def _shelves(events: Sequence[Event]) -> Shelves:
    """Events by day (or by one longer window); pairs share most of the smaller one's telling words. Past ones also by
    blocks of days, where pairs share most of both: a day may be told otherwise."""
    shelves: dict[Hashable, list[int]] = {}
    for i, event in enumerate(events):
        window = event.key.window
        if window.earliest is None or window.latest is None:
            continue
        width = (window.latest - window.earliest).days
        if width <= NARROW_DAYS:
            for n in range(width + 1):
                shelves.setdefault(window.earliest + timedelta(days=n), []).append(i)
        else:
            shelves.setdefault((window.earliest, window.latest), []).append(i)
    near = [i for i, e in enumerate(events) if e.key.status == "past" and (e.key.window.days or WIDEST) <= NARROW_DAYS]
    for block, places in in_blocks([_ordinals(events[i].key.window) for i in near]).items():
        shelves["near", block] = [near[n] for n in places]

    def joins(shelf: Hashable, members: Sequence[int]) -> list[Join]:
        stems = [events[i].stems for i in members]
        if isinstance(shelf, tuple) and shelf[0] == "near":
            return [Join(stems, NEAR_ALIKE, NEAR_WORDS, alike=NEAR_ALIKE)]
        return [Join(stems, INSIDE, MIN_STEMS)]

    return Shelves(shelves, joins)


def _ordinals(window: Window) -> tuple[int, int] | None:
    if window.earliest is None or window.latest is None:
        return None
    return window.earliest.toordinal(), window.latest.toordinal()


def same_event(a: Event, b: Event) -> str | None:
    """Why two dated clauses tell the same event, or None."""
    if a.report.id == b.report.id and a.key.start < b.key.end and b.key.start < a.key.end:
        return "the same words"
    if a.key.negative != b.key.negative or (a.key.status != b.key.status and "past" in (a.key.status, b.key.status)):
        return None
    apart = days_apart(a.key.window, b.key.window)
    if apart and (apart > NEAR_DAYS or a.report.id == b.report.id or a.key.status != "past"):
        return None
    shared = len(a.stems & b.stems)
    inside, whole = containment(a.stems, b.stems), jaccard(a.stems, b.stems)
    if apart:
        told = shared >= NEAR_WORDS and whole >= NEAR_ALIKE
        return f"{shared} telling words in common, {apart} day{'s' if apart > 1 else ''} apart" if told else None
    if (shared >= 5 and inside >= INSIDE) or (shared >= 4 and whole >= 0.5):
        return f"{shared} telling words in common, same day"
    return None


def _entry(group: list[Event], reasons: list[str]) -> TimelineEntry:
    rows = sorted(group, key=lambda e: (e.report.day, e.report.id, e.key.start))
    first = rows[0]
    best = max(rows, key=lambda e: (min(len(e.stems), 25), -(e.key.end - e.key.start), e.report.id))
    shown = best.report.evidence(Span(best.key.start, best.key.end))
    counted = _giving_way(rows)
    told = differences(
        [
            (e.report, Span(e.key.start, e.key.end), Window() if n in counted else e.key.window)
            for n, e in enumerate(rows)
        ]
    )
    window = narrowed([e.key.window for n, e in enumerate(rows) if n not in counted])
    documents = tuple(sorted({e.report.id for e in rows}))
    background = all(_background(e) for e in rows)
    why = [f"dated by the words of {first.report.id}"]
    if background:
        why.append(f"recalled: more than {BACKGROUND_DAYS} days before the report{'s' if len(documents) > 1 else ''}")
    if counted:
        giving = sorted({rows[n].report.id for n in counted})
        why.append(f"a day only counted from the report's own gives way: {', '.join(giving)}")
    reasons = [*reasons, *(f"the {kind} is told otherwise: {line}" for kind, line in told)]
    return TimelineEntry(
        id=_event_id(first),
        window=window,
        status=first.key.status,  # type: ignore[arg-type]
        text=" ".join(shown.text.split()),
        documents=documents,
        background=background,
        differences=tuple(line for _, line in told),
        evidence=tuple(e.report.evidence(Span(e.key.start, e.key.end)) for e in rows),
        why=(*why, *reasons),
        rule="timeline.date",
        confidence=0.8 if len(documents) == 1 else 0.75,
    )


def _giving_way(rows: list[Event]) -> set[int]:
    windows = [e.key.window for e in rows]
    last = max((w.earliest for w in windows if w.earliest), default=date.min)
    if last <= min((w.latest for w in windows if w.latest), default=date.max):
        return set()  # one day is in all
    told = []
    for event in rows:
        rule = next((t.rule for t in event.report.annotation.times if t.id == event.key.time), "")
        told.append((event.report, event.key.window, rule))
    return giving_way(told)


def _background(event: Event) -> bool:
    published, window = event.report.published, event.key.window
    if published.earliest is None or window.latest is None:
        return False
    return (published.earliest - window.latest).days > BACKGROUND_DAYS


def _due(claim: CaseClaim) -> TimelineEntry:
    assert claim.due is not None
    who = f"{claim.actor}: " if claim.actor else ""
    return TimelineEntry(
        id=_due_id(claim.id),
        window=claim.due,
        status="conditional" if claim.condition else "planned",
        text=f"{who}{claim.act}",
        documents=claim.reports,
        evidence=claim.evidence,
        why=(f"due window of a commitment ({claim.status})",),
        rule="timeline.due",
        confidence=claim.confidence,
    )
