"""The quantities of a case with their keys, and the ranges and periods that are compared."""

from __future__ import annotations

import msgspec

from tawatur.link.archive import Archive, Report
from tawatur.link.counted import OPEN
from tawatur.link.keys import QuantityKey
from tawatur.link.words import containment, unpack, words
from tawatur.model import Quantity, Window


class Shown(msgspec.Struct, frozen=True, eq=False):
    """A quantity of a report, and the numbers that it allows."""

    report: Report
    quantity: Quantity
    key: QuantityKey
    low: float
    high: float

    @property
    def stems(self) -> frozenset[int]:
        return unpack(self.key.stems)

    @property
    def weights(self) -> dict[int, int]:
        """Stems by how much each tells (squares of half Zipf steps below the most frequent words)."""
        return dict(zip(sorted(self.stems), self.key.weights, strict=True))

    @property
    def near(self) -> frozenset[int]:
        return unpack(self.key.near)

    @property
    def window(self) -> Window:
        return self.key.window


def shown_of(archive: Archive) -> list[Shown]:
    out: list[Shown] = []
    for report in archive.reports:
        rows = zip(report.annotation.quantities, report.digest.quantities, strict=True)
        out += (Shown(report, quantity, key, *bounds(quantity)) for quantity, key in rows)
    return out


def bounds(q: Quantity) -> tuple[float, float]:
    """The numbers that a quantity allows; "about n" is n less and more a tenth."""
    low = float("-inf") if q.min is None else float(q.min)
    high = float("inf") if q.max is None else float(q.max)
    if q.approx and q.min == q.max and q.min is not None:
        return 0.9 * low, 1.1 * high
    return low, high


def same_period(a: str | None, b: str | None) -> bool | None:
    """True or False where two beginnings of a period are known to be the same or not; None where that is open."""
    if a is None or b is None or OPEN in (a, b):
        return None
    if a == b:
        return True
    if a[:4].isdigit() and b[:4].isdigit():
        return False
    if a[:4].isdigit() or b[:4].isdigit():
        return None
    return containment(words().stems(a), words().stems(b)) >= 0.5
