"""Digits: decimal and thousands marks told apart."""

from __future__ import annotations

import re
from fractions import Fraction

POINT = "."
COMMA = ","
ARABIC_COMMA = "\u060c"
DECIMAL = "\u066b"
THOUSANDS = "\u066c"
APOSTROPHES = "'\u2019"
MARKS = frozenset(POINT + COMMA + ARABIC_COMMA + DECIMAL + THOUSANDS + APOSTROPHES)

_GROUPS = re.compile(r"\d{1,3}(?:([.,\u060c\u066b\u066c'\u2019])\d{3})(?:\1\d{3})*(?:(?!\1)[.,\u060c\u066b]\d+)?")
_DECIMAL = re.compile(r"\d+[.,\u060c\u066b]\d+")


def digits_value(written: str, scaled: bool) -> int | Fraction | None:
    """Value of folded digits with marks between them; None where they are no one number (a list, a version, a date).

    Args:
        scaled: a scale word or a percent sign follows: then "1.250" is a decimal, else 1250.
    """
    if written.isdigit():
        return int(written) if len(written) <= 18 else None
    groups = _GROUPS.fullmatch(written)
    if groups:
        mark = groups[1]
        body, tail = written, ""
        others = [i for i, c in enumerate(written) if not c.isdigit() and c != mark]
        if others:
            body, tail = written[: others[0]], written[others[0] + 1 :]
        count = body.count(mark)
        single = count == 1 and not tail
        decimal = single and (
            body.startswith("0") or (scaled and mark not in THOUSANDS + APOSTROPHES) or (mark == DECIMAL and scaled)
        )
        if decimal:
            return _decimal(body.replace(mark, POINT))
        whole = int(body.replace(mark, ""))
        return whole + Fraction(int(tail), 10 ** len(tail)) if tail else whole
    if _DECIMAL.fullmatch(written) and len(written) < 30:
        mark = next(c for c in written if not c.isdigit())
        return _decimal(written.replace(mark, POINT))
    return None


def _decimal(written: str) -> int | Fraction:
    whole, _, tail = written.partition(POINT)
    value = int(whole) + Fraction(int(tail), 10 ** len(tail))
    return int(value) if value.denominator == 1 else value
