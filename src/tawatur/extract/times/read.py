"""From a rule's match to what it means. One builder for each `do` of the rules file; no anchor is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tawatur.extract.page import Page
from tawatur.extract.times import calendar as cal
from tawatur.extract.times.parsed import Meaning, Parsed
from tawatur.extract.times.rules import grammar, lexicon
from tawatur.extract.times.tense import tense_around
from tawatur.match import RuleMatch, Tape
from tawatur.model import Part
from tawatur.text import Tokens

_UNIT_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
_PAST_CENTURY_DECADES = 30


class Hit:
    """One match with the questions that builders ask of it."""

    def __init__(self, match: RuleMatch, tape: Tape, page: Page) -> None:
        self.match = match
        self.tape = tape
        self.page = page
        self.tokens: Tokens = tape.tokens
        self.words = tape.tokens.words
        self.first, self.last = match.roles.get("x", (match.first, match.last))

    def has(self, role: str) -> bool:
        return role in self.match.roles

    def range(self, role: str) -> tuple[int, int]:
        return self.match.roles.get(role, (self.match.first, self.match.last))

    def places(self, role: str = "") -> Iterator[int]:
        """Indexes of a role's tokens (of the whole match), multi-word forms by their first alone."""
        i, last = self.range(role)
        while i <= last:
            yield i
            phrase = self.tape.phrases.get(i)
            i = phrase[1] + 1 if phrase else i + 1

    def feature(self, name: str, role: str = "") -> Any:
        """The first value of a feature among the words of a role (of the whole match without one)."""
        if role and role not in self.match.roles:
            return None
        for i in self.places(role):
            for reading in self.tape.readings(i, lexicon()):
                value = reading.entry.features.get(name)
                if value is not None:
                    return value
        return None

    def features(self, name: str, role: str) -> list[Any]:
        out = []
        for i in self.places(role):
            for reading in self.tape.readings(i, lexicon()):
                value = reading.entry.features.get(name)
                if value is not None:
                    out.append(value)
                    break
        return out

    def number(self, role: str) -> int | None:
        """The number that a role's digits or words make."""
        if role not in self.match.roles:
            return None
        total: int | None = None
        for i in self.places(role):
            word = self.words[i]
            if word.isdigit() and word.isascii():
                return int(word[:9])
            for reading in self.tape.readings(i, lexicon()):
                n = reading.entry.features.get("n")
                if n is not None:
                    total = (total or 0) + int(n)
                    break
        return total

    def classes(self, index: int) -> set[str]:
        return {c for r in self.tape.readings(index, lexicon()) for c in r.entry.classes}

    def any_class(self, name: str, role: str = "") -> bool:
        if role and role not in self.match.roles:
            return False
        return any(name in self.classes(i) for i in self.places(role))

    def original(self, index: int) -> str:
        """The first letter of a token as typed, clitics left out."""
        lead = next((r.lead for r in self.tape.readings(index, lexicon())), 0)
        at = self.page.folded.start(self.tokens.starts[index] + lead)
        return self.page.text[at : at + 1]

    def tense(self, sure: bool = False) -> int:
        return tense_around(self.tokens, self.match.first, self.match.last, sure)


Built = tuple[str, Meaning] | None
"""(TIMEX3 type, meaning); None where the match turns out to be none."""


def _tod(hit: Hit, meaning: Meaning) -> tuple[str, Meaning]:
    return ("TIME" if meaning.tod or meaning.clock else "DATE"), meaning


def _direction(hit: Hit) -> tuple[int | None, int | None]:
    """(direction of the adjective on the date itself, on the year it is a part of)."""
    own = hit.feature("dir", "ya")
    year = hit.feature("dir", "ya2")
    if year is None and hit.any_class("THIS") and hit.any_class("DUNITY"):
        year = 0
    return own, year


