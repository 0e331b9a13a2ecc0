"""From meanings to days: every expression resolved against the window of days in which the report appeared.

Where the window is a single day the result is exact. Where it is wider, each expression is resolved at both of its
ends and covers what lies between: a date inherits the width of what it hangs on. Without a window it stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawatur.extract.times import calendar as cal
from tawatur.extract.times.calendar import Days
from tawatur.extract.times.parsed import Meaning, Parsed
from tawatur.model import Published, TimeExpression, Window, content_id

# A date with no year and no sign of tense is taken to lie behind, unless that is more than this many days away.
_BACK_DAYS = 240
_DEICTIC = 3
# "At noon" hangs on a day told at most so many letters before and so many days back.
_STORY, _STORY_DAYS = 400, 7
# By how many days a tense outweighs the nearer of two feasts.
_LEAN = {-1: 240, 0: 60, 1: -60}


def resolve(parsed: Sequence[Parsed], published: Published | None, document: str = "") -> tuple[TimeExpression, ...]:
    """Time expressions with type, value and window, given when the report appeared. Parse once, resolve often."""
    low = published.earliest if published else None
    high = published.latest if published else None
    if low is not None and high is not None and (high - low).days <= _DEICTIC:
        first, last = own_day(parsed, low), own_day(parsed, high)
        if low == high or first == last:
            low = high = first
    out: list[TimeExpression] = []
    then_low: Days = (None, None)
    then_high: Days = (None, None)
    told_at = 0
    for item in parsed:
        meaning = item.meaning
        near = meaning.hangs and item.start - told_at <= _STORY
        days, value = _at(meaning, _story(low, then_low) if near else low, then_low)
        if _tells_when(meaning):
            told_at = item.end
        if high != low:
            other, other_value = _at(meaning, _story(high, then_high) if near else high, then_high)
            before = then_low
            if _tells_when(meaning):
                then_high = other
                before = days
            days, value = _between(days, other), _common(value, other_value)
            if _tells_when(meaning):
                then_low = before
        elif _tells_when(meaning):
            then_low = then_high = days
        if meaning.tod or meaning.clock:
            value = _timed(value, meaning)
        out.append(_expression(item, days, value, document))
    return tuple(out)


def _story(anchor: date | None, then: Days) -> date | None:
    """The day last told, where that is one day of the last week; else the anchor."""
    day = then[0]
    if anchor is None or day is None or day != then[1] or not 0 <= (anchor - day).days <= _STORY_DAYS:
        return anchor
    return day


def own_day(parsed: Sequence[Parsed], day: date) -> date:
    """The day that the report itself calls today, where it names its weekday and that is not the day it appeared on.

    A report of Wednesday evening that appears on Thursday says "today (Wednesday)": its other days hang on Wednesday.
    """
    shifts: set[int] = set()
    for item in parsed:
        m = item.meaning
        if m.op == "weekday" and m.shift is not None and m.weekday is not None and not m.weekdays:
            off = (m.weekday - cal.shifted(day, m.shift).weekday()) % 7
            shifts.add(off - 7 if off > _DEICTIC else off)
    return cal.shifted(day, shifts.pop()) if len(shifts) == 1 else day


def _tells_when(meaning: Meaning) -> bool:
    """True for what a later "in that year" can hark back to."""
    return meaning.op not in ("none", "ref")


def _at(meaning: Meaning, anchor: date | None, then: Days) -> tuple[Days, str]:
    """Days and value for one anchor day."""
    op = meaning.op
    if op == "none":
        return (None, None), meaning.value
    if op == "fixed":
        return (meaning.earliest, meaning.latest), meaning.value
    if op == "then":
        return _then(meaning, anchor, then)
    if anchor is None:
        return (None, None), _unanchored(meaning)
    days, value = _RESOLVERS[op](meaning, anchor)
    return days, value


def _monthday(m: Meaning, anchor: date) -> tuple[Days, str]:
    assert m.month is not None
    year = anchor.year + m.year_dir if m.year_dir is not None else _year_of(m, anchor)
    if m.day is None:
        days = cal.month_days(year, m.month)
        if m.month2 and days[0] is not None:
            days = (days[0], cal.month_days(year + (m.month2 < m.month), m.month2)[1])
        value = f"{year:04d}-{m.month:02d}"
        return (cal.part_days(days, m.part) if days[0] else days), value
    low = cal.day(year, m.month, m.day) or cal.month_days(year, m.month)[1]
    high = (cal.day(year, m.month, m.day2) if m.day2 else low) or low
    if low is not None and high is not None and high < low:
        high = low
    return (low, high), cal.value_of((low, high))


def _year_of(m: Meaning, anchor: date) -> int:
    """The year in which a month or day without a year lies, seen from the anchor."""
    assert m.month is not None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    if m.weekday is not None and m.day is not None:
        fitting = []
        for y in (*years, anchor.year - 2):
            day = cal.day(y, m.month, m.day)
            if day is not None and day.weekday() == m.weekday:
                fitting.append((abs((day - anchor).days), y))
        if fitting:
            return min(fitting)[1]
    if m.day is None:
        here = (anchor.year, anchor.month)
        if m.dir is not None and m.dir < 0:
            return max(y for y in years if (y, m.month) < here)
        if m.dir is not None and m.dir > 0:
            return min(y for y in years if (y, m.month) > here)
        if m.tense < 0 or (m.tense == 0 and m.dir is None):
            back = max(y for y in years if (y, m.month) <= here)
            if m.tense == 0 and (anchor.year - back) * 12 + anchor.month - m.month > _BACK_DAYS // 30:
                return back + 1
            return back
        if m.tense > 0:
            return min(y for y in years if (y, m.month) >= here)
        return min(years, key=lambda y: (abs((y - anchor.year) * 12 + m.month - anchor.month), y))  # type: ignore[operator]
    near = range(anchor.year - 8, anchor.year + 9) if (m.month, m.day) == (2, 29) else years  # 8 apart at most
    dated = [(d, y) for y in near if (d := cal.day(y, m.month, m.day))]
    first, last = min(dated), max(dated)  # at the ends of the calendar there may be none before or behind
    if m.dir is not None and m.dir < 0:
        return max(((d, y) for d, y in dated if d < anchor), default=first)[1]
    if m.dir is not None and m.dir > 0:
        return min(((d, y) for d, y in dated if d > anchor), default=last)[1]
    if m.dir == 0:
        return min((abs((d - anchor).days), y) for d, y in dated)[1]
    back_day, back = max(((d, y) for d, y in dated if d <= anchor), default=first)
    ahead = min(((d, y) for d, y in dated if d >= anchor), default=last)[1]
    if m.tense < 0:
        return back
    if m.tense > 0:
        return ahead
    return back if (anchor - back_day).days <= _BACK_DAYS else ahead


def _weekday(m: Meaning, anchor: date) -> tuple[Days, str]:
    assert m.weekday is not None
    back = (anchor.weekday() - m.weekday) % 7
    if m.dir is not None and m.dir < 0:
        low = cal.shifted(anchor, -(back or 7) + 7 * (m.dir + 1))
    elif m.dir is not None and m.dir > 1:
        low = cal.shifted(anchor, 14 - back)
    elif m.dir == 1 or (m.shift is not None and m.shift > 0):
        low = cal.shifted(anchor, 7 - back)
    elif m.shift is not None and m.shift < 0:
        low = cal.shifted(anchor, -(back or 7)) if back or m.shift else anchor
    elif m.tense > 0:
        low = cal.shifted(anchor, (7 - back) % 7)
    else:
        low = cal.shifted(anchor, -back)
    if m.count:  # past midnight: the next day by the calendar
        low = cal.shifted(low, int(m.count))
    high = low
    for weekday in m.weekdays:
        high = cal.shifted(high, (weekday - high.weekday()) % 7)
    # Two nights' names with one part of the day (the night of Monday to Tuesday) keep the first as value.
    return (low, high), (low.isoformat() if m.tod else cal.value_of((low, high)))


def _day(m: Meaning, anchor: date) -> tuple[Days, str]:
    at = cal.shifted(anchor, m.shift or 0)
    return (at, cal.shifted(at, int(m.count or 0))), at.isoformat()


def _span_of(unit: str, anchor: date, shift: int) -> tuple[Days, str]:
    """The year, month, week … that lies `shift` units from the anchor's."""
    if unit == "Y":
        year = anchor.year + shift
        return cal.year_days(year), f"{year:04d}"
    if unit == "M":
        year, month = cal.month_shifted(anchor.year, anchor.month, shift)
        return cal.month_days(year, month), f"{year:04d}-{month:02d}"
    if unit == "W":
        at = cal.shifted(anchor, 7 * shift)
        return cal.week_days(at), cal.week_value(at)
    if unit == "WE":
        low, high = cal.week_days(
            cal.shifted(anchor, 7 * shift if anchor.weekday() > 4 or shift > 0 else 7 * (shift - 1 + (shift < 0)))
        )
        return (cal.shifted(low, 5) if low else None, high), f"{cal.week_value(low or anchor)}-WE"
    if unit == "DE":
        first = anchor.year // 10 * 10 + 10 * shift
        return cal.year_days(first, first + 9), f"{first // 10}X"
    if unit == "CE":
        number = (anchor.year - 1) // 100 + 1 + shift
        return cal.year_days(number * 100 - 99, number * 100), f"{number - 1:02d}XX"
    at = cal.shifted(anchor, shift)
    return (at, at), at.isoformat()


