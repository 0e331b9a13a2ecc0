"""Forecasts: a register of what others predicted, with odds as ranges, and what would make each right, and by when.

Rule and day are those of the forecast's own words, written when it is taken in; a forecast without a day is void from
the start. Whether it came true is for a person to say: clauses of later reports are only suggested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import ceil

from tawatur.lexicon import read_table
from tawatur.link.acts import acts_in, promise_of
from tawatur.link.archive import Archive, Report, hull
from tawatur.link.claims import Followed, Held
from tawatur.link.join import LONGEST
from tawatur.link.keys import EventKey
from tawatur.link.labels import core
from tawatur.link.scope import Made, Scope
from tawatur.link.verbs import finite
from tawatur.link.words import jaccard, unpack, words, words_of
from tawatur.model import Evidence, Forecast, Span, Window, content_id
from tawatur.model.case import CaseClaim, ForecastEntry

LEAST = 2  # telling words of an outcome that a later clause must hold
INSIDE = 0.6  # what part of them
ALIKE = 0.2  # and how much of all words of both they must be: a suggestion should be worth reading
SUGGESTED = 5


@lru_cache(maxsize=1)
def odds() -> dict[str, tuple[float, float]]:
    """Worded odds → (lowest, highest) probability."""
    return {word: (float(row[0]), float(row[1])) for word, row in read_table("odds.toml")["odds"].items()}


def find_forecasts(archive: Archive, followed: Followed) -> Made:
    """One entry for each forecast."""
    asked = {stem for rows in followed.members(Forecast) for stem in unpack(rows[0].key.core)}
    told = [(report, key) for report in archive.reports for key in report.digest.events if key.status == "past"]
    shelves: dict[int, list[int]] = {}
    for i, (_, key) in enumerate(told):
        for stem in asked & unpack(key.stems):
            shelves.setdefault(stem, []).append(i)
    made = (_entry(claim, rows, _suggested(archive, rows, told, shelves)) for claim, rows in followed.of(Forecast))
    return Made("forecasts", made, followed.former_of(_id))


def _id(claim: str) -> str:
    return content_id("forecast", claim)


def stirred_forecasts(archive: Archive, held: Sequence[Held], scope: Scope) -> set[int]:
    """Indexes of the forecasts for which a clause of a new report may be suggested, or a word of which has become too
    common to ask for."""
    new = [
        unpack(k.stems) for r in archive.reports if scope.is_new(r.id) for k in r.digest.events if k.status == "past"
    ]
    added = Counter(stem for stems in new for stem in stems)
    clauses: Counter[int] = Counter()
    for report in archive.reports:
        for key in report.digest.events:
            if key.status == "past":
                clauses.update(added.keys() & unpack(key.stems))
    common = {stem for stem, n in clauses.items() if n - added[stem] <= LONGEST < n}
    out = set()
    for i, h in enumerate(held):
        if isinstance(h.claim, Forecast):
            outcome = unpack(h.key.core)
            shared = outcome & added.keys()
            if len(outcome) < LEAST or not shared:
                continue
            needed = _needed(outcome)
            if not common.isdisjoint(outcome) or any(len(shared & stems) >= needed for stems in new):
                out.add(i)
    return out


def _needed(outcome: frozenset[int]) -> int:
    """How many of an outcome's telling words a clause must hold that is suggested for it."""
    return max(LEAST, ceil(INSIDE * len(outcome)))


Clause = tuple[Report, EventKey]
"""A dated clause of a report, in the past."""


def _suggested(
    archive: Archive, rows: Sequence[Held], told: list[Clause], shelves: dict[int, list[int]]
) -> tuple[Evidence, ...]:
    """Dated clauses of later reports that tell an act of the outcome and hold most of its telling words, the nearest in
    words first."""
    first = rows[0]
    outcome = unpack(first.key.core)
    if len(outcome) < LEAST or first.report.day == date.max:
        return ()
    acts = _foretold(core(first.label))
    if not acts:
        return ()
    needed = _needed(outcome)
    # Any clause with so many of the words holds one of the rarest: only those are asked.
    rarest = sorted((shelves.get(stem, ()) for stem in outcome), key=len)[: len(outcome) - needed + 1]
    found = []
    for i in {i for shelf in rarest if len(shelf) <= LONGEST for i in shelf}:
        report, key = told[i]
        begun = key.earliest or report.published.earliest
        if report.day == date.max or report.day <= first.report.day or (begun is not None and begun < first.report.day):
            continue
        stems = unpack(key.stems)
        if len(outcome & stems) < needed or (alike := jaccard(outcome, stems)) < ALIKE:
            continue
        if acts & _told(report.text[key.start : key.end]):
            found.append((-alike, report.day, report.id, key.start, key.end))
    ordered = sorted(found)[:SUGGESTED]
    return tuple(archive.by_id[id_].evidence(Span(start, end)) for _, _, id_, start, end in ordered)


@lru_cache(maxsize=1 << 14)
def _foretold(outcome: str) -> frozenset[str]:
    """Families of the act that an outcome foretells: of its verb, else of the noun that it begins with."""
    listed = words_of(outcome)
    at = next((i for i, word in enumerate(listed) if finite(word)), 0)
    return frozenset(promise_of(" ".join(listed[at:])).families)


def _told(text: str) -> frozenset[str]:
    """Families of all acts that a clause tells of; none where a verb of the future stands in it."""
    listed = words_of(text)
    if any(words().future(word) for word in listed):
        return frozenset()
    return frozenset(family for act in acts_in(listed) for family in act.families)


def _entry(claim: CaseClaim, rows: Sequence[Held], suggestions: tuple[Evidence, ...]) -> ForecastEntry:
    by = next((w for row in rows if (w := _resolves_by(row)) is not None), None)
    why = [f"worded as {claim.likelihood}"]
    if claim.condition:
        why.append(f"holds only where: {claim.condition}")
    if by is None:
        why.append("names no day: void for scoring unless a person writes a rule and a date before the outcome")
    else:
        why.append(f"right if it happens by {by.latest}; the date stands in its words")
    if suggestions:
        why.append(f"{len(suggestions)} later clause{'s' if len(suggestions) > 1 else ''} may tell how it came out")
    made = hull([r.report.published for r in rows])
    return ForecastEntry(
        id=_id(claim.id),
        holder=claim.holder,
        outcome=claim.outcome or "",
        condition=claim.condition,
        odds=odds()[claim.likelihood or "possible"],
        resolves_by=by,
        resolution="void" if by is None else None,
        rule_of_resolution=claim.outcome if by is not None else None,
        suggestions=suggestions,
        made=made,
        claims=(claim.id,),
        evidence=claim.evidence,
        why=tuple(why),
        rule="forecast.register",
        confidence=claim.confidence,
    )


def _resolves_by(row: Held) -> Window | None:
    """The latest date ahead of the report that stands in the words of the forecast."""
    claim, published = row.claim, row.report.published
    assert isinstance(claim, Forecast)
    ahead = [
        t
        for t in row.report.annotation.times
        if t.type == "DATE"
        and claim.evidence.start <= t.start < claim.evidence.end
        and t.latest is not None
        and published.latest is not None
        and t.latest > published.latest
    ]
    if not ahead:
        return None
    last = max(ahead, key=lambda t: (t.latest or published.latest, t.start))
    return Window(last.earliest, last.latest)