def _months(hit: Hit) -> tuple[int, int | None] | None:
    """The month, and the second one where two different months stand side by side (a range); None: no month after all."""
    first = hit.match.roles["m"][0]
    for reading in hit.tape.readings(first, lexicon()):
        alef = reading.entry.features.get("alef")
        if alef is not None and not hit.has("m2") and not hit.has("day") and not hit.has("year"):
            if hit.original(first) != alef and not hit.any_class("SHAHR"):
                return None
    month = hit.feature("month", "m")
    second = hit.feature("month", "m2")
    if month is None:
        return None
    return int(month), (int(second) if second is not None and second != month else None)


def calendar(hit: Hit) -> Built:
    months = _months(hit)
    if months is None:
        return None
    month, month2 = months
    number = hit.number("day")
    number2 = hit.number("day2")
    tod = hit.feature("tod", "tod") or ""
    part = hit.feature("part", "part") or ""
    year = hit.number("year")
    if number is not None and not 1 <= number <= 31:
        return None
    if year is not None:
        if number is None:
            days = cal.month_days(year, month)
            if month2:
                days = (days[0], cal.month_days(year + (month2 < month), month2)[1])
            days = cal.part_days(days, part)
            value = f"{year:04d}-{month:02d}"
        else:
            low = cal.day(year, month, number)
            high = cal.day(year, month, number2) if number2 else low
            if low is None or high is None or high < low:
                return None
            days, value = (low, high), cal.value_of((low, high))
        return _tod(hit, Meaning("fixed", value=value, earliest=days[0], latest=days[1], tod=tod, part=part,
                                 weekday=hit.feature("weekday", "wd"), shift=_deictic(hit), tense=hit.tense()))  # fmt: skip
    own, of_year = _direction(hit)
    own = own if own is not None else hit.feature("dir", "wa")
    if number is not None and number > cal.month_days(2024, month)[1].day:  # type: ignore[union-attr]
        return None
    meaning = Meaning("monthday", month=month, month2=month2, day=number, day2=number2, dir=own, year_dir=of_year, tod=tod,
                      part=part, weekday=hit.feature("weekday", "wd"), shift=_deictic(hit),
                      tense=0 if own is not None else hit.tense())  # fmt: skip
    return _tod(hit, meaning)


def _deictic(hit: Hit) -> int | None:
    """How many days from the report's day a date says it is: 0 for today, the 25th; -1 for yesterday."""
    shift = hit.feature("shift", "rel")
    return 0 if shift is None and hit.any_class("ALYAWM") else shift


def year(hit: Hit) -> Built:
    number = hit.number("year")
    if number is None:
        return None
    part = hit.feature("part", "part") or ""
    if hit.has("bc"):
        return "DATE", Meaning("fixed", value=f"-{number - 1:04d}")
    last = hit.number("year2")
    if last is not None and last < 100:
        last += number // 100 * 100
    if last is not None and last < number:
        return None
    days = cal.part_days(cal.year_days(number, last), part) if last is None else cal.year_days(number, last)
    value = f"{number:04d}" if last is None else f"{number:04d}/{last:04d}"
    return "DATE", Meaning("fixed", value=value, earliest=days[0], latest=days[1], part=part, tense=hit.tense())


def hijri(hit: Hit) -> Built:
    month, number = hit.feature("hmonth", "hm") or hit.number("hmn"), hit.number("day")
    of = hit.number("year")
    tod = hit.feature("tod", "tod") or ""
    if number is not None and number > 30:
        return None
    if of is None:
        own, _ = _direction(hit)
        return _tod(
            hit, Meaning("hijri", month=month, day=number, dir=own, tense=hit.tense() if own is None else 0, tod=tod)
        )
    days = cal.hijri_days(of, month, number)
    if days[0] is None:
        return None
    value = cal.value_of(days) if number is not None else f"{days[0].year:04d}-{days[0].month:02d}"
    return _tod(hit, Meaning("fixed", value=value, earliest=days[0], latest=days[1], tod=tod, tense=hit.tense()))


