"""From a page to its time expressions, anchored on nothing yet: rules match, a builder for each `do` reads them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from tawatur.extract.page import Page
from tawatur.extract.times import dates, periods
from tawatur.extract.times.hit import Built, Hit
from tawatur.extract.times.parsed import Meaning, Parsed
from tawatur.extract.times.rules import grammar, lexicon
from tawatur.model import Part
from tawatur.model.annotation import Modifier
from tawatur.text import fold_text

# Letters between the day of two calendars; between months joined by "and"; between "said on Monday" and "today",
# written right behind it or in a later quotation.
_TWIN, _AND, _SAID, _QUOTED = 24, 3, 90, 400
_MOON = 2
_SHUT = 2
_MARKS = "(),،.-–/[]:؛"

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
    return _together(page, out)


def _together(page: Page, read: list[Parsed]) -> tuple[Parsed, ...]:
    """What neighbours tell each other: twins in two calendars, "September and January last", "said Monday: today"."""
    out: list[Parsed] = []
    said = -_QUOTED  # where the last day of speaking ends
    for item in read:
        last = out[-1] if out else None
        gap = item.start - last.end if last is not None else _TWIN
        if last is not None and gap < _SAID:
            m, before = item.meaning, last.meaning
            if gap < _TWIN and _twins(before, m) and _joined(page, last.end, item.start):
                gregorian, rule = (before, last.rule) if item.rule.startswith("date.hijri") else (m, item.rule)
                weekday = before.weekday if before.weekday is not None else m.weekday
                meaning = replace(
                    gregorian, weekday=weekday, shift=before.shift if before.shift is not None else m.shift
                )
                out[-1] = replace(last, end=item.end, meaning=meaning, rule=rule, parts=(*last.parts, *item.parts))
                continue
            if gap <= _AND and m.op == before.op == "monthday" and m.dir is not None and before.dir is None:
                out[-1] = replace(last, meaning=replace(before, dir=m.dir, tense=0))
            elif _deictic(m) and _spoken(before) and _quoted(page.text[last.end : item.start]):
                item = replace(item, meaning=replace(m, hangs=True))
        if _deictic(item.meaning) and item.start - said < _QUOTED and _in_quotation(page, item.start):
            item = replace(item, meaning=replace(item.meaning, hangs=True))
        elif _spoken(item.meaning) and not _in_quotation(page, item.start):
            said = item.end
        out.append(item)
    return tuple(out)


def _in_quotation(page: Page, offset: int) -> bool:
    return any(q.start <= offset < q.end for q in page.quotations)


def _twins(a: Meaning, b: Meaning) -> bool:
    if a.op != "fixed" or b.op != "fixed" or a.earliest is None or b.earliest is None:
        return False
    return a.earliest == a.latest and b.earliest == b.latest and abs((a.earliest - b.earliest).days) <= _MOON


def _joined(page: Page, start: int, end: int) -> bool:
    """True where nothing but marks and a word for "which is" stands between."""
    words = fold_text(page.text[start:end]).split()
    return all(
        not w.strip(_MARKS) or any("MUWAFIQ" in r.entry.classes for r in lexicon().lookup(w.strip(_MARKS)))
        for w in words
    )


def _deictic(m: Meaning) -> bool:
    return (m.op == "ref" and m.value == "PRESENT_REF") or (m.op == "day" and not m.tod and not m.clock)


def _spoken(m: Meaning) -> bool:
    return (m.op == "weekday" and not m.weekdays and m.dir != 1) or (m.op == "day" and (m.shift or 0) < 0)


def _quoted(between: str) -> bool:
    """True where a quotation opens in `between` and neither closes nor a sentence ends."""
    if "\n" in between or between.count('"') == _SHUT:
        return False
    return between.count('"') == 1 or sum(map(between.count, "«“")) > sum(map(between.count, "»”"))


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
