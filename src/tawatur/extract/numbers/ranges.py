"""Ranges: two numbers and the words or marks that make them one."""

from __future__ import annotations

import msgspec

from tawatur.extract.numbers.number import Number, plain
from tawatur.extract.numbers.words import Words
from tawatur.text import Tokens

_WAW = "\u0648"
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


def join_ranges(numbers: list[Number], tokens: Tokens, known: Words) -> list[Number]:
    """Neighbours that are the two ends of a range become one number; the rest stays."""
    out: list[Number] = []
    i = 0
    while i < len(numbers):
        number = numbers[i]
        if i + 1 < len(numbers):
            joined = _range(number, numbers[i + 1], tokens, known)
            if joined is not None:
                after = numbers[i + 2] if i + 2 < len(numbers) else None
                if not (after is not None and _dashed(joined, after, tokens)):  # 3-4-5, 1-2-2024: no range
                    out.append(joined)
                    i += 2
                    continue
        out.append(number)
        i += 1
    return out


def _dashed(before: Number, after: Number, tokens: Tokens) -> bool:
    return after.first - before.last == 2 and tokens.words[before.last + 1] in _DASHES and not tokens.gap(after.first)


def _range(low: Number, high: Number, tokens: Tokens, known: Words) -> Number | None:
    distance = high.first - low.last
    if distance > 2 or low.kind == "fraction" or high.kind == "fraction":
        return None
    words, table = tokens.words, known.table
    before = table.get(words[low.first - 1]) if low.first else None
    link = table.get(words[low.last + 1]) if distance == 2 else None
    mark = words[low.last + 1] if distance == 2 else ""
    rule = ""
    first = low.first
    if before is not None and before.kind == "BETWEEN" and (
        (distance == 1 and high.clitics == _WAW) or (link is not None and link.kind == "AND") or mark in _DASHES
    ):  # fmt: skip
        rule = "range.between"
    elif link is not None and link.kind in ("TO", "OR") and not link.clitics and not high.clitics:
        rule = "range.to" if link.kind == "TO" else "range.or"
        if link.kind == "OR" and not (high.kind == low.kind and _next(low, high)):
            return None
    elif mark in _DASHES and not high.clitics and low.kind != "words" and high.kind != "words":
        if tokens.gap(low.last + 1) != tokens.gap(high.first):
            return None
        rule = "range.dash"
    if not rule:
        return None
    least, most = low.min, high.max
    if high.scale > 1 and low.scale == 1 and low.max < high.scale and low.max * high.scale <= high.max:
        least = plain(low.min * high.scale)  # 10 to 15 thousand
    if least >= most:
        return None
    approx = low.approx or high.approx
    return msgspec.structs.replace(
        low, first=first, last=high.last, min=least, max=most, value=None, approx=approx, scale=high.scale,
        percent=low.percent or high.percent, size=0, items=(low, high), parts=low.parts + high.parts,
    )  # fmt: skip


def _next(low: Number, high: Number) -> bool:
    """Ends that "or" may join: two or three, ten or fifteen; not 5 or 500."""
    if low.min <= 0 or low.value is None or high.value is None:
        return False
    return high.min <= 2.5 * low.min or high.scale > low.scale
