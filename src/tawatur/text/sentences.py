"""Sentences and paragraphs, as spans of code points that cover the text's words in order.

A boundary is a line end, or . ! ? ؟ … that is no decimal point, initial, abbreviation or part of a name on the web;
glued text (التحالف.وجاء) is split. Inside a balanced quotation nothing is split unless asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tawatur.model import Span
from tawatur.text.quotes import Quotation, quotations

_END = re.compile(r"\n+|[.!?؟…]+[»”\"')\]]*")
_INNER = ("\u0644\u0640", "،", ",")  # what no sentence begins with: ل written alone, a comma
_BLANK = re.compile(r"\s*")
_GAP = 8  # white space between a colon and what it opens, over blank lines
# Names spelt by letters, and what stands in short brackets: no sentence ends within.
_SPELT = re.compile(r"\([^()\n]{1,24}\)|(?<!\w)[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){2,}(?!\w)")
# Without these no such name with a point in it stands in a text: found many times faster.
_POINTS = re.compile(r"\.[^\W\d_]{1,3}\.")
_POINT_IN_BRACKETS = re.compile(r"\([^()\n.]{0,23}\.")
# A letter alone, or one of the titles that newsrooms shorten, before the point: no end.
_SHORT = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|د|أ|ا|م|ص|ب|ق|هـ|ه|ت|ج|ح|st|Mr|Dr)$")


class SentenceList:
    """The sentences of a text, found by the offset of a code point."""

    def __init__(self, text: str, quoted: list[Quotation]) -> None:
        self.spans = sentences(text, quoted)
        self._starts = [s.start for s in self.spans]
        self._whole = Span(0, len(text))

    def at(self, offset: int) -> Span:
        """The sentence that holds `offset`, else the nearest one before it; the whole text where it has none."""
        return self.spans[max(0, bisect_right(self._starts, offset) - 1)] if self.spans else self._whole

    def after(self, offset: int, limit: int) -> list[Span]:
        """At most `limit` sentences that begin at or after `offset`."""
        first = bisect_right(self._starts, offset - 1)
        return self.spans[first : first + limit]


def sentences(text: str, quoted: list[Quotation] | None = None, *, split_quotations: bool = False) -> list[Span]:
    """Spans of the sentences, trimmed of white space at both ends. Linear.

    Args:
        quoted: the text's quotations, where the caller has them already.
        split_quotations: also cut at sentence ends inside quotations.
    """
    closed = (
        []
        if split_quotations
        else [q for q in (quoted if quoted is not None else quotations(text)) if q.balanced and q.depth == 0]
    )
    out: list[Span] = []
    spelt: list[tuple[int, int]] = []
    if _POINTS.search(text) or _POINT_IN_BRACKETS.search(text):
        spelt = [m.span() for m in _SPELT.finditer(text) if "." in m.group()]
    start, next_quote, next_spelt = 0, 0, 0
    for m in _END.finditer(text):
        at, end = m.span()
        while next_spelt < len(spelt) and spelt[next_spelt][1] <= at:
            next_spelt += 1
        if next_spelt < len(spelt) and spelt[next_spelt][0] < at:
            continue
        while next_quote < len(closed) and closed[next_quote].end <= at:
            next_quote += 1
        if next_quote < len(closed) and closed[next_quote].inner_start <= at < closed[next_quote].inner_end:
            q = closed[next_quote]
            # The point before the closing mark ends the sentence where a new one begins behind the mark.
            if not (end >= q.inner_end and _begins_anew(text, end)):
                continue
        if _goes_on(text, at, end) if text[at] == "\n" else not _is_end(text, at, end):
            continue
        _add(out, text, start, end)
        start = end
    _add(out, text, start, len(text))
    return out


def paragraphs(text: str) -> list[Span]:
    """Spans between line ends, trimmed; blank ones left out."""
    out: list[Span] = []
    start = 0
    for m in re.finditer(r"\n+", text):
        _add(out, text, start, m.start())
        start = m.end()
    _add(out, text, start, len(text))
    return out


def _begins_anew(text: str, at: int) -> bool:
    rest = text[at : at + 2]
    return not rest.strip() or rest[0] in "\n" or rest.lstrip()[:1] not in ("،", "؛", ",", ":")


def _goes_on(text: str, at: int, end: int) -> bool:
    """True where the line at [at, end) broke within a sentence: behind a colon, or behind a letter before a comma or a
    ل alone."""
    rest = _BLANK.match(text, end)
    k = rest.end() if rest else end
    before = text[max(0, at - _GAP) : at].rstrip()[-1:]
    return k < len(text) if before == ":" else before.isalpha() and text.startswith(_INNER, k)


def _is_end(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1 : at], text[end : end + 1]
    if text[at] != ".":
        return True
    if text[at : at + 2] == "..":
        return not after or not after.isdigit()
    if before.isdigit() and after.isdigit():
        return False
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return False  # example.org, U.S.
    return not (end - at == 1 and _SHORT.search(text, max(0, at - 6), at))


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    blank = _BLANK.match(text, start, end)
    start = blank.end() if blank else start
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append(Span(start, end))
