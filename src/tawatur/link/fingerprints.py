"""Winnowing: a few hashes of word runs, so chosen that texts with WORDS + WINDOW - 1 equal words in a row share one.

Schleimer, Wilkerson, Aiken: Winnowing: local algorithms for document fingerprinting (2003).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

WORDS = 6
WINDOW = 4
GUARANTEED = WORDS + WINDOW - 1
"""Any run of this many equal words (9) leaves at least one fingerprint in common."""

_BASE = 1_000_003
_MASK = (1 << 61) - 1
_TOP = pow(_BASE, WORDS, _MASK)


def fingerprints(hashes: Sequence[int]) -> tuple[array[int], array[int]]:
    """(fingerprints, word index of each) of a text given as word hashes. Linear."""
    n = len(hashes) - WORDS + 1
    prints: array[int] = array("Q")
    at: array[int] = array("I")
    if n <= 0:
        return prints, at
    value = 0
    for h in hashes[: WORDS - 1]:
        value = (value * _BASE + h) % _MASK
    rolled = []
    gone = 0
    for h in hashes[WORDS - 1 :]:
        value = (value * _BASE + h - gone) % _MASK
        rolled.append(value)
        gone = hashes[len(rolled) - 1] * _TOP % _MASK
    last = -1
    for i in range(max(1, n - WINDOW + 1)):
        window = rolled[i : i + WINDOW]
        if last >= i and rolled[last] <= window[-1]:
            continue  # the smallest of the window before is still inside, and the new one is no smaller
        least = min(window)
        chosen = i + len(window) - 1 - window[::-1].index(least)
        if chosen != last:
            prints.append(least)
            at.append(chosen)
            last = chosen
    return prints, at