def day_of_month(hit: Hit) -> Built:
    number = hit.number("day")
    if number is None or not 1 <= number <= 31:
        return None
    if hit.any_class("SAME") or hit.any_class("FOLLOW") or hit.any_class("PREV"):
        return "DATE", Meaning("then", unit="M", day=number, shift=int(hit.feature("dir", "adj") or 0), count=1)
    return _tod(hit, Meaning("unit", unit="M", shift=int(hit.feature("dir", "adj") or 0), day=number,
                             tod=hit.feature("tod", "tod") or ""))  # fmt: skip


def numeric(hit: Hit) -> Built:
    of = hit.number("year")
    first, second = hit.number("d1"), hit.number("d2")
    weekday = hit.feature("weekday", "wd")
    if second is None:
        return None
    if of is not None and of < 100:
        of += 2000 if of < 60 else 1900
    if first is None:
        if of is None or not 1 <= second <= 12:
            return None
        days = cal.month_days(of, second)
        return "DATE", Meaning("fixed", value=f"{of:04d}-{second:02d}", earliest=days[0], latest=days[1])
    if second > 12 >= first:  # month first, as American pages write
        first, second = second, first
    if second > 12:
        return None
    if of is None:
        return "DATE", Meaning("monthday", month=second, day=first, weekday=weekday, tense=hit.tense())
    day = cal.day(of, second, first)
    if day is None:
        return None
    if weekday is not None and day.weekday() != weekday and (other := cal.day(of, first, second)) is not None:
        day = other if other.weekday() == weekday else day
    return "DATE", Meaning("fixed", value=day.isoformat(), earliest=day, latest=day, weekday=weekday, shift=_deictic(hit),
                           tense=hit.tense())  # fmt: skip


def weekday(hit: Hit) -> Built:
    days = tuple(int(d) for d in hit.features("weekday", "wd"))
    if not days:
        return None
    first = hit.match.roles["wd"][0]
    before = hit.match.first - 1
    if before >= 0 and hit.match.first == first and "WDNAME" in hit.classes(before):
        return None
    second = hit.feature("weekday", "wd2")
    if hit.match.rule.id == "date.weekday.list":
        days = tuple(dict.fromkeys(int(d) for d in hit.features("weekday", "")))
    elif second is not None:
        if second == days[0]:
            return None
        days = (days[0], int(second))
    shift = hit.feature("shift", "rel")
    if shift is None and hit.any_class("ALYAWM"):
        shift = 0
    direction = hit.feature("dir", "wa")
    tense = hit.tense(sure=True) if direction is None and shift is None else 0
    meaning = Meaning("weekday", weekday=days[0], weekdays=days[1:], shift=shift, dir=direction, tense=tense,
                      tod=hit.feature("tod", "tod") or "")  # fmt: skip
    return _tod(hit, meaning)


def relative(hit: Hit) -> Built:
    tod = hit.feature("tod", "tod") or hit.feature("tod") or ""
    shift = hit.feature("shift", "rel")
    if hit.has("wa"):  # last night runs into this morning
        return "TIME", Meaning("day", shift=-1, tod=tod, count=1)
    return _tod(hit, Meaning("day", shift=int(shift or 0), tod=tod))


def today(hit: Hit) -> Built:
    return "DATE", Meaning("ref", value="PRESENT_REF")


