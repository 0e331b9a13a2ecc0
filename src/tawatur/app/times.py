"""Use cases: dates and quantities of a text, by themselves."""

from __future__ import annotations

from datetime import date

from tawatur.model import Quantity, TimeExpression
from tawatur.pipeline import dates_in, quantities_in


def dates(text: str, anchor: date | str | None = None) -> tuple[TimeExpression, ...]:
    """Dates, times, durations and repetitions of `text`, in order.

    Args:
        anchor: the day that relative dates are reckoned from (a date or YYYY-MM-DD); without it they stay open.
    """
    return dates_in(text, date.fromisoformat(anchor) if isinstance(anchor, str) else anchor)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Counts and amounts of `text`, in order."""
    return quantities_in(text)
