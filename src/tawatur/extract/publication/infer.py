"""From clues to a window of days: bounds give the years, calendar days near the report give the day."""

from __future__ import annotations

from datetime import date, timedelta

from tawatur.extract.publication.clues import Bound, Clues, NearDay
from tawatur.extract.times.calendar import day as calendar_day
from tawatur.extract.times.calendar import month_days
from tawatur.model import Published

# How many years behind the newest bound a report is looked for where nothing bounds it from above; more where the
# weekdays of its own day and of the other tell the year.
_YEARS_AHEAD, _WEEKDAY_YEARS = 2, 5
# A day told with its weekday and date lies at most so many days before a report that tells it; fewer in its lead.
_NEWS_DAYS = 13
_LEAD_DAYS = 6
# A report that says "today" may be printed on the next day, or after the weekly holiday.
_PRINT_DAYS = 2
_SLIVER = 90
_SURE_YEARS = 2
_YEAR = 365
# How long a holder may be spoken of after his time without a word for former.
_REMEMBERED = 2 * _YEAR
# An event told by its weekday dates a report whose other clues leave about a year.
_KNOWN = 500


def infer(clues: Clues) -> Published | None:
    """The window that the clues allow, with reasons; None where they do not argue even for a year."""
    low, high, why = _bounds(clues)
    low, high, said = _told(clues, low, high)
    why = (*said, *why)
    days = _days(clues, low, high)
    sharp = _sharp(clues, low, high)
    if days is None:
        days = sharp
    elif sharp is not None and max(sharp[0], days[0]) <= min(sharp[1], days[1]):
        days = max(sharp[0], days[0]), min(sharp[1], days[1]), [*days[2], *sharp[2]]
    if days is not None:
        return Published(days[0], days[1], "inferred", tuple(dict.fromkeys((*days[2], *why))))
    if low is None:
        return None
    years = {year for year, _ in clues.years}
    if len(years) == 1:
        year = years.pop()
        first, last = date(year, 1, 1), date(year, 12, 31)
        reasons = [reason for _, reason in clues.years]
        months = {month for month, _ in clues.months}
        if len(months) == 1:
            start, end = month_days(year, months.pop())
            if start is not None and end is not None:
                first, last = start, end
                reasons += [reason for _, reason in clues.months]
        first = max(first, low)
        if high is not None:
            last = min(last, high)
        if first <= last:
            return Published(first, last, "inferred", tuple(dict.fromkeys((*reasons, *why))))
    if high is None or high < low:
        return Published(low, None, "inferred", why)
    return Published(low, high, "inferred", why)


def _bounds(clues: Clues) -> tuple[date | None, date | None, tuple[str, ...]]:
    """The latest lower and the earliest upper bound.

    Upper bounds that leave nothing above the lower one tell of holders of the past: dropped.
    """
    # "October 2015" beside "next October" is that October, however the sentence is turned: no lower bound.
    ahead = {month for month, _, direction, _ in clues.relative if direction > 0}
    told = [b for b in clues.dated if b.day.month not in ahead]
    lows = [b for b in clues.low if b in told or b not in clues.dated]
    low: Bound | None = max(lows, key=lambda b: b.day, default=None)
    highs = sorted(
        (b for b in clues.high if low is None or b.day >= low.day + timedelta(days=_SLIVER)), key=lambda b: b.day
    )
    # One holder may be spoken of after his time without a word for former; two of them hardly.
    high = highs[1] if len(highs) > 1 else None
    if len(highs) == 1:
        high = Bound(highs[0].day + timedelta(days=_REMEMBERED), highs[0].why)
    for month, number, direction, why in clues.relative:
        if direction > 0 and told:
            # "Next September" said after January 2024: before the second September that follows at the latest.
            newest = max(b.day for b in told)
            start = calendar_day(newest.year + 1 + (month <= newest.month), month, number or 1)
            if start is not None and low is not None and newest >= low.day and (high is None or start <= high.day):
                high = Bound(start - timedelta(days=1), why)
    why_all = tuple(f"not before {b.day}: {b.why}" for b in (low,) if b) + tuple(
        f"not after {b.day}: {b.why}" for b in (high,) if b
    )
    return (low.day if low else None), (high.day if high else None), why_all


def _told(clues: Clues, low: date | None, high: date | None) -> tuple[date | None, date | None, tuple[str, ...]]:
    """The bounds narrowed by what the report says of public events, looks ahead to, and calls by their office.

    A clue that meets nothing of what the others leave is dropped: one of its names was read amiss.
    """
    why: list[str] = []
    for limit in sorted(clues.limits, key=lambda b: b.day):
        if (low is None or limit.day >= low) and (high is None or limit.day < high):
            high = limit.day
            why.append(f"not after {limit.day}: {limit.why}")
    wide = [row for row in clues.told if not any(told.sharp for told in row)]
    left, right, reasons, agreed = low, high, [], True
    for row in wide:
        fits = [t for t in row if (low is None or t.high >= low) and (high is None or t.low <= high)]
        if not fits:
            continue
        start, end = min(t.low for t in fits), max(t.high for t in fits)
        if (left is not None and end < left) or (right is not None and start > right):
            agreed = False
            continue
        if left is None or start > left:
            left = start
        if right is None or end < right:
            right = end
        reasons += [t.why for t in fits]
    if agreed:
        low, high = left, right
        why += reasons
    for reason, terms in clues.terms:
        inside = [
            (max(since, low) if low else since, min(end, high) if high else end)
            for since, until in terms
            if (end := until + timedelta(days=_YEAR) if until else date.max) and (low is None or end >= low)
            and (high is None or since <= high)
        ]  # fmt: skip
        if inside:
            low = min(a for a, _ in inside)
            last = max(b for _, b in inside)
            high = last if last < date.max else high
            why.append(reason)
    return low, high, tuple(why)


