"""From a page to its time expressions, anchored on nothing yet: rules match, a builder for each `do` reads them."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.extract.page import Page
from tawatur.extract.times import dates, periods
from tawatur.extract.times.hit import Built, Hit
from tawatur.extract.times.parsed import Meaning, Parsed
from tawatur.extract.times.rules import grammar, lexicon
from tawatur.model import Part
from tawatur.model.annotation import Modifier

BUILDERS: dict[str, Callable[[Hit], Built]] = {
    "calendar": dates.calendar,
    "year": dates.year,
    "hijri": dates.hijri,
    "numeric": dates.numeric,
    "dayofmonth": dates.day_of_month,
    "weekday": dates.weekday,
    "relative": dates.relative,
    "today": dates.today,
    "clock": dates.clock,
    "unit": periods.unit,
    "weekend": periods.weekend,
    "earlier": periods.earlier,
    "portion": periods.portion,
    "season": periods.season,
    "decade": periods.decade,
    "century": periods.century,
    "duration": periods.duration,
    "ago": periods.ago,
    "then": periods.then,
    "set": periods.repeated,
    "ref": periods.reference,
    "holiday": dates.holiday,
}


def read(page: Page) -> tuple[Parsed, ...]:
    """All time expressions of a page, in order, not overlapping; anchored on nothing yet."""
    rules = grammar()
    tape = rules.tape(page.tokens)
    out: list[Parsed] = []
    for match in rules.find(tape):
        hit = Hit(match, tape, page)
        built = BUILDERS[str(match.rule.features["do"])](hit)
        if built is None or (hit.any_class("W") and "W" in hit.classes(match.first) and not _goes_on(hit, out)):
            continue
        first, last = _trimmed(page.tokens.words, hit.first, hit.last)
        span = page.span(first, last, _lead(hit, first))
        if span.end <= span.start or (out and span.start < out[-1].end):
            continue
        type_, meaning = built
        out.append(
            Parsed(
                span.start,
                span.end,
                type_,
                meaning,
                match.rule.id,
                _parts(hit),
                _sure(meaning),
                _modifier(hit, meaning),
            )
        )
    return tuple(out)


def _goes_on(hit: Hit, out: list[Parsed]) -> bool:
    """True where "and 2010" follows a year found just before it: a number behind "and" alone is no year."""
    return (
        bool(out)
        and out[-1].meaning.op == "fixed"
        and hit.page.span(hit.match.first, hit.match.first).start - out[-1].end <= 2
    )


PARTS: dict[str, Modifier] = {"start": "start", "mid": "mid", "end": "end"}
_CLOSED = {")": "(", "]": "["}


def _trimmed(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Without marks at the ends and brackets that close or open nothing."""
    while first < last and not words[first][0].isalnum():
        first += 1
    while last > first and not words[last][0].isalnum():
        opening = _CLOSED.get(words[last])
        if opening is not None and opening in words[first:last]:
            break
        last -= 1
    return first, last


def _lead(hit: Hit, first: int) -> int:
    if not hit.words[first][0].isalpha():
        return 0
    return next((r.lead for r in hit.tape.readings(first, lexicon()) if r.entry.classes & hit_classes()), 0)


def hit_classes() -> frozenset[str]:
    return grammar().scanner.classes


def _parts(hit: Hit) -> tuple[Part, ...]:
    out = []
    for role, (first, last) in sorted(hit.match.roles.items(), key=lambda row: row[1]):
        span = hit.page.span(first, last)
        readings = hit.tape.readings(first, lexicon())
        out.append(Part(role, span.start, span.end, entry=readings[0].entry.id if readings else None))
    return tuple(out)


def _sure(meaning: Meaning) -> float:
    if meaning.op in ("fixed", "none"):
        return 0.97
    if meaning.op in ("monthday", "weekday", "hijri") and meaning.dir is None and meaning.shift is None:
        return 0.85 if meaning.tense else 0.75
    return 0.7 if meaning.op == "then" else 0.92


def _modifier(hit: Hit, meaning: Meaning) -> Modifier | None:
    if meaning.part:
        return PARTS.get(meaning.part)
    if hit.any_class("APPROX"):
        return "approx"
    return None