def clock(hit: Hit) -> Built:
    hour, minute = hit.number("hour"), hit.number("min") or 0
    if hour is None or hour > 24 or minute > 59:
        return None
    if hit.any_class("ANDHALF") and not minute:
        minute = 30
    elif hit.any_class("MINUTEW"):
        after = range(hit.match.roles["hour"][1] + 1, hit.match.last + 1)
        said = [
            r.entry.features["n"] for i in after for r in hit.tape.readings(i, lexicon()) if "n" in r.entry.features
        ]
        minute = sum(said) if 0 < sum(said) < 60 else 0
    tod = hit.feature("tod", "tod") or ""
    if hour < 12 and (tod in ("TEV", "TAF") or (tod == "T12:00" and hour < 6) or (tod == "TNI" and hour > 5)):
        hour += 12
    shift = hit.feature("shift", "tod") or hit.feature("shift", "rel")
    day = hit.feature("weekday", "wd")
    clock = f"T{hour:02d}:{minute:02d}"
    if day is not None:
        return "TIME", Meaning("weekday", weekday=int(day), shift=shift, clock=clock, dir=hit.feature("dir", "wa"))
    return "TIME", Meaning("day", shift=int(shift or 0), clock=clock)


def unit(hit: Hit) -> Built:
    name = hit.feature("unit")
    if name is None or name.startswith("T"):
        return None
    if hit.any_class("SAME") or hit.any_class("NAFS"):
        return "DATE", Meaning("then", unit=name, shift=0)
    if hit.any_class("FOLLOW", "adj") or hit.any_class("PREV", "adj"):
        return "DATE", Meaning("then", unit=name, shift=int(hit.feature("dir", "adj")), count=1)
    direction = hit.feature("dir", "adj")
    return "DATE", Meaning("unit", unit=name, shift=int(direction or 0), part=hit.feature("part", "part") or "")


def weekend(hit: Hit) -> Built:
    return "DATE", Meaning("unit", unit="WE", shift=int(hit.feature("dir", "adj") or 0))


def earlier(hit: Hit) -> Built:
    bound = -1 if hit.any_class("EARLIER", "when") else 1
    name = hit.feature("unit")
    if name is None:
        return "DATE", Meaning("day", shift=int(hit.feature("shift", "x2") or 0))
    direction = int(hit.feature("dir", "adj") or 0)
    return "DATE", Meaning("unit", unit=name, shift=direction, bound=bound if direction == 0 else 0)


def portion(hit: Hit) -> Built:
    of, index = int(hit.feature("of", "portion")), int(hit.feature("n", "ord"))
    if index > of:
        return None
    month = hit.feature("month", "m")
    if month is not None:
        year_number = hit.number("year2")
        own, of_year = _direction(hit)
        part = ("start", "end") if of == 2 else ("start", "mid", "end", "end")
        name = part[index - 1 if index > 0 else -1]
        if year_number is not None:
            days = cal.part_days(cal.month_days(year_number, int(month)), name)
            return "DATE", Meaning(
                "fixed", value=f"{year_number:04d}-{month:02d}", earliest=days[0], latest=days[1], part=name
            )
        return "DATE", Meaning("monthday", month=int(month), dir=own, year_dir=of_year, tense=hit.tense(), part=name)
    number = hit.number("year")
    if number is not None:
        days = cal.portion_days(number, index, of)
        value = f"{number:04d}-{'QHT'[(4, 2, 3).index(of)]}{index if index > 0 else of}"
        return "DATE", Meaning("fixed", value=value, earliest=days[0], latest=days[1])
    direction = hit.feature("dir", "adj")
    return "DATE", Meaning("portion", index=index, of=of, year_dir=int(direction or 0))


def season(hit: Hit) -> Built:
    letters = hit.feature("season")
    number = hit.number("year")
    if number is not None:
        days = cal.season_days(number, letters)
        return "DATE", Meaning("fixed", value=f"{number:04d}-{letters}", earliest=days[0], latest=days[1])
    direction = hit.feature("dir", "adj")
    if hit.any_class("DUNITY"):
        return "DATE", Meaning("season", value=letters, year_dir=int(direction or 0))
    return "DATE", Meaning("season", value=letters, dir=int(direction or 0))


