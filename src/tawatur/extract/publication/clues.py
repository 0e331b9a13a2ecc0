"""What a text says about the day it was written on, each with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import msgspec

from tawatur.extract.page import Page
from tawatur.extract.publication.chronology import Told, named_events
from tawatur.extract.times import Meaning, Parsed
from tawatur.lexicon import Lexicon, load
from tawatur.match import Scanner, Tape
from tawatur.text import fold_text

_FORMER_REACH, _TITLE_REACH = 4, 5
_LEAD, _LEAD_LINES = 350, 3
_MONTH = 31
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
# Letters between a year and its distance from the report.
_AGE_GAP = 8
# How many words (letters) before a date a plan or "the coming" tells that the date need not be past.
_PLAN_REACH, _PLAN_LETTERS, _DUE_REACH = 9, 80, 5
_LAST_SURE = 29


class Bound(msgspec.Struct, frozen=True):
    """A day that the report cannot lie before (or behind)."""

    day: date
    why: str
    hard: bool = True


class NearDay(msgspec.Struct, frozen=True):
    """A calendar day close to the report's, `shift` days from it where the text says so (today 0, yesterday -1)."""

    month: int
    day: int
    why: str
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    tense: int = 0
    dir: int | None = None
    """-1 last Monday, the 5th; +1 next Monday, the 5th."""
    lead: bool = False
    """True where it stands in the report's first lines."""


class Clues(msgspec.Struct):
    low: list[Bound] = []
    high: list[Bound] = []
    """Ends of terms of office: a holder may be spoken of a little longer."""
    limits: list[Bound] = []
    """Days that the report looks ahead to."""
    relative: list[tuple[int, int | None, int, str]] = []
    """(month, day, -1 last or +1 next, reason): October last, next September."""
    dated: list[Bound] = []
    """Days and months told as past with their year."""
    years: list[tuple[int, str]] = []
    """Years that the text calls its own ("this year, 2024")."""
    weekdays: list[tuple[int, str]] = []
    """The weekday of the report itself ("yesterday, Wednesday")."""
    days: list[NearDay] = []
    months: list[tuple[int, str]] = []
    """The month of the report itself ("this May")."""
    seen_years: list[int] = []
    told: list[tuple[Told, ...]] = []
    """Public events beside a time; of each clue one reading holds."""
    terms: list[tuple[str, tuple[tuple[date, date | None], ...]]] = []
    """Holders with their terms of office: the report lies in one of them, or soon after."""


@lru_cache(maxsize=1)
def _names() -> tuple[Lexicon, Scanner]:
    lexicon = load("publication_names.tsv", "publication_words.toml")
    return lexicon, Scanner(lexicon, ("HOLDER", "EVENT", "TITLE", "FORMER", "DEPUTY", "EX"))


def gather(page: Page, parsed: Sequence[Parsed]) -> Clues:
    """All clues of a page, in order of the text."""
    clues = Clues()
    text = page.text
    for i, item in enumerate(parsed):
        m, said = item.meaning, text[item.start : item.end]
        if m.op == "weekday" and m.weekday is not None and m.shift is not None and not m.weekdays:
            clues.weekdays.append(((m.weekday - m.shift) % 7, f"«{said}»"))
        elif m.op == "unit" and m.unit == "Y" and not m.part:
            follow = parsed[i + 1] if i + 1 < len(parsed) else None
            if follow is not None and follow.start - item.end <= 3 and _is_year(follow.meaning):
                clues.years.append((int(follow.meaning.value) - (m.shift or 0), f"«{text[item.start : follow.end]}»"))
        elif m.op == "monthday":
            _undated(clues, m, said, _leads(text, item.start))
        elif m.op == "fixed" and m.earliest is not None and m.latest is not None:
            before = _before(page, item.start)
            if any(_is(word, "DUE") for word in before[-_DUE_REACH:]):
                clues.limits.append(Bound(m.latest, f"«{said}» is still to come"))
            _dated(clues, item, said, planned=any(_is(word, "PLAN") for word in before))
    _plans(clues, page, parsed)
    _named(clues, page)
    events = named_events(page, parsed)
    clues.low += [Bound(day, why) for day, why in events.after]
    clues.told = [*events.told, *_ages(page, parsed)]
    return clues


def _ages(page: Page, parsed: Sequence[Parsed]) -> list[tuple[Told, ...]]:
    """A year beside its distance: "in 2003, 18 years ago"; rounded, so that a year more or less is allowed."""
    out: list[tuple[Told, ...]] = []
    for a, b in pairwise(parsed):
        for fixed, ago in ((a, b), (b, a)):
            m = ago.meaning
            if m.op != "ago" or m.unit != "Y" or m.shift != -1 or not m.count or m.count != int(m.count):
                continue
            if not _is_year(fixed.meaning) or b.start - a.end > _AGE_GAP or "\n" in page.text[a.end : b.start]:
                continue
            year = int(fixed.meaning.value) + int(m.count)
            if _FIRST_YEAR < year < _LAST_YEAR:
                said = page.text[a.start : b.end]
                out.append((Told(date(year - 1, 1, 1), date(year + 1, 12, 31), f"«{said}»"),))
    return out


@lru_cache(maxsize=1 << 14)
def _is(word: str, name: str) -> bool:
    return any(name in reading.entry.classes for reading in _names()[0].lookup(word))


def _before(page: Page, start: int) -> list[str]:
    """The folded words before a code point in its sentence, the nearest last."""
    sentence = page.sentence_at(start)
    return fold_text(page.text[max(sentence.start, start - _PLAN_LETTERS) : start]).split()[-_PLAN_REACH:]