def _sharp(clues: Clues, low: date | None, high: date | None) -> tuple[date, date, list[str]] | None:
    """The days that events told by their weekday leave, where the rest already argues for about a year."""
    if low is None or high is None or (high - low).days > _KNOWN:
        return None
    weekdays = {w for w, _ in clues.weekdays}
    first, last, why = low, high, list[str]()
    for row in clues.told:
        fits = [t for t in row if t.sharp and t.high >= low and t.low <= high]
        if len(fits) != 1 or max(first, fits[0].low) > min(last, fits[0].high):
            continue
        first, last = max(first, fits[0].low), min(last, fits[0].high)
        why.append(fits[0].why)
    if not why:
        return None
    if len(weekdays) == 1:
        own = next(iter(weekdays))
        days = [d for n in range((last - first).days + 1) if (d := first + timedelta(days=n)).weekday() == own]
        if days:
            first, last = days[0], min(last, days[-1] + timedelta(days=_PRINT_DAYS))
            why += [reason for _, reason in clues.weekdays]
    return first, last, why


def _days(clues: Clues, low: date | None, high: date | None) -> tuple[date, date, list[str]] | None:
    """The window that calendar days near the report give."""
    weekdays = {w for w, _ in clues.weekdays}
    weekday = weekdays.pop() if len(weekdays) == 1 else None
    found: list[tuple[date, date, str]] = []
    for near in clues.days:
        for told in _years_of(near, clues, low, high, weekday):
            window = _around(near, told, weekday)
            if window is not None:
                found.append((*window, near.why))
    if not found:
        return None
    newest = max(found, key=lambda row: row[0])
    first, last = newest[0], newest[1]
    reasons = [newest[2]]
    for a, b, why in found:
        if max(a, first) <= min(b, last):
            first, last = max(a, first), min(b, last)
            reasons.append(why)
    reasons += [why for _, why in clues.weekdays]
    if low is not None:
        if last < low:
            return None
        first = max(first, low)
    if high is not None:
        if first > high:
            return None
        last = min(last, high)
    return first, last, reasons


def _years_of(near: NearDay, clues: Clues, low: date | None, high: date | None, weekday: int | None) -> list[date]:
    """The calendar days that a day without a year can be, where only one of the years that come into question fits."""
    if near.year is not None:
        day = calendar_day(near.year, near.month, near.day)
        return [day] if day else []
    own = {year for year, _ in clues.years}
    if len(own) == 1:
        years = sorted(own)
    elif low is not None:
        tied = near.weekday is not None and weekday is not None and near.dir is not None
        ahead = low.year + (_WEEKDAY_YEARS if tied else _YEARS_AHEAD)
        years = list(range(low.year, min(ahead, high.year if high else ahead) + 1))
    else:
        return []
    days = [d for year in years if (d := calendar_day(year, near.month, near.day)) is not None]
    if low is not None:
        days = [d for d in days if d >= low - timedelta(days=_NEWS_DAYS)]
    if near.weekday is not None:
        days = [d for d in days if d.weekday() == near.weekday]
    elif near.shift is not None and weekday is not None:
        days = [d for d in days if (d - timedelta(days=near.shift)).weekday() == weekday]
    if len(days) == 1 and len(years) > _SURE_YEARS and not near.lead and near.shift is None and near.dir is None:
        return []  # one of several years fits: as likely a slip of the weekday as the year
    return days if len(days) == 1 else []


def _around(near: NearDay, told: date, weekday: int | None) -> tuple[date, date] | None:
    """The window of the report around a day that it tells."""
    if near.shift is not None:
        day = told - timedelta(days=near.shift)
        return day, day + timedelta(days=_PRINT_DAYS)
    if near.weekday is None or near.year is not None:
        return None  # a day told with its year may be long past
    if near.dir == 1:
        days = [told - timedelta(days=n) for n in range(7, 0, -1)]
    elif near.dir == -1:
        days = [told + timedelta(days=n) for n in range(1, 8)]
    elif near.tense > 0:
        return None
    else:
        days = [told + timedelta(days=n) for n in range((_LEAD_DAYS if near.lead else _NEWS_DAYS) + 1)]
    if weekday is not None:
        fitting = [d for d in days if d.weekday() == weekday]
        return (fitting[0], fitting[-1] + timedelta(days=_PRINT_DAYS)) if fitting else None
    return days[0], days[-1]
