"""The picture of a figure: every appearance as a range on one axis. Positions are percent."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

from tawatur.model.case import Figure, FigureValue

ABOUT = 0.1  # "about n" is drawn as [0.9 n, 1.1 n]


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
    numbers = [float(x) for v in figure.values for x in _ends(v) if x is not None and math.isfinite(x)]
    if not numbers:
        return None
    low, high = min(numbers), max(numbers)
    log = low > 0 and high / low > 50
    if any(v.max is None for v in figure.values):
        high = high * 1.25 if high > 0 else high + 1
    if not log and 0 <= low < 0.75 * high:
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
    step = 10.0 ** max(0, math.floor(math.log10(abs(x))) - 1) if x else 1.0
    return to(x / step) * step if abs(x) < 1e300 else x


def _ends(value: FigureValue) -> tuple[float | None, float | None]:
    low, high = value.min, value.max
    if value.approx and low is not None and low == high:
        return low - ABOUT * abs(low), low + ABOUT * abs(low)
    return low, high
