"""When a commitment falls due: the window told by the times of its complement that look ahead."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from tawatur.extract.claims.frame import Frame
from tawatur.model import Due, Published, TimeExpression
from tawatur.text.fold import fold_text

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$")


class Calendar:
    """The times of a page by place, and the window in which the report appeared."""

    def __init__(self, frame: Frame, times: Sequence[TimeExpression], published: Published | None) -> None:
        self._frame = frame
        self._times = sorted(times, key=lambda t: t.start)
        self._starts = [t.start for t in self._times]
        low, high = (published.earliest, published.latest) if published else (None, None)
        if low is None:
            today = next((t for t in self._times if t.value == "PRESENT_REF" and t.earliest), None)
            low, high = (today.earliest, today.latest) if today else (None, None)
        self.low, self.high = low, high or low

    def due(self, start: int, end: int) -> Due | None:
        """The window of the times in [start, end) of the text; None where none looks ahead."""
        earliest: date | None = None
        latest: date | None = None
        found = False
        at = bisect_left(self._starts, start)
        while at < len(self._times) and self._times[at].start < end:
            time = self._times[at]
            at += 1
            window = self._window(time, earliest)
            if window is None:
                continue
            if time.type == "DURATION" and earliest is not None:
                latest = window.latest
            else:
                earliest = min(filter(None, (earliest, window.earliest)), default=None)
                latest = max(latest, window.latest) if found and latest and window.latest else window.latest
            found = True
        return Due(earliest, latest) if found else None

    def long_past(self, start: int, end: int) -> bool:
        """True where the first date in [start, end) of the text lies in a year before the report's own."""
        at = bisect_left(self._starts, start)
        time = self._times[at] if at < len(self._times) and self._times[at].start < end else None
        if time is None or self.low is None or time.type != "DATE" or time.latest is None:
            return False
        return time.latest.year < self.low.year and time.earliest is not None

    def _window(self, time: TimeExpression, begun: date | None) -> Due | None:
        before = self._before(time)
        if time.type == "DURATION":
            since = begun if begun and "LASTING" in before else self.low if "WITHIN" in before else None
            if since is None:
                return Due(self.low, None) if self.low and "X" in time.value and "WITHIN" in before else None
            return Due(since, _later(since, time.value))
        if time.type == "SET":
            return None
        if time.value == "FUTURE_REF":
            return Due(self.low, None) if self.low else None
        if (time.earliest is None and time.latest is None) or time.value == "PAST_REF":
            return None
        past = self.low is not None and time.latest is not None and time.latest <= self.low
        if past and (time.latest != self.low or time.earliest != self.low):
            return None
        if time.value == "PRESENT_REF" and not self._today(time):
            return None
        if "BEFORE" in before and time.latest is not None:
            return Due(self.low, time.latest)
        if "AFTER" in before and time.latest is not None:
            return Due(time.latest, None)
        return Due(time.earliest, time.latest)

    def _today(self, time: TimeExpression) -> bool:
        words = fold_text(self._frame.page.text[time.start : time.end])
        return any(word in words for word in self._frame.words.today)

    def _before(self, time: TimeExpression) -> frozenset[str]:
        tokens, folded = self._frame.tokens, self._frame.page.folded
        first = tokens.at(folded.folded_offset(time.start))
        return self._frame.kinds(first - 1) if first > 0 else frozenset()


def _later(day: date, period: str) -> date | None:
    """The day that lies a TIMEX3 period after `day`; None where the period is vague or leads out of the calendar."""
    found = _PERIOD.match(period)
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days = (min(int(g or 0), 9_999) for g in found.groups())
    month = day.month - 1 + months
    year = day.year + years + month // 12
    if year > date.max.year:
        return None
    first = date(year, month % 12 + 1, 1)
    try:
        return first + timedelta(days=min(day.day, monthrange(year, first.month)[1]) - 1 + weeks * 7 + days)
    except OverflowError:
        return None
