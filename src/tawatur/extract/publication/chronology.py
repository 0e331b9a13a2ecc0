"""Public events that a report tells of: what is said of their time beside them dates the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from tawatur.extract.page import Page
from tawatur.extract.times import Meaning, Parsed
from tawatur.extract.times import calendar as cal
from tawatur.lexicon import Lexicon, load
from tawatur.text import fold_text

DATA, WORDS = "chronology.tsv", "publication_words.toml"
# A time and the event that it dates stand at most so many letters apart, with no new clause between.
_NEAR = 45
# "Last year" belongs to a name only right beside it.
_BESIDE = 12
_ORDINAL_REACH = 7
_NEWS, _YEAR, _PRINT = 6, 365, 2
# Days around an anniversary on which it is written of; how far an "age" in years may be rounded up.
_BEFORE_DAY, _AFTER_DAY, _ROUNDED = 30, 60, 120
_SINGLE = 1


class Told(msgspec.Struct, frozen=True):
    """Days [low, high] in which a report that speaks so of an event appeared; `sharp`: some days, by a weekday."""

    low: date
    high: date
    why: str
    sharp: bool = False


class Named(msgspec.Struct):
    """What a page tells of public events."""

    after: list[tuple[date, str]] = []
    """Days before which nobody could write so, with the reason."""
    told: list[tuple[Told, ...]] = []
    """One clue each: the readings of which one holds (several wars have one name)."""


class _Event(msgspec.Struct, frozen=True):
    first: date
    last: date
    bounds: bool
    beside: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return load(DATA)


@lru_cache(maxsize=1)
def _marks() -> Lexicon:
    return load(WORDS, "time_words.toml")


@lru_cache(maxsize=1)
def _events() -> dict[str, _Event]:
    out = {}
    for entry in _lexicon().entries.values():
        first, _, last = entry.features["when"].partition("/")
        beside = tuple(
            tuple(fold_text(part) for part in entry.features[name].split("|"))
            for name in ("with", "with2", "with3")
            if name in entry.features
        )
        bounds = entry.features.get("kind") == "low"
        out[entry.id] = _Event(date.fromisoformat(first), date.fromisoformat(last or first), bounds, beside)
    return out


@lru_cache(maxsize=1 << 16)
def _begun(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The names of events that a word begins: the words still to come, the event's id."""
    lexicon = _lexicon()
    one = [((), reading.entry.id) for reading in lexicon.lookup(word)]
    return (*one, *((form[1:], entry.id) for _, _, form, entry in lexicon.phrases(word)))


@lru_cache(maxsize=1 << 16)
def _is(word: str, name: str) -> bool:
    return any(name in reading.entry.classes for reading in _marks().lookup(word))


def named_events(page: Page, parsed: Sequence[Parsed]) -> Named:
    """All that a page tells of public events, in order of the text."""
    out = Named()
    events = _events()
    folded: dict[int, str] = {}
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for first, last, ids in _mentions(page.tokens.words):
        span = page.span(first, last)
        sentence = page.sentence_at(span.start)
        text = folded.get(sentence.start)
        if text is None:
            text = folded[sentence.start] = fold_text(sentence.of(page.text))
        fitting = tuple(i for i in ids if all(any(p in text for p in parts) for parts in events[i].beside))
        if not fitting or (sentence.start, fitting) in seen:
            continue
        seen.add((sentence.start, fitting))
        meant = [events[i] for i in fitting]
        said = span.of(page.text)
        times = [p for p in parsed if sentence.start <= p.start < sentence.end]
        if all(e.bounds for e in meant):
            day = min(e.first for e in meant)
            out.after.append((day, f"«{said}» ({day})"))
        clue = tuple(_told(page, first, last, meant, said, times))
        if clue:
            out.told.append(clue)
    return out


