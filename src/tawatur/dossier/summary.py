"""A case in short: what the terminal prints and the dossier's first page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from tawatur.dossier.case_json import GENERATED_BY, all_issues
from tawatur.dossier.judged import without_rejected
from tawatur.model import Window
from tawatur.model.case import Case, CommitmentThread, Figure

SETTLED = frozenset({"kept", "dropped", "denied", "contradicted"})
OPEN = frozenset({"proposed", "demanded", "planned", "promised", "agreed", "under way", "late", "due passed"})


class Count(msgspec.Struct, frozen=True):
    name: str
    count: int


class SpeakerCount(msgspec.Struct, frozen=True):
    """A speaker with his utterances (statements where nothing is linked yet) and the reports that carry them."""

    name: str
    type: str
    utterances: int
    reports: int


class Deadline(msgspec.Struct, frozen=True):
    """A commitment with a due window. `days` counts from the case's day to the window's last day (its first where
    the end is open): negative where it has passed."""

    id: str
    actor: str | None
    act: str
    due: Window
    days: int
    status: str
    words: str
    reports: int


class FigureSide(msgspec.Struct, frozen=True):
    min: int | float | None
    max: int | float | None
    words: str
    document: str
    source: str | None


class Disagreement(msgspec.Struct, frozen=True):
    """Two figures of one counted thing and scope whose ranges do not meet, each with its words."""

    id: str
    counted: str
    place: str | None
    since: str | None
    until: str | None
    one: FigureSide
    other: FigureSide


class SingleOrigin(msgspec.Struct, frozen=True):
    """A claim that may rest on one origin only, however many reports carry it."""

    id: str
    type: str
    who: str | None
    what: str
    reports: int
    origins: tuple[int, int]
    origin: str | None


class Copied(msgspec.Struct, frozen=True):
    """Shared text between two outlets: how many passages, in how many reports of the taker. `giver` is None where
    the direction is not known."""

    giver: str | None
    taker: str | None
    passages: int
    reports: int
    characters: int


class Summary(msgspec.Struct, frozen=True):
    """The case in short. Lists are cut to `limit`; `totals` says how many there are of each. An outlet without a name
    stands for the reports whose outlet is not known; `totals` leaves it out."""

    case: str
    as_of: str
    generated_by: str
    reports: int
    words: int
    period: Window
    outlets: tuple[Count, ...]
    speakers: tuple[SpeakerCount, ...]
    unnamed: Count
    upcoming: tuple[Deadline, ...]
    past_due: tuple[Deadline, ...]
    disagreements: tuple[Disagreement, ...]
    single_origin: tuple[SingleOrigin, ...]
    shifts: tuple[Count, ...]
    copied: tuple[Copied, ...]
    undated: tuple[str, ...]
    issues: tuple[Count, ...]
    totals: dict[str, int]


def summary(case: Case, limit: int = 10) -> Summary:
    """What an analyst should know of a case first. `limit` cuts each list; `totals` keeps the full counts. What a
    person rejected is left out."""
    case = without_rejected(case)
    found = case.findings
    speakers, unnamed, spoken = _speakers(case)
    dues = sorted((_deadline(t, case) for t in found.commitments if _counts(t)), key=lambda d: (abs(d.days), d.id))
    upcoming = [d for d in dues if d.days >= 0]
    past_due = [d for d in dues if d.days < 0]
    disagreements = list(_disagreements(case))
    single = _single_origins(case)
    shifts = Counter({c.holder or "": len(c.shifts) for c in found.positions if c.shifts})
    copied = _copied(case)
    undated = [a.document.id for a in case.annotations if not _known_day(a.document.published)]
    outlets = Counter(a.document.source or "" for a in case.annotations)
    issues = all_issues(case)
    return Summary(
        case=case.name,
        as_of=case.as_of.isoformat(),
        generated_by=GENERATED_BY,
        reports=len(case.annotations),
        words=sum(len(a.document.text.split()) for a in case.annotations),
        period=period(case),
        outlets=tuple(_counts_of(outlets)[:limit]),
        speakers=tuple(speakers[:limit]),
        unnamed=Count("anonymous", unnamed),
        upcoming=tuple(upcoming[:limit]),
        past_due=tuple(past_due[:limit]),
        disagreements=tuple(disagreements[:limit]),
        single_origin=tuple(single[:limit]),
        shifts=tuple(_counts_of(shifts)[:limit]),
        copied=tuple(copied[:limit]),
        undated=tuple(undated[:limit]),
        issues=tuple(_counts_of(Counter(row.kind for row in issues))),
        totals={
            "outlets": sum(1 for name in outlets if name),
            "speakers": len(speakers),
            "utterances": spoken,
            "statements": sum(len(a.statements) for a in case.annotations),
            "skipped": sum(len(a.skipped) for a in case.annotations),
            "times": sum(len(a.times) for a in case.annotations),
            "quantities": sum(len(a.quantities) for a in case.annotations),
            "claims": len(found.claims) or sum(len(a.claims) for a in case.annotations),
            "figures": len(found.figures),
            "entities": len(found.entities),
            "upcoming": len(upcoming),
            "past_due": len(past_due),
            "disagreements": len(disagreements),
            "single_origin": len(single),
            "shifts": sum(shifts.values()),
            "passages": len(found.passages),
            "undated": len(undated),
            "issues": len(issues),
        },
    )


def period(case: Case) -> Window:
    """First and last day on which the case's reports may have appeared (reports without a known year left out)."""
    windows = [a.document.published for a in case.annotations if a.document.published]
    return Window(
        min((w.earliest for w in windows if w.earliest), default=None),
        max((w.latest for w in windows if w.latest), default=None),
    )


