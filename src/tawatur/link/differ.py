"""Where the reports of one event tell it otherwise: its day, its town, the number, who did it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rapidfuzz.fuzz import ratio

from tawatur.link.archive import Report
from tawatur.link.numbers import bounds
from tawatur.model import Quantity, Span, Window

Told = tuple[Report, Span, Window]
"""One report's words of the event, and the day it gives."""
Name = tuple[str | None, str]
"""(lexicon key, norm) of an entity"""
TOWNS = frozenset(("city", "capital"))
# Rules of dates that are counted from the day of the report.
COUNTED = frozenset(
    (
        *("date.relative", "date.today", "date.ago", "date.earlier", "ref.now", "ref.recently"),
        *("time.tonight", "time.night.last", "time.daypart", "time.daypart.adverb"),
    )
)
PAPER_DAYS = 1  # the day on a paper is so far from the day it came out
NARROW_DAYS = 3  # a wider window tells no day
SPELLINGS = 60  # percent of the letters: two spellings of one name
SHOWN = 4
KINDS = ("day", "town", "number", "person")


def differences(rows: Sequence[Told]) -> tuple[tuple[str, str], ...]:
    """(kind, tellings) of each kind in which two reports exclude each other: a telling is the words with the report
    that has them. What only one of them tells is no difference."""
    out = []
    for kind, told in zip(KINDS, (_days, _towns, _numbers, _persons), strict=True):
        line = told(rows)
        if line:
            out.append((kind, line))
    return tuple(out)


def giving_way(rows: Sequence[tuple[Report, Window, str]]) -> set[int]:
    """Places of the rows whose day only seems another: a word that counts from the report's day (yesterday), while
    another day is named, or told earlier by a report that came out earlier. Such a word is taken over with the text,
    or counts from the day on the paper, which is not the day it came out.

    Args:
        rows: report, window and the rule that read the date.
    """
    known = [n for n, (_, w, _) in enumerate(rows) if w.days is not None and w.days <= NARROW_DAYS]
    named = [n for n in known if rows[n][2] not in COUNTED]
    if not known:
        return set()
    # Where no report names a day, the first telling stands.
    first, last = (
        (min(named, key=lambda n: (rows[n][1].latest, n)), max(named, key=lambda n: (rows[n][1].earliest, n)))
        if named
        else (min(known, key=lambda n: (rows[n][1].latest, n)),) * 2
    )
    out = set()
    for n in set(known) - set(named):
        report, window, _ = rows[n]
        late = _days_between(rows[first][1].latest, window.earliest)
        early = _days_between(window.latest, rows[last][1].earliest)
        delay = _days_between(rows[first][0].published.latest, report.published.latest)
        if 0 < late <= (PAPER_DAYS if not named and delay < late else NARROW_DAYS) or 0 < early <= PAPER_DAYS:
            out.add(n)
    return out


def _days_between(first: date | None, last: date | None) -> int:
    return (last - first).days if first and last else 0


def _days(rows: Sequence[Told]) -> str:
    by_report: dict[str, list[Window]] = {}
    for report, _, window in rows:
        if window.days is not None and window.days <= NARROW_DAYS:
            by_report.setdefault(report.id, []).append(window)
    told = list(by_report.items())
    if all(any(x.meets(y) for x in a for y in b) for _, a in told for _, b in told):
        return ""
    return _line(
        (str(w.earliest) if w.days == 1 else f"{w.earliest} – {w.latest}", id_) for id_, listed in told for w in listed
    )


def _towns(rows: Sequence[Told]) -> str:
    return _named(rows, "place", lambda kind: kind in TOWNS)


def _persons(rows: Sequence[Told]) -> str:
    return _named(rows, "person", lambda _: True)


def _named(rows: Sequence[Told], type_: str, holds: Callable[[str | None], bool]) -> str:
    """Tellings that name one such entity each, where two of them name different ones, and neither report the other's
    anywhere: who names both may tell of either in its place."""
    one: list[tuple[Report, Name, str]] = []
    for report, span, _ in rows:
        found = {
            (entity.key, key.norm): entity.name
            for entity, key in zip(report.annotation.entities, report.digest.entities, strict=True)
            if entity.type == type_ and holds(entity.kind)
            if any(span.start <= m.start < span.end for m in entity.mentions)
        }
        if len(found) == 1:
            one.append((report, *next(iter(found.items()))))
    for n, (report, mine, name) in enumerate(one):
        for other, its, its_name in one[n + 1 :]:
            if not (_one_name(mine, its) or _knows(report, its) or _knows(other, mine)):
                return _line(iter(((name, report.id), (its_name, other.id))))
    return ""


def _knows(report: Report, name: Name) -> bool:
    rows = zip(report.annotation.entities, report.digest.entities, strict=True)
    return any(_one_name((entity.key, key.norm), name) for entity, key in rows)


def _one_name(a: Name, b: Name) -> bool:
    """True where two may be one: the same to the lexicon, a word in common, or nearly the same letters."""
    if a[0] is not None and a[0] == b[0]:
        return True
    return bool(set(a[1].split()) & set(b[1].split())) or ratio(a[1], b[1]) >= SPELLINGS


def _numbers(rows: Sequence[Told]) -> str:
    """Tellings with just one number of a kind (counted thing and event), where the ranges of two do not meet."""
    by_kind: dict[tuple[str, str], list[tuple[Report, Quantity]]] = {}
    for report, span, _ in rows:
        mine: dict[tuple[str, str], list[Quantity]] = {}
        for q, key in zip(report.annotation.quantities, report.digest.quantities, strict=True):
            if span.start <= q.start < span.end and key.counted:
                mine.setdefault((key.counted, key.event), []).append(q)
        for kind, listed in mine.items():
            if len(listed) == 1:
                by_kind.setdefault(kind, []).append((report, listed[0]))
    for _, told in sorted(by_kind.items()):
        if any(_apart(a, b) for _, a in told for _, b in told):
            return _line((r.text[q.start : q.end], r.id) for r, q in told)
    return ""


def _apart(a: Quantity, b: Quantity) -> bool:
    (low, high), (lower, upper) = bounds(a), bounds(b)
    return low > upper or lower > high


def _line(told: Iterator[tuple[str, str]]) -> str:
    """Each telling once, with the first report that has it."""
    first: dict[str, str] = {}
    for words, id_ in told:
        first.setdefault(" ".join(words.split()), id_)
    return "; ".join(f"«{words}» ({id_})" for words, id_ in list(first.items())[:SHOWN])
