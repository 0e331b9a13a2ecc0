"""Clauses: the part of a sentence around a place that is short enough to be shown as one line."""

from __future__ import annotations

import re

from tawatur.model import Span

LONGEST = 280  # code points of a clause that is shown
_COMMA = re.compile(r"[\u060c\u061b,;]\s|\n")


def clause(text: str, sentence: Span, start: int, end: int, words: int = 7) -> Span:
    """The sentence where it is short; else the run between commas that holds [start, end), with its neighbours until
    it has `words` words."""
    if sentence.end - sentence.start <= LONGEST:
        return sentence
    cuts = [sentence.start, *(m.end() for m in _COMMA.finditer(text, sentence.start, sentence.end)), sentence.end]
    low = max((i for i, c in enumerate(cuts) if c <= start), default=0)
    high = min((i for i, c in enumerate(cuts) if c >= end), default=len(cuts) - 1)
    if high <= low:
        high = min(low + 1, len(cuts) - 1)
    while len(text[cuts[low] : cuts[high]].split()) < words and (low > 0 or high < len(cuts) - 1):
        if low > 0:
            low -= 1
        else:
            high += 1
    left, right = cuts[low], cuts[high]
    if right - left > 2 * LONGEST:
        left, right = _near(text, left, right, start, end)
    return trimmed(text, left, right)


def _near(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """At most LONGEST code points around [start, end), cut at white space."""
    a, b = max(left, start - LONGEST // 2), min(right, end + LONGEST // 2)
    while a > left and not text[a - 1].isspace():
        a -= 1
    while b < right and not text[b].isspace():
        b += 1
    return a, b


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and commas at its ends; never empty where it was not."""
    a, b = start, end
    while a < b and (text[a].isspace() or text[a] in "\u060c\u061b,;"):
        a += 1
    while b > a and (text[b - 1].isspace() or text[b - 1] in "\u060c\u061b,;"):
        b -= 1
    return Span(a, b) if b > a else Span(start, end)
