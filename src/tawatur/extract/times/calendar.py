"""Days of calendar units: pure arithmetic, no text. All windows are inclusive days; None where the calendar ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

Days = tuple[date | None, date | None]

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    if not 1 <= year <= 9999:
        return None, None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int, last: int | None = None) -> Days:
    last = year if last is None else last
    if not (1 <= year <= 9999 and 1 <= last <= 9999):
        return None, None
    return date(year, 1, 1), date(last, 12, 31)


def week_days(of: date) -> Days:
    """Monday to Sunday of the ISO week that holds `of`."""
    start = shifted(of, -of.weekday())
    return start, shifted(start, 6)


def week_value(of: date) -> str:
    iso = of.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def season_days(year: int, season: str) -> Days:
    first, last = SEASON_MONTHS[season]
    return month_days(year, first)[0], month_days(year + (last < first), last)[1]


def portion_days(year: int, index: int, of: int) -> Days:
    """Part `index` (1-based, -1 the last) of a year cut into `of` equal parts."""
    months = 12 // of
    index = of if index < 0 else min(index, of)
    return month_days(year, (index - 1) * months + 1)[0], month_days(year, index * months)[1]


def shifted(of: date, days: int) -> date:
    """`of` moved by days, held at the ends of the calendar."""
    try:
        return of + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def month_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    at = year * 12 + month - 1 + by
    return at // 12, at % 12 + 1


def part_days(days: Days, part: str) -> Days:
    """The start, middle or end of a window.

    Thirds of a month; of a year its first and last three months and its middle four.
    """
    low, high = days
    if low is None or high is None or not part:
        return days
    length = (high - low).days + 1
    if 27 <= length <= 31 and low.day == 1:
        return {
            "start": (low, low.replace(day=10)),
            "mid": (low.replace(day=11), low.replace(day=20)),
            "end": (low.replace(day=21), high),
        }[part]
    if length in (365, 366):
        return {
            "start": (low, date(low.year, 3, 31)),
            "mid": (date(low.year, 5, 1), date(low.year, 8, 31)),
            "end": (date(low.year, 10, 1), high),
        }[part]
    if length == 7:
        return {
            "start": (low, shifted(low, 1)),
            "mid": (shifted(low, 2), shifted(low, 4)),
            "end": (shifted(low, 4), high),
        }[part]
    if length > 366 * 5:
        years = high.year - low.year + 1
        cut, rest = low.year + years * 3 // 10, low.year + years * 7 // 10
        return {
            "start": (low, date(cut, 12, 31)),
            "mid": (date(cut, 1, 1), date(rest, 12, 31)),
            "end": (date(rest, 1, 1), high),
        }[part]
    third = max(1, round(length * 0.3))
    return {
        "start": (low, shifted(low, third)),
        "mid": (shifted(low, third), shifted(high, -third)),
        "end": (shifted(high, -third), high),
    }[part]


@lru_cache(maxsize=4096)
def hijri_days(year: int, month: int | None, number: int | None = None) -> Days:
    """Gregorian days of a Hijri year, month or day (Umm al-Qura, 1343-1500); (None, None) outside the tables."""
    try:
        if month is None:
            return hijri_days(year, 1)[0], hijri_days(year, 12)[1]
        if number is not None:
            g = Hijri(year, month, number).to_gregorian()
            return date(g.year, g.month, g.day), date(g.year, g.month, g.day)
        first = Hijri(year, month, 1)
        g = first.to_gregorian()
        low = date(g.year, g.month, g.day)
        return low, shifted(low, first.month_length() - 1)
    except (OverflowError, ValueError):
        return None, None


def hijri_year(of: date) -> int | None:
    """The Hijri year that holds the day; None outside the tables."""
    try:
        return int(Gregorian(of.year, of.month, of.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None


def value_of(days: Days) -> str:
    """A TIMEX3 value for a window: its day, month or year, else both ends."""
    low, high = days
    if low is None or high is None:
        return f"{low or ''}/{high or ''}"
    if low == high:
        return low.isoformat()
    if (low.year, low.month, low.day) == (high.year, high.month, 1):
        return low.isoformat()
    if month_days(low.year, low.month) == days:
        return f"{low.year:04d}-{low.month:02d}"
    if year_days(low.year) == days:
        return f"{low.year:04d}"
    return f"{low.isoformat()}/{high.isoformat()}"
