"""Windows: the earliest and latest day that a date can mean."""

from __future__ import annotations

from datetime import date

import msgspec


class Window(msgspec.Struct, frozen=True):
    """Inclusive days; None for an open end. Never reversed."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a window cannot end ({self.latest}) before it begins ({self.earliest})")

    @property
    def days(self) -> int | None:
        """Length in days (a single day is 1); None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def meets(self, other: Window) -> bool:
        """True where some day lies in both."""
        return not (
            (self.latest is not None and other.earliest is not None and self.latest < other.earliest)
            or (other.latest is not None and self.earliest is not None and other.latest < self.earliest)
        )

    def edtf(self) -> str:
        """Extended Date/Time Format, level 1 (ISO 8601-2): day, month or year where it is one, else an interval."""
        low, high = self.earliest, self.latest
        if low is None and high is None:
            return ""
        if low is not None and high is not None:
            if low == high:
                return low.isoformat()
            if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31) and low.year == high.year:
                return f"{low.year:04d}"
            if low.day == 1 and (low.year, low.month) == (high.year, high.month) and _next_day_is_new_month(high):
                return f"{low.year:04d}-{low.month:02d}"
        return f"{low.isoformat() if low else '..'}/{high.isoformat() if high else '..'}"


def _next_day_is_new_month(day: date) -> bool:
    try:
        return date.fromordinal(day.toordinal() + 1).month != day.month
    except (ValueError, OverflowError):
        return True
