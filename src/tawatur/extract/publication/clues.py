"""What a text says about the day it was written on, each with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import msgspec

from tawatur.extract.page import Page
from tawatur.extract.times import Meaning, Parsed
from tawatur.lexicon import Lexicon, load
from tawatur.match import Scanner

_FORMER_REACH, _TITLE_REACH = 4, 5
_LEAD, _LEAD_LINES = 350, 3
_MONTH = 31


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


@lru_cache(maxsize=1)
def _names() -> tuple[Lexicon, Scanner]:
    lexicon = load("publication_names.tsv", "publication_words.toml")
    return lexicon, Scanner(lexicon, ("HOLDER", "EVENT", "TITLE", "FORMER", "DEPUTY"))


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
            _dated(clues, item, said)
    _named(clues, page)
    return clues


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


def _dated(clues: Clues, item: Parsed, said: str) -> None:
    m = item.meaning
    assert m.earliest is not None and m.latest is not None
    if not 1990 <= m.earliest.year <= 2100:
        return
    if m.tense <= 0:
        clues.seen_years.append(m.earliest.year)
    if m.earliest == m.latest and not item.rule.startswith(("date.hijri", "date.holiday")):
        clues.days.append(
            NearDay(m.earliest.month, m.earliest.day, f"«{said}»", m.earliest.year, m.weekday, m.shift, m.tense)
        )
    if m.tense < 0 and not m.part:
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
    for i, name, entry, features in read:
        if entry in seen or name not in ("EVENT", "HOLDER"):
            continue
        said = page.tokens.words[i]
        phrase = tape.phrases.get(i)
        last = phrase[1] if phrase else i
        said = page.span(i, last).of(page.text)
        if name == "EVENT":
            seen.add(entry)
            clues.low.append(Bound(date.fromisoformat(features["earliest"]), f"«{said}» ({features['earliest']})"))
            continue
        if any(i - _FORMER_REACH <= f <= last + _FORMER_REACH for f in former):
            continue
        if not any(i - _TITLE_REACH <= t < i and title == features["title"] for t, title in titles):
            continue
        seen.add(entry)
        since, until = features["earliest"], features.get("latest", "")
        why = f"«{said}» holds the office ({since} to {until or 'now'})"
        clues.low.append(Bound(date.fromisoformat(since), why, hard=False))
        if until:
            clues.high.append(Bound(date.fromisoformat(until), why, hard=False))
