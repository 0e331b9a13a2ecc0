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
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    table = read_table("quantity_scope.toml")
    words = {key: "|".join(sorted((re.escape(fold_text(w)) for w in table[key]), key=len, reverse=True))
             for key in ("in", "since", "until", "now", "event")}  # fmt: skip
    word = r"[^\W\d_]+"
    place = re.compile(rf"(?<!\w)(?:{words['in']}) ({word}(?: (?:\u0627\u0644)?{word})?)")
    since = re.compile(
        rf"(?<!\w)(?:{words['since']}) ((?:{words['event']}) {word}(?: \u0641\u064a {word})?|[^\W_]+(?: \d{{4}})?)"
    )
    until = re.compile(rf"(?<!\w)((?:{words['now']})|(?:{words['until']}) (?:[^\W_]+(?: \d{{4}})?))(?!\w)")
    return place, since, until, frozenset(map(fold_text, table["no_place"]))


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
    place_re, since_re, until_re, _ = _patterns()
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
    found = since_re.search(window)
    if found is not None:
        since_span = _widen(folded.span(start + found.start(1), start + found.end(1)), times)
        since = since_span.of(page.text)
    found = until_re.search(window)
    if found is not None:
        until_span = _widen(folded.span(start + found.start(1), start + found.end(1)), times)
        until = until_span.of(page.text)
    if place is None and since is None and until is None:
        return None
    return Scope(place, place_span, since, since_span, until, until_span)


def _clause_end(window: str) -> int:
    """Offset at which the sentence (or the line) of the window ends."""
    found = re.search(r"[\n.!?\u061f](?!\d)", window)
    return found.start() if found else len(window)


def _widen(span: Span, times: Sequence[tuple[int, int]]) -> Span:
    """The whole time expression where the span begins inside one."""
    i = bisect_left(times, (span.start + 1, 0)) - 1
    if i >= 0 and times[i][1] > span.start:
        return Span(span.start, max(span.end, times[i][1]))
    return span