def _unit(m: Meaning, anchor: date) -> tuple[Days, str]:
    days, value = _span_of(m.unit, anchor, m.shift or 0)
    if m.day and days[0] is not None:
        at = cal.day(days[0].year, days[0].month, m.day) or days[1] or anchor
        return (at, at), at.isoformat()
    low, high = cal.part_days(days, m.part)
    if m.bound < 0 and low is not None and low <= anchor:
        high = anchor
    elif m.bound > 0 and high is not None and high >= anchor:
        low = anchor
    return (low, high), value


def _moved(m: Meaning, of: date) -> tuple[Days, str]:
    """`of` moved by `count` units in the direction of `shift`: years give a year, months a month, the rest days."""
    sign, count = (m.shift or 0), (m.count or 0.0)
    if m.unit in ("Y", "DE", "CE"):
        years = count * {"Y": 1, "DE": 10, "CE": 100}[m.unit]
        if years != int(years):
            year, month = cal.month_shifted(of.year, of.month, int(sign * round(years * 12)))
            return cal.month_days(year, month), f"{year:04d}-{month:02d}"
        return _span_of("Y", of, int(sign * years))
    if m.unit == "M":
        if count != int(count):
            at = cal.shifted(of, int(sign * count * 30.5))
            return cal.month_days(at.year, at.month), f"{at.year:04d}-{at.month:02d}"
        return _span_of("M", of, int(sign * count))
    per = {"W": 7.0, "D": 1.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}.get(m.unit, 0.0)
    at = cal.shifted(of, int(sign * min(count, 1e6) * per))
    return (at, at), at.isoformat()