def decade(hit: Hit) -> Built:
    number = hit.feature("n") if not hit.has("ord") else int(hit.feature("n", "ord")) * 10
    century = 1900
    if hit.has("century"):
        century = 2000 if hit.any_class("NOWADJ", "adj") else int(hit.feature("n", "adj") or 20) * 100 - 100
    elif number is not None and number < _PAST_CENTURY_DECADES:
        century = 1900
    if number is None or not 0 <= number <= 90:
        return None
    first = century + int(number)
    days = cal.part_days(cal.year_days(first, first + 9), hit.feature("part", "part") or "")
    return "DATE", Meaning("fixed", value=f"{first // 10}X", earliest=days[0], latest=days[1])


def century(hit: Hit) -> Built:
    number = hit.number("ord")
    if number is None:
        direction = hit.feature("dir", "adj")
        number = 21 + int(direction or 0)
    if not 1 <= number <= 30:
        return None
    if hit.has("bc"):
        return "DATE", Meaning("fixed", value=f"-{number - 1:02d}XX")
    low, high = cal.year_days(number * 100 - 99, number * 100)
    days = cal.part_days((low, high), hit.feature("part", "part") or "")
    return "DATE", Meaning("fixed", value=f"{number - 1:02d}XX", earliest=days[0], latest=days[1])


def _amount(hit: Hit) -> str | None:
    """How many units: a number, with a half where one is added, or X."""
    if hit.any_class("FEWADJ") or hit.any_class("FEWNOUN"):
        return "X"
    number = hit.number("n")
    count: float | None = float(number) if number is not None else None
    for i in hit.places():
        found = hit.classes(i)
        if "UNIT2" in found or "DUNIT2" in found:
            count = 2.0
        elif count is None and found & {"UNIT", "UNITDEC", "UNITCE", "UNITDAY"} and not found & {"SEVERAL", "UNITS"}:
            count = 1.0
    if hit.any_class("SEVERAL") or hit.any_class("TENSOF"):
        return "X"
    if count is None:
        return "X"
    tail = range(hit.match.first + 1, hit.match.last + 1)
    if hit.any_class("HALFW") and count == 1.0 and "HALFW" in hit.classes(hit.match.first):
        count = 0.5
    elif hit.any_class("FRAC") and "FRAC" in hit.classes(hit.match.first):
        return None
    elif any(hit.classes(i) & {"ANDHALF", "HALFW"} for i in tail):
        count += 0.5
    return f"{count:g}"


def _period(amount: str, name: str) -> str:
    if not name.startswith("T"):
        return f"P{amount}{name}"
    if amount.endswith(".5") and name == "TH":
        return f"PT{amount[:-2]}H30M" if amount != "0.5" else "PT30M"
    return f"PT{amount}{name[1]}"


def duration(hit: Hit) -> Built:
    if hit.any_class("SPELL") and not hit.has("n") and hit.feature("unit") is None:
        return "DURATION", Meaning("none", value="PXX")
    name = hit.feature("unit")
    amount = _amount(hit)
    if name is None or amount is None:
        return None
    second = hit.number("n2")
    if second is not None:
        return "DURATION", Meaning("none", value=f"{_period(amount, name)}/{_period(str(second), name)}")
    return "DURATION", Meaning("none", value=_period(amount, name))


def ago(hit: Hit) -> Built:
    sign = -1 if hit.any_class("BEFORE", "way") else 1
    name = hit.feature("unit")
    if name is None:
        return None
    amount = _amount(hit)
    if amount is None:
        return None
    # "After two years he left" measures a span; only "after two years he will leave" points to a day.
    if sign > 0 and hit.tense() <= 0:
        hit.first = hit.match.roles["way"][1] + 1
        return "DURATION", Meaning("none", value=_period(amount, name))
    if amount == "X":
        return "DATE", Meaning("ref", value="PAST_REF" if sign < 0 else "FUTURE_REF", unit=name)
    return "DATE", Meaning("ago", unit=name, count=float(amount), shift=sign)


