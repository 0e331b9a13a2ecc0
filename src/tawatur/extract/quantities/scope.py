"""Where and since when: what the sentence of a quantity says of its scope, read at the nearest words behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from tawatur.extract.page import Page
from tawatur.lexicon import read_table
from tawatur.model import Scope, Span
from tawatur.text import fold_text

_REACH = 90  # folded code points behind the quantity: farther words belong to something else


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = read_table("quantity_scope.toml")
    words = {key: "|".join(sorted((re.escape(fold_text(w)) for w in table[key]), key=len, reverse=True))
             for key in ("in", "since", "until", "now", "event")}  # fmt: skip
    word = r"[^\W\d_]+"
    place = re.compile(rf"(?<!\w)(?:{words['in']}) ({word}(?: (?:\u0627\u0644)?{word})?)")
    # "sure" tells a time by itself; "word" only where a time expression was found there.
    event = rf"(?:{words['event']}) {word}(?: \u0641\u064a {word})?"
    since = re.compile(rf"(?<!\w)(?:{words['since']}) (?:(?P<sure>{event}|(?:{word} )?\d{{4}}(?!\w))|(?P<word>{word}))")
    until = re.compile(
        rf"(?<!\w)(?:(?P<sure>{words['now']})|(?:{words['until']}) (?P<word>(?:{word} )?\d{{4}}|{word}))(?!\w)"
    )
    return place, since, until


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(fold_text(w) for w in read_table("quantity_scope.toml")["places"])


def find_scope(page: Page, span: Span, times: Sequence[tuple[int, int]]) -> Scope | None:
    """Scope of the quantity at `span` (code points of the text), or None where its clause says nothing."""
    folded = page.folded
    start = folded.folded_offset(span.end)
    window = folded.text[start : start + _REACH]
    end = _clause_end(window)
    window = window[:end]
    place_re, since_re, until_re = _patterns()
    place = place_span = since = since_span = until = until_span = None
    for m in place_re.finditer(window):
        words = m[1].split(" ")
        for n in (2, 1):
            name = " ".join(words[:n])
            if len(words) >= n and name in _places():
                place_span = folded.span(start + m.start(1), start + m.start(1) + len(name))
                place = place_span.of(page.text)
                break
        if place is not None:
            break
    since_span = _time_span(since_re.search(window), page, start, times)
    since = since_span.of(page.text) if since_span is not None else None
    until_span = _time_span(until_re.search(window), page, start, times)
    until = until_span.of(page.text) if until_span is not None else None
    if place is None and since is None and until is None:
        return None
    return Scope(place, place_span, since, since_span, until, until_span)


def _clause_end(window: str) -> int:
    """Offset at which the sentence (or the line) of the window ends."""
    found = re.search(r"[\n.!?\u061f](?!\d)", window)
    return found.start() if found else len(window)


def _time_span(found: re.Match[str] | None, page: Page, start: int, times: Sequence[tuple[int, int]]) -> Span | None:
    """Span of the words that tell a time: an event, a year, "now", or a time expression already found there."""
    if found is None:
        return None
    group = "sure" if found["sure"] else "word"
    span = page.folded.span(start + found.start(group), start + found.end(group))
    wide = _widen(span, times)
    return wide if group == "sure" or wide != span or found[group][-4:].isdigit() else None


def _widen(span: Span, times: Sequence[tuple[int, int]]) -> Span:
    """The whole time expression where the span begins inside one."""
    i = bisect_left(times, (span.start + 1, 0)) - 1
    if i >= 0 and times[i][1] > span.start:
        return Span(span.start, max(span.end, times[i][1]))
    return span