def due_day(window: Window, case: Case) -> int | None:
    """Days from the case's day to the end of a window (to its start where the end is open); None for no window."""
    day = window.latest or window.earliest
    return (day - case.as_of).days if day else None


def _known_day(published: object) -> bool:
    earliest, latest = getattr(published, "earliest", None), getattr(published, "latest", None)
    return earliest is not None and latest is not None and (latest - earliest).days <= 3


def _counts(thread: CommitmentThread) -> bool:
    return thread.status not in SETTLED and thread.due is not None and bool(thread.due.latest or thread.due.earliest)


def _deadline(thread: CommitmentThread, case: Case) -> Deadline:
    assert thread.due is not None
    places = thread.evidence or tuple(e for step in thread.history for e in step.evidence)
    return Deadline(
        thread.id,
        thread.actor,
        thread.act,
        thread.due,
        due_day(thread.due, case) or 0,
        thread.status,
        places[0].text if places else "",
        len({e.document for e in places}),
    )


def _speakers(case: Case) -> tuple[list[SpeakerCount], int, int]:
    """Speakers by utterances, the number of utterances by unnamed sources, the number of all utterances."""
    heard: dict[tuple[str, str], tuple[str, int, set[str]]] = {}

    def add(name: str, kind: str, key: str | None, documents: Iterable[str]) -> None:
        at = (key or name, kind)
        first, count, reports = heard.get(at, (name, 0, set()))
        heard[at] = (first, count + 1, reports | set(documents))

    if case.findings.utterances:
        for u in case.findings.utterances:
            add(u.speaker.name, u.speaker.type, u.speaker.entity, (s.document for s in u.statements))
    else:
        for a in case.annotations:
            for s in a.statements:
                add(s.speaker.name, s.speaker.type, s.speaker.entity, (a.document.id,))
    rows = [SpeakerCount(name, kind, n, len(reports)) for (_, kind), (name, n, reports) in heard.items()]
    unnamed = sum(r.utterances for r in rows if r.type == "anonymous")
    named = [r for r in rows if r.type != "anonymous"]
    return sorted(named, key=lambda r: (-r.utterances, -r.reports, r.name)), unnamed, sum(r.utterances for r in rows)


def _disagreements(case: Case) -> Iterable[Disagreement]:
    sources = {a.document.id: a.document.source for a in case.annotations}

    def side(figure: Figure, index: int) -> FigureSide:
        v = figure.values[index]
        return FigureSide(v.min, v.max, v.evidence.text, v.document, sources.get(v.document))

    ranked = sorted((f for f in case.findings.figures if f.conflicts), key=lambda f: (-len(f.values), f.id))
    for f in ranked:
        # One pair says that they disagree; the dossier shows them all.
        a, b = f.conflicts[0]
        yield Disagreement(f.id, f.counted, f.scope.place, f.scope.since, f.scope.until, side(f, a), side(f, b))


def _single_origins(case: Case) -> list[SingleOrigin]:
    names = {o.id: o.name for o in case.findings.origins}
    rows = [
        SingleOrigin(
            c.id,
            c.type,
            c.holder or c.actor,
            c.target or c.act or c.outcome or (c.evidence[0].text if c.evidence else ""),
            len(c.reports),
            c.independent_origins,
            next((names[o] for o in c.origins if o in names), None),
        )
        for c in case.findings.claims
        if c.independent_origins[0] <= 1
    ]
    return sorted(rows, key=lambda r: (-r.reports, r.origins, r.id))


def _copied(case: Case) -> list[Copied]:
    sources = {a.document.id: a.document.source for a in case.annotations}
    found: dict[tuple[str | None, str | None], tuple[int, set[str], int]] = {}
    for p in case.findings.passages:
        giver, taker = p.a.document, p.b.document
        if p.source == p.b.document:
            giver, taker = taker, giver
        ends = (sources.get(giver), sources.get(taker))
        if p.source is None:
            ends = (None, " – ".join(sorted({e or "" for e in ends})))
        count, reports, characters = found.get(ends, (0, set(), 0))
        found[ends] = (count + 1, reports | {taker}, characters + p.b.end - p.b.start)
    rows = [Copied(giver, taker, n, len(reports), size) for (giver, taker), (n, reports, size) in found.items()]
    return sorted(rows, key=lambda r: (-r.passages, r.giver or "", r.taker or ""))


def _counts_of(counter: Counter[str]) -> list[Count]:
    return [Count(name, n) for name, n in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]