def _mentions(words: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """(first token, last token, ids of events) of each name."""
    for i, word in enumerate(words):
        begun = _begun(word)
        if not begun:
            continue
        found: dict[int, list[str]] = {}
        for rest, id_ in begun:
            if not rest or tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                found.setdefault(len(rest), []).append(id_)
        for length, ids in found.items():
            yield i, i + length, list(dict.fromkeys(ids))


def _told(page: Page, first: int, last: int, events: list[_Event], said: str, times: list[Parsed]) -> Iterator[Told]:
    """The readings that the times of its sentence give to a name."""
    span = page.span(first, last)
    for item in times:  # a weekday that is the event's own is rarely chance, wherever in the sentence it stands
        m = item.meaning
        if m.op == "weekday" and not m.weekdays and m.tense <= 0 and m.dir in (None, -1):
            fits = [e for e in events if e.first == e.last and e.first.weekday() == m.weekday]
            if fits:
                for event in fits:
                    yield _by_weekday(m, event.first, f"«{said}» ({event.first}) «{item_text(page, item)}»")
                return
    near = [(gap, item) for item in times if (gap := _gap(page, item, span.start, span.end)) is not None]
    ordinal = _anniversary(page.tokens.words, first)
    if ordinal == 0:
        return
    if ordinal is not None:
        for event in events:
            at = _years_on(event.first, ordinal)
            yield _span(at, -_BEFORE_DAY, _AFTER_DAY, f"anniversary {ordinal} of «{said}» ({event.first})")
        return
    if not near:
        return
    item = min(near, key=lambda row: row[0])[1]
    if item.meaning.op == "none" and not _age(page, item, span.start):
        return
    if item.meaning.op == "unit" and min(near, key=lambda row: row[0])[0] > _BESIDE:
        return
    for event in events:
        days = _reported(item.meaning, event)
        if days is not None:
            # A name that others may share dates nothing alone where it is told by a month or a year of no name.
            sharp = not event.bounds and item.meaning.op in ("unit", "ago")
            yield Told(*days, f"«{said}» ({event.first}) «{item_text(page, item)}»", sharp)


def _age(page: Page, item: Parsed, start: int) -> bool:
    """True for "after 18 years of …": neither more than, nor about, nor an age of something else."""
    before = fold_text(page.text[max(0, item.start - 12) : item.start]).split()
    between = fold_text(page.text[item.end : start]).split() if item.end <= start else ["", ""]
    if _is(fold_text(item_text(page, item)).split()[0], "ABOUTW"):
        return False
    return bool(before) and _is(before[-1], "AFTERW") and len(between) <= 1 and all(_is(w, "OFW") for w in between)


def item_text(page: Page, item: Parsed) -> str:
    return page.text[item.start : item.end]


def _gap(page: Page, item: Parsed, start: int, end: int) -> int | None:
    """Letters between a time and a name; None where they are far apart or a new clause lies between."""
    low, high = (item.end, start) if item.start < start else (end, item.start)
    if high - low > _NEAR:
        return None
    between = fold_text(page.text[max(low, 0) : max(high, low)]).split()
    if any(_is(word.strip('،,."«»()'), "BREAK") for word in between):
        return None
    return max(0, high - low)


def _by_weekday(m: Meaning, event: date, why: str) -> Told:
    if m.shift is not None:
        return _span(event - timedelta(days=m.shift), 0, _PRINT, why, sharp=True)
    if m.dir == -1:
        return _span(event, 1, 7, why, sharp=True)
    return _span(event, 0, _NEWS, why, sharp=True)


def _span(at: date, before: int, after: int, why: str, sharp: bool = False) -> Told:
    return Told(cal.shifted(at, before), cal.shifted(at, after), why, sharp)


def _years_on(day: date, years: int) -> date:
    return cal.day(day.year + years, day.month, day.day) or cal.shifted(day, years * _YEAR)


def _anniversary(words: list[str], first: int) -> int | None:
    """The number of "the tenth anniversary of …" before a name; 0 without a number, None for no anniversary."""
    for i in range(first - 1, max(-1, first - 1 - _ORDINAL_REACH), -1):
        if _is(words[i], "MEMORY"):
            for word in words[i + 1 : first]:
                if _is(word, "ORDF") or _is(word, "ORD"):
                    n = next((r.entry.features["n"] for r in _marks().lookup(word) if "n" in r.entry.features), None)
                    return int(n) if n else 0
            return 0
    return None


def _reported(m: Meaning, event: _Event) -> tuple[date, date] | None:
    """The days of a report that dates an event so; None where it tells nothing or does not fit."""
    day = event.first
    if m.op == "monthday" and m.year_dir is None and not m.month2 and m.month == day.month:
        if m.day is not None and (m.day != day.day or event.first != event.last):
            return None
        if m.dir == 1:
            return cal.shifted(day, -_YEAR), day
        if m.dir == 0 or m.tense > 0:
            return None
        start = day if m.day is not None or m.dir is None else cal.month_days(day.year, day.month)[1]
        end = _years_on(day, 1) if m.day is not None else cal.month_days(day.year + 1, day.month)[1]
        return (start, end) if start is not None and end is not None else None
    if m.op == "unit" and m.shift is not None and not m.day and not m.bound:
        if m.unit == "Y":
            low, high = cal.year_days(day.year - m.shift)
        elif m.unit == "M":
            low, high = cal.month_days(*cal.month_shifted(day.year, day.month, -m.shift))
        elif m.unit == "W" and m.shift <= 0:
            low, high = cal.shifted(day, -6 if m.shift == 0 else 1), cal.shifted(day, 6 if m.shift == 0 else 13)
        else:
            return None
        return (low, high) if low is not None and high is not None else None
    if m.op == "ago" and m.shift == -1 and m.count:
        return _aged(day, m.count, m.unit, rounded=True)
    if m.op == "none" and m.value[:1] == "P" and m.value[-1:] in "YM" and m.value[1:-1].isdigit():
        return _aged(day, float(m.value[1:-1]), m.value[-1], rounded=False)
    return None


def _aged(day: date, count: float, unit: str, rounded: bool) -> tuple[date, date] | None:
    """Days on which an event is told as `count` years or months old."""
    if unit == "Y" and count < 200:
        at = _years_on(day, int(count))
        return cal.shifted(at, -_ROUNDED - (_ROUNDED if rounded else 0)), cal.shifted(at, _YEAR - 1)
    if unit == "M" and count < 100:
        at = cal.shifted(day, int(count * 30.4))
        return cal.shifted(at, -25), cal.shifted(at, 45)
    return None