def _plans(clues: Clues, page: Page, parsed: Sequence[Parsed]) -> None:
    """A plan that begins next September and ends in autumn 2025 begins before that autumn."""
    for i, item in enumerate(parsed[:-1]):
        m = item.meaning
        if m.op != "monthday" or m.dir != 1 or m.month is None:
            continue
        follow = parsed[i + 1]
        end = follow.meaning.earliest if follow.meaning.op == "fixed" else None
        if end is None or page.sentence_at(item.start) != page.sentence_at(follow.start):
            continue
        if follow.meaning.tense < 0 or end.year < _FIRST_YEAR:
            continue
        start = max((y, m.month) for y in (end.year - 1, end.year) if (y, m.month) < (end.year, end.month))
        day = date(start[0], start[1], m.day or 1) if (m.day or 1) < _LAST_SURE else date(start[0], start[1], 1)
        why = f"«{page.text[item.start : item.end]}» before «{page.text[follow.start : follow.end]}»"
        clues.limits.append(Bound(day - timedelta(days=1), why))


def _is_year(m: Meaning) -> bool:
    return m.op == "fixed" and len(m.value) == 4 and m.value.isdigit() and not m.part


def _leads(text: str, start: int) -> bool:
    return start < _LEAD and text.count("\n", 0, start) < _LEAD_LINES


def _undated(clues: Clues, m: Meaning, said: str, lead: bool) -> None:
    assert m.month is not None
    if m.dir == 0 and m.year_dir is None:
        clues.months.append((m.month, f"«{said}»"))
    elif m.day is not None and m.day2 is None and m.year_dir is None and (m.dir is None or m.weekday is not None):
        clues.days.append(NearDay(m.month, m.day, f"«{said}»", None, m.weekday, m.shift, m.tense, m.dir, lead))
    elif m.dir in (-1, 1) and m.year_dir is None:
        clues.relative.append((m.month, m.day, m.dir or 0, f"«{said}»"))


def _dated(clues: Clues, item: Parsed, said: str, planned: bool) -> None:
    m = item.meaning
    assert m.earliest is not None and m.latest is not None
    if not _FIRST_YEAR <= m.earliest.year <= _LAST_YEAR:
        return
    if m.tense <= 0:
        clues.seen_years.append(m.earliest.year)
    if m.earliest == m.latest and not item.rule.startswith(("date.hijri", "date.holiday")):
        clues.days.append(
            NearDay(m.earliest.month, m.earliest.day, f"«{said}»", m.earliest.year, m.weekday, m.shift, m.tense)
        )
    if m.tense < 0 and not m.part and not planned:
        bound = Bound(m.earliest, f"«{said}» is told as past")
        clues.low.append(bound)
        if (m.latest - m.earliest).days < _MONTH:
            clues.dated.append(bound)


def _named(clues: Clues, page: Page) -> None:
    """Bounds from who holds an office and what has happened."""
    lexicon, scanner = _names()
    tape = scanner.tape(page.tokens)
    read: list[tuple[int, str, str, dict[str, str]]] = []
    for i, symbol in enumerate(tape.symbols):
        if symbol in ".~":
            continue
        for reading in tape.readings(i, lexicon):
            for name in reading.entry.classes & scanner.classes:
                read.append((i, name, reading.entry.id, reading.entry.features))
    deputies = {i for i, name, _, _ in read if name == "DEPUTY"}
    titles = [(i, features["title"]) for i, name, _, features in read if name == "TITLE" and i - 1 not in deputies]
    former = [i for i, name, _, _ in read if name == "FORMER"]
    seen: set[str] = set()
    gone = [i for i, name, _, _ in read if name == "EX"]
    held: dict[tuple[int, str], set[tuple[date, date | None]]] = {}
    for i, name, entry, features in read:
        if name == "EVENT" and entry not in seen:
            seen.add(entry)
            said = _said(page, tape, i)
            clues.low.append(Bound(date.fromisoformat(features["earliest"]), f"«{said}» ({features['earliest']})"))
        elif name == "HOLDER" and any(
            t for t, title in titles if i - _TITLE_REACH <= t < i and title == features["title"]
        ):
            until = features.get("latest")
            term = (date.fromisoformat(features["earliest"]), date.fromisoformat(until) if until else None)
            held.setdefault((i, features["title"]), set()).add(term)
    told: set[tuple[str, bool]] = set()
    for (i, title), spans in held.items():
        terms = sorted(spans, key=lambda term: term[0])
        said, last = _said(page, tape, i), _last(tape, i)
        past = any(
            t < g < i for t, name in titles if i - _TITLE_REACH <= t < i and name == title for g in gone if g == i - 1
        )
        if (said, past) in told:
            continue
        ends = [until for _, until in terms if until is not None]
        if past and ends:
            told.add((said, past))
            clues.low.append(Bound(min(ends), f"«{said}» has left the office (on {min(ends)})"))
        elif not any(i - _FORMER_REACH <= f <= last + _FORMER_REACH for f in former):
            told.add((said, past))
            spoken = " and ".join(f"{since} to {until or 'now'}" for since, until in terms)
            why = f"«{said}» holds the office ({spoken})"
            clues.low.append(Bound(terms[0][0], why, hard=False))
            if len(ends) == len(terms):
                clues.high.append(Bound(max(ends), why, hard=False))
            if len(terms) > 1:
                clues.terms.append((why, tuple(terms)))


def _titled(titles: list[tuple[int, str]], i: int, title: str) -> list[int]:
    """Where the title of an office stands shortly before token `i`."""
    return [t for t, name in titles if i - _TITLE_REACH <= t < i and name == title]


def _last(tape: Tape, i: int) -> int:
    phrase = tape.phrases.get(i)
    return phrase[1] if phrase else i


def _said(page: Page, tape: Tape, i: int) -> str:
    return page.span(i, _last(tape, i)).of(page.text)