def _then(m: Meaning, anchor: date | None, then: Days) -> tuple[Days, str]:
    low, high = then
    if low is None or high is None:
        if m.shift == 0 and anchor is not None and m.unit in ("Y", "M", "W"):
            return _span_of(m.unit, anchor, 0)
        if m.count is not None and anchor is not None and low is None and high is None:
            return (None, anchor), "PAST_REF"
        return (None, anchor), "PAST_REF"
    if m.day:
        year, month = cal.month_shifted(low.year, low.month, m.shift or 0)
        at = cal.day(year, month, m.day) or low
        return (at, at), at.isoformat()
    if m.count is None:
        if m.unit and (high - low).days < {"Y": 366, "M": 31, "W": 7, "D": 1}.get(m.unit, 0):
            return _span_of(m.unit, low, 0)
        return then, cal.value_of(then)
    first, value = _moved(m, low)
    last, other = _moved(m, high)
    return _between(first, last), value if value == other else cal.value_of(_between(first, last))


def _ref(m: Meaning, anchor: date) -> tuple[Days, str]:
    if m.value == "PRESENT_REF":
        return (anchor, anchor), m.value
    if m.value == "PAST_REF":
        return (None, anchor), m.value
    return (anchor, None), m.value


def _season(m: Meaning, anchor: date) -> tuple[Days, str]:
    if m.year_dir is not None:
        year = anchor.year + m.year_dir
    else:
        spans = [(cal.season_days(y, m.value), y) for y in range(anchor.year - 2, anchor.year + 2)]
        if m.dir == -1:
            year = max((y for (_, end), y in spans if end is not None and end < anchor), default=anchor.year - 1)
        elif m.dir == 1:
            year = min((y for (start, _), y in spans if start is not None and start > anchor), default=anchor.year + 1)
        else:
            year = next((y for (_, end), y in spans if end is not None and end >= anchor), anchor.year)
    return cal.season_days(year, m.value), f"{year:04d}-{m.value}"


