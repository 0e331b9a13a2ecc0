"""The picture of a figure: every appearance as a range on one axis. Positions are percent."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

from tawatur.model.case import Figure, FigureValue

ABOUT = 0.1  # "about n" is drawn as [0.9 n, 1.1 n]

LIMIT = 1e15  # nothing that is counted in a report goes beyond; what does is drawn at the end


class Bar(msgspec.Struct, frozen=True):
    """One appearance: `at`, `wide` in percent; an open end fades out; `hollow` for a repeat; `clash` in a conflict."""

    value: FigureValue
    at: float
    wide: float
    soft: bool
    open_start: bool
    open_end: bool
    hollow: bool
    clash: bool


class Chart(msgspec.Struct, frozen=True):
    bars: tuple[Bar, ...]
    low: float
    high: float
    log: bool


def chart(figure: Figure) -> Chart | None:
    """None where no appearance names a number."""
    numbers = [x for v in figure.values for x in _ends(v) if x is not None]
    if not numbers:
        return None
    low, high = min(numbers), max(numbers)
    log = low > 0 and high / low > 50
    if any(v.max is None for v in figure.values):
        high = high * 1.25 if high > 0 else high + 1
    if not log and 0 <= low < 0.85 * high:
        low = 0.0
    if not log:
        low, high = _round(low, math.floor), _round(high, math.ceil)
    if low == high:
        low, high = (0.0, 1.25 * high) if high > 0 else (low - 1, high + 1)

    def at(x: float) -> float:
        if log:
            share = math.log(max(x, low) / low) / math.log(high / low)
        else:
            share = (x - low) / (high - low)
        return round(4 + 92 * min(1.0, max(0.0, share)), 2)

    clashing = {i for pair in figure.conflicts for i in pair}
    bars = []
    for i, v in enumerate(figure.values):
        first, last = _ends(v)
        begin, end = (0.0 if first is None else at(first)), (100.0 if last is None else at(last))
        if first is None and last is None:
            begin = end = 0.0
        soft = v.approx and v.min == v.max
        bars.append(Bar(v, begin, round(end - begin, 2), soft, first is None, last is None, not v.fresh, i in clashing))
    bars.sort(
        key=lambda b: (str(b.value.as_of.earliest or b.value.as_of.latest or ""), b.value.document, b.value.quantity)
    )
    return Chart(tuple(bars), low, high, log)


def _round(x: float, to: Callable[[float], int]) -> float:
    """x to two digits (to whole numbers below 100), outwards."""
    if abs(x) < 1:
        return float(to(x))
    step = 10.0 ** max(0, math.floor(math.log10(abs(x))) - 1)
    return to(x / step) * step


def _ends(value: FigureValue) -> tuple[float | None, float | None]:
    low, high = _clip(value.min), _clip(value.max)
    if value.approx and low is not None and low == high:
        return low - ABOUT * abs(low), low + ABOUT * abs(low)
    return low, high


def _clip(x: float | None) -> float | None:
    return None if x is None or x != x else float(max(-LIMIT, min(LIMIT, x)))
