"""A publication day that stands written: in the address of the page or in the report's own dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import unquote

from tawatur.extract.page import Page
from tawatur.extract.times import Parsed
from tawatur.lexicon import Lexicon, load
from tawatur.model import Published

_FIRST_YEAR, _LAST_YEAR = 1995, 2100
_URL_DAY = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-(20\d\d))(?!\d)"
)
_URL_MONTH = re.compile(r"(?<=/)((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?=/)")
# A dateline stands in the first lines or the last; behind a place, an agency, a dash or a word for "published".
_HEAD, _TAIL, _BEFORE = 220, 80, 45
_DASH = re.compile(r"[-–—|:/()،,]")


def from_url(url: str | None) -> Published | None:
    """The window that a page's address tells. Pages are often stamped on the day after the one in their address."""
    if not url:
        return None
    path = unquote(url)
    for m in reversed(list(_URL_DAY.finditer(path))):
        year, month, day = (int(g) for g in ((m[1], m[3], m[4]) if m[1] else (m[7], m[6], m[5])))
        if m[1] and not m[2] and len(m[3] + m[4]) != 4:
            continue
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return Published(found, found + timedelta(days=1), "url", (f"the address holds {m[0]}",))
    month_found = _URL_MONTH.search(path)
    if month_found and _FIRST_YEAR <= int(month_found[1]) <= _LAST_YEAR:
        first = date(int(month_found[1]), int(month_found[2]), 1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return Published(first, last, "url", (f"the address holds {month_found[0]}",))
    return None


@lru_cache(maxsize=1)
def words() -> Lexicon:
    return load("publication_words.toml")


def from_dateline(page: Page, parsed: Sequence[Parsed]) -> Published | None:
    """The day of a dateline: a whole date in the first lines (or the last) that is no part of a sentence."""
    text = page.text
    for item in parsed:
        m = item.meaning
        if m.op != "fixed" or m.earliest is None or m.earliest != m.latest:
            continue
        if not _FIRST_YEAR <= m.earliest.year <= _LAST_YEAR:
            continue
        line_start = text.rfind("\n", 0, item.start) + 1
        line_end = text.find("\n", item.end)
        line_end = len(text) if line_end < 0 else line_end
        before, after = text[line_start : item.start].strip(), text[item.end : line_end].strip()
        head = item.start < _HEAD and len(text[:line_start].strip()) < _HEAD // 2
        tail = len(text) - item.end < _TAIL and line_start > 0
        if not (head or tail) or len(before) > _BEFORE:
            continue
        alone = len(after) < _BEFORE // 2
        marked = bool(_DASH.search(before[-3:]) or _stamped(before) or (not before and _DASH.match(after)))
        if (head and (alone or marked)) or (tail and alone and (not before or marked)):
            hijri = item.rule.startswith("date.hijri")
            spread = timedelta(days=1 if hijri else 0)
            why = f"dateline: {text[item.start : item.end]}"
            if hijri and any(p.meaning.op == "fixed" and p.start < line_end and p.start > item.end and not
                             p.rule.startswith("date.hijri") for p in parsed):  # fmt: skip
                continue  # the same line tells the Gregorian day too
            return Published(m.earliest - spread, m.earliest + spread, "dateline", (why,))
    return None


def _stamped(before: str) -> bool:
    from tawatur.text import fold_text

    last = fold_text(before).replace(":", " ").split()[-2:]
    return any("STAMP" in r.entry.classes for word in last for r in words().lookup(word))
