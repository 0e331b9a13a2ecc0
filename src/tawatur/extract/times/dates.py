"""Calendar dates, weekdays, neighbours of the day, clock times and feasts: what a match means."""

from __future__ import annotations

from datetime import date

from tawatur.extract.times import calendar as cal
from tawatur.extract.times.hit import Built, Hit, direction, told
from tawatur.extract.times.parsed import Meaning
from tawatur.extract.times.rules import lexicon

# A year of two digits below this one belongs to the present century.
_TURN = 30
_ALLIANCE = "time_words:alliance"
_QUOTES = "\"'«»“”‘’"


def _months(hit: Hit) -> tuple[int, int | None] | None:
    """The month, and the second one where two different months stand side by side (a range); None: no month at all."""
    first = hit.match.roles["m"][0]
    alone = not (hit.has("m2") or hit.has("day") or hit.has("year") or hit.any_class("SHAHR"))
    month, second = hit.feature("month", "m"), hit.feature("month", "m2")
    letter = hit.feature("alef", "m")
    if month is None or (alone and letter is not None and hit.original(first) != letter):
        return None
    return int(month), (int(second) if second is not None and second != month else None)


def calendar(hit: Hit) -> Built:
    months = _months(hit)
    if months is None:
        return None
    month, month2 = months
    number = hit.number("day")
    if number is not None and hit.match.first > 0 and not hit.has("year") and _alliance(hit, month, number):
        return None
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
        return told(
            Meaning(
                "fixed",
                value=value,
                earliest=days[0],
                latest=days[1],
                tod=tod,
                part=part,
                weekday=hit.feature("weekday", "wd"),
                shift=_deictic(hit),
                tense=hit.tense(),
            )
        )
    own, of_year = direction(hit)
    own = own if own is not None else hit.feature("dir", "wa")
    if number is not None and number > cal.month_days(2024, month)[1].day:  # type: ignore[union-attr]
        return None
    meaning = Meaning(
        "monthday",
        month=month,
        month2=month2,
        day=number,
        day2=number2,
        dir=own,
        year_dir=of_year,
        tod=tod,
        part=part,
        weekday=hit.feature("weekday", "wd"),
        shift=_deictic(hit),
        tense=0 if own is not None else hit.tense(),
    )
    return told(meaning)


def _alliance(hit: Hit, month: int, number: int) -> bool:
    """True for the forces of 14 March and their like: a day that names a party."""
    before = [hit.classes(i) for i in range(max(0, hit.match.first - 2), hit.match.first)]
    if not before or "ALLIANCE" not in before[-1] | (before[0] if "PREP" in before[-1] else frozenset()):
        return False
    return f"{month}-{number}" in {str(day) for day in lexicon().entries[_ALLIANCE].features["days"]}


def _deictic(hit: Hit) -> int | None:
    """How many days from the report's day a date says it is: 0 for today, the 25th; -1 for yesterday."""
    shift = hit.feature("shift", "rel")
    return 0 if shift is None and hit.any_class("ALYAWM") else shift


def year(hit: Hit) -> Built:
    number = hit.number("year")
    if number is None:
        return None
    part = hit.feature("part", "part") or ""
    if number < 100 and not hit.has("bc"):
        number += 1900 if number >= _TURN else 2000
    if hit.has("bc"):
        return "DATE", Meaning("fixed", value=f"-{number - 1:04d}")
    last: int | None = hit.number("year2")
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
        own, _ = direction(hit)
        tense = hit.tense() if own is None else 0
        return told(
            Meaning(
                "hijri", month=month, day=number, dir=own, tense=tense, tod=tod, part=hit.feature("part", "part") or ""
            )
        )
    days = cal.hijri_days(of, month, number)
    if days[0] is None:
        return None
    value = cal.value_of(days) if number is not None else f"{days[0].year:04d}-{days[0].month:02d}"
    return told(Meaning("fixed", value=value, earliest=days[0], latest=days[1], tod=tod, tense=hit.tense()))


def day_of_month(hit: Hit) -> Built:
    number = hit.number("day")
    if number is None or not 1 <= number <= 31:
        return None
    if hit.any_class("SAME") or hit.any_class("FOLLOW") or hit.any_class("PREV"):
        return "DATE", Meaning("then", unit="M", day=number, shift=int(hit.feature("dir", "adj") or 0), count=1)
    return told(
        Meaning(
            "unit", unit="M", shift=int(hit.feature("dir", "adj") or 0), day=number, tod=hit.feature("tod", "tod") or ""
        )
    )


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
    return "DATE", Meaning(
        "fixed",
        value=day.isoformat(),
        earliest=day,
        latest=day,
        weekday=weekday,
        shift=_deictic(hit),
        tense=hit.tense(),
    )


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
    toward = hit.feature("dir", "wa")
    tense = hit.tense(sure=True) if toward is None and shift is None else 0
    meaning = Meaning(
        "weekday",
        weekday=days[0],
        weekdays=days[1:],
        shift=shift,
        dir=toward,
        tense=tense,
        tod=hit.feature("tod", "tod") or "",
        count=hit.feature("plus", "tod"),
    )
    return told(meaning)


def relative(hit: Hit) -> Built:
    tod = hit.feature("tod", "tod") or hit.feature("tod") or ""
    shift = hit.feature("shift", "rel")
    if hit.match.rule.id.startswith("time.daypart"):
        return told(Meaning("day", shift=0, tod=tod, hangs=hit.tense(sure=True) <= 0))
    if hit.has("wa"):  # last night runs into this morning
        return "TIME", Meaning("day", shift=int(hit.feature("dir", "wa") or -1), tod=tod, count=1)
    return told(Meaning("day", shift=int(shift or 0) + int(hit.feature("plus", "tod") or 0), tod=tod))


def today(hit: Hit) -> Built:
    words, at = hit.words, hit.match.first
    if 0 < at < len(words) - 1 and words[at - 1] in _QUOTES and words[at + 1] in _QUOTES:
        return None  # a newspaper's name
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
    first = hit.match.first
    stamp = first > 0 and hit.tokens.words[first - 1] == "\n"  # when an agency sent the report, not when it happened
    hangs = shift is None and not stamp and not hit.any_class("ALYAWM") and hit.tense(sure=True) <= 0
    return "TIME", Meaning("day", shift=int(shift or 0), clock=clock, hangs=hangs)


def holiday(hit: Hit) -> Built:
    own, of_year = direction(hit)
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