def _portion(m: Meaning, anchor: date) -> tuple[Days, str]:
    year = anchor.year + (m.year_dir or 0)
    return cal.portion_days(
        year, m.index, m.of
    ), f"{year:04d}-{ {4: 'Q', 2: 'H', 3: 'T'}[m.of] }{m.index if m.index > 0 else m.of}"


def _hijri(m: Meaning, anchor: date) -> tuple[Days, str]:
    now = cal.hijri_year(anchor)
    if now is None:
        return (None, None), "XXXX"
    found: list[tuple[date, date]] = []
    for year in (now - 1, now, now + 1):
        low, high = cal.hijri_days(year, m.month, m.day)
        if low is not None and high is not None:
            found.append((low, cal.shifted(high, int(m.count or 1) - 1) if m.day else high))
    if m.year_dir is not None:
        same = [days for days in found if days[0].year == anchor.year + m.year_dir]
        chosen = same[0] if same else None
    else:
        back = [days for days in found if (days[1] < anchor if m.dir == -1 else days[0] <= anchor)]
        ahead = [days for days in found if (days[0] > anchor if m.dir == 1 else days[1] >= anchor)]
        want_ahead = m.dir == 1 or m.dir == 0
        if m.dir is None and back and ahead:  # feasts come round each year: the nearest, unless the verb says
            behind, before = (anchor - back[-1][1]).days, (ahead[0][0] - anchor).days
            want_ahead = behind > before + _LEAN[m.tense]
        pick = ahead[:1] if want_ahead else back[-1:]
        chosen = pick[0] if pick else None
    if chosen is None:
        return (None, None), "XXXX"
    if m.part and not m.day:
        low, high = cal.part_days(chosen, m.part)
        chosen = (low or chosen[0], high or chosen[1])
    value = cal.value_of(chosen) if m.day else f"{chosen[0].year:04d}-{chosen[0].month:02d}"
    return chosen, value


_RESOLVERS = {
    "monthday": _monthday,
    "weekday": _weekday,
    "day": _day,
    "unit": _unit,
    "ago": _moved,
    "ref": _ref,
    "season": _season,
    "portion": _portion,
    "hijri": _hijri,
}


def _unanchored(m: Meaning) -> str:
    """A value for want of an anchor: what is known, X for the rest."""
    if m.op == "ref":
        return m.value
    if m.op == "monthday":
        return f"XXXX-{m.month:02d}" + (f"-{m.day:02d}" if m.day else "")
    if m.op == "weekday":
        return f"XXXX-WXX-{(m.weekday or 0) + 1}"
    if m.op == "season":
        return f"XXXX-{m.value}"
    if m.op == "portion":
        return f"XXXX-{ {4: 'Q', 2: 'H', 3: 'T'}[m.of] }{m.index if m.index > 0 else m.of}"
    if m.op == "hijri":
        return "XXXX"
    shift = m.shift or 0
    return "PAST_REF" if shift < 0 else "FUTURE_REF" if shift > 0 else "PRESENT_REF"


def _timed(value: str, m: Meaning) -> str:
    return (value if value[:1].isdigit() or value.startswith("XXXX") else "XXXX-XX-XX") + (m.clock or m.tod)


def _between(a: Days, b: Days) -> Days:
    low = min(a[0], b[0]) if a[0] is not None and b[0] is not None else None
    high = max(a[1], b[1]) if a[1] is not None and b[1] is not None else None
    return low, high


def _common(a: str, b: str) -> str:
    """One value for two: themselves where equal, else what they share of year and month, else both."""
    if a == b:
        return a
    for length in (7, 4):
        if (
            a[:length] == b[:length]
            and a[:4].isdigit()
            and a[length : length + 1] in ("-", "")
            and "W" not in a[:length]
        ):
            return a[:length]
    return f"{a}/{b}"


def _expression(item: Parsed, days: Days, value: str, document: str) -> TimeExpression:
    low, high = days
    if item.type in ("DURATION", "SET"):
        low = high = None
    if low is not None and high is not None and low > high:
        low, high = high, low
    edtf = Window(low, high).edtf() or None
    return TimeExpression(
        id=content_id("time", document, item.start, item.end, item.type),
        start=item.start,
        end=item.end,
        type=item.type,
        value=value,
        earliest=low,
        latest=high,
        modifier=item.modifier,
        edtf=edtf,
        rule=item.rule,
        parts=item.parts,
        confidence=item.confidence,
    )
