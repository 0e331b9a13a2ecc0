"""Dates, times of day, durations and repetitions of Arabic news (TIMEX3 type and value, window of days).

Two steps, so that a window that a person sets later needs no second reading: `parse` reads the expressions of a page
without any anchor, `resolve` turns them into days, given when the report appeared.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tawatur.extract.page import Page
from tawatur.extract.times.parsed import Meaning, Parsed
from tawatur.extract.times.read import read
from tawatur.extract.times.resolve import own_day, resolve
from tawatur.model import Document, Published, TimeExpression


@lru_cache(maxsize=4)
def parse(page: Page) -> tuple[Parsed, ...]:
    """The page's time expressions before any anchor, in order, not overlapping. The last few pages are remembered."""
    return read(page)


def find_times(page: Page, published: Published | None) -> tuple[TimeExpression, ...]:
    """Time expressions sorted by start, not overlapping.

    Without `published` absolute dates are whole, relative ones keep an open window and a value that says what is known:
    XXXX-09-26, XXXX-WXX-4, PAST_REF, PRESENT_REF, FUTURE_REF.
    """
    return resolve(parse(page), published, page.document.id)


def dates_in(text: str, anchor: date | None = None) -> tuple[TimeExpression, ...]:
    """Time expressions of a plain text, relative ones seen from `anchor`. Offsets are code points into `text`."""
    published = Published(anchor, anchor, "person") if anchor else None
    return find_times(Page(Document(id="", text=text)), published)


__all__ = ["Meaning", "Parsed", "dates_in", "find_times", "own_day", "parse", "resolve"]