def then(hit: Hit) -> Built:
    name = hit.feature("unit")
    if hit.has("way") or hit.has("n"):
        amount = _amount(hit)
        if name is None or amount in (None, "X"):
            return None
        return "DATE", Meaning("then", unit=name, count=float(amount or 0), shift=1)
    if hit.any_class("ALYAWM"):
        return "DATE", Meaning("then", unit="D", count=1, shift=int(hit.feature("dir", "adj") or 0))
    return "DATE", Meaning("then", unit=name or "", shift=0)


def repeated(hit: Hit) -> Built:
    value = hit.feature("value")
    if value is not None:
        return "SET", Meaning("none", value=value)
    if hit.has("wd") or hit.has("tod"):
        day = hit.feature("weekday", "wd")
        return "SET", Meaning("none", value="P1D" if day is None else f"XXXX-WXX-{day + 1}")
    name = hit.feature("unit")
    if name is None:
        return ("SET", Meaning("none", value="P1Y")) if hit.feature("season") else None
    amount = "1" if hit.any_class("TIMESW") else _amount(hit)
    return "SET", Meaning("none", value=_period(amount or "1", name))


def reference(hit: Hit) -> Built:
    return "DATE", Meaning("ref", value=hit.feature("ref"))


def holiday(hit: Hit) -> Built:
    own, of_year = _direction(hit)
    length = int(hit.feature("days") or 1)
    month, number = hit.feature("month"), hit.feature("day")
    hmonth, hday = hit.feature("hmonth"), hit.feature("hday")
    of = hit.number("year")
    if month is not None:
        if of is not None:
            low = cal.day(of, month, number)
            if low is None:
                return None
            return "DATE", Meaning("fixed", value=low.isoformat(), earliest=low, latest=cal.shifted(low, length - 1))
        return "DATE", Meaning("monthday", month=month, day=number, dir=own, year_dir=of_year, tense=hit.tense())
    if of is not None:
        for hyear in (of,) if of < 1600 else ((of - 579), (of - 580)):
            low = cal.hijri_days(hyear, hmonth, hday)[0]
            if low is not None and (of < 1600 or low.year == of):
                days: tuple[date, date] = (low, cal.shifted(low, length - 1))
                return "DATE", Meaning("fixed", value=cal.value_of(days), earliest=days[0], latest=days[1])
        return None
    return "DATE", Meaning("hijri", month=hmonth, day=hday, count=length, dir=own, year_dir=of_year, tense=hit.tense())


BUILDERS: dict[str, Callable[[Hit], Built]] = {
    "calendar": calendar, "year": year, "hijri": hijri, "numeric": numeric,
    "dayofmonth": day_of_month, "weekday": weekday, "relative": relative,
    "today": today, "clock": clock, "unit": unit, "weekend": weekend, "earlier": earlier, "portion": portion,
    "season": season, "decade": decade, "century": century, "duration": duration, "ago": ago, "then": then,
    "set": repeated, "ref": reference, "holiday": holiday,
}  # fmt: skip


def read(page: Page) -> tuple[Parsed, ...]:
    """All time expressions of a page, in order, not overlapping; anchored on nothing yet."""
    rules = grammar()
    tape = rules.tape(page.tokens)
    out: list[Parsed] = []
    for match in rules.find(tape):
        hit = Hit(match, tape, page)
        built = BUILDERS[str(match.rule.features["do"])](hit)
        if built is None:
            continue
        first, last = _trimmed(page.tokens.words, hit.first, hit.last)
        span = page.span(first, last, _lead(hit, first))
        if span.end <= span.start or (out and span.start < out[-1].end):
            continue
        type_, meaning = built
        out.append(Parsed(span.start, span.end, type_, meaning, match.rule.id, _parts(hit), _sure(meaning),
                          _modifier(hit, meaning)))  # fmt: skip
    return tuple(out)


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


def _modifier(hit: Hit, meaning: Meaning) -> str | None:
    if meaning.part:
        return meaning.part
    if hit.any_class("APPROX"):
        return "approx"
    return None
