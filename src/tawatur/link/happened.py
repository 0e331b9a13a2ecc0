"""Counts of something that happened: when two reports count the dead, wounded or held of one event.

Words weigh by how seldom Arabic texts have them, so that the names of an event tell it and the words of every attack
do not; not by the case, so that a new report does not change what was known of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from math import sqrt

import msgspec

from tawatur.link.archive import days_apart
from tawatur.link.numbers import Shown, same_period
from tawatur.link.words import jaccard

# Counts of something that happened on a day; all others are states that last.
HAPPENED = frozenset(
    ("killed", "wounded", "held", "missing", "struck", "destroyed", "attacked", "released", "moved", "withdrawn")
)
WEIGHED = "two outlets tell one event"
NEWS_DAYS = 3
EVENT_DAYS = 1
RARE = 3  # reports: a word in no more, or in one of five hundred, is one event's
LEAST = 4  # words in common
ALIKE = 0.5  # of the weight of both sentences' words, where the place is the same
ALIKE_ANYWHERE = 0.65  # and where it is not told
# Of these statements give sums over a day and many places.
SUMMED = frozenset(("struck", "attacked", "destroyed", "moved"))
BESIDE = 0.25  # of the words around the numbers, where a sentence has several of one kind


BESIDE_OTHER = 0.15  # and where the two are told by different nouns


class Words(msgspec.Struct, frozen=True):
    """In how many reports each word (stem) stands with a count of something that happened; one that stands in at most
    `rare` tells one event from others."""

    told_in: dict[int, int] = {}
    rare: int = RARE

    def is_rare(self, stem: int) -> bool:
        return self.told_in.get(stem, 0) <= self.rare

    def flipped(self, before: Words) -> set[int]:
        """Words that are rare now and were not before, or the other way round."""
        return {stem for stem in self.told_in if self.is_rare(stem) != before.is_rare(stem)}


def words_of_events(shown: Sequence[Shown], reports: int) -> Words:
    out: Counter[int] = Counter()
    for _, rows in groupby(shown, key=lambda s: s.report.id):
        out.update({stem for s in rows if s.key.event in HAPPENED for stem in s.stems})
    return Words(out, max(RARE, reports // 500))


def same_event(a: Shown, b: Shown, words: Words) -> str | None:
    """Why two counts of something that happened are of one event, or None where that is not known."""
    x, y = a.key, b.key
    if a.report.id == b.report.id or x.event not in HAPPENED or bool(x.since) != bool(y.since):
        return None
    if same_period(x.since, y.since) is False or days_apart(a.report.published, b.report.published) > NEWS_DAYS:
        return None
    if x.place and y.place and not set(x.place.split("+")) & set(y.place.split("+")):
        return None
    return _by_weight(a, b) or _by_rare(a, b, words)


def _by_rare(a: Shown, b: Shown, words: Words) -> str | None:
    """Two words that hardly any report has are in both."""
    shared = a.stems & b.stems
    rare = [s for s in shared if words.is_rare(s)]
    if a.key.counted != b.key.counted or len(rare) < 2 or len(shared) < LEAST:
        return None
    return f"same event ({a.key.event}): {len(rare)} words in common that hardly any other report has"


def _by_weight(a: Shown, b: Shown) -> str | None:
    """Two outlets that tell one day's event in much the same words, wherever these words stand in the sentence."""
    if a.report.outlet == b.report.outlet or days_apart(a.window, b.window) > EVENT_DAYS:
        return None
    one, two = a.weights, b.weights
    shared = one.keys() & two.keys()
    needed = BESIDE if not (a.key.single and b.key.single) else BESIDE_OTHER if a.key.counted != b.key.counted else 0.0
    if len(shared) < LEAST or jaccard(a.near, b.near) < needed:
        return None
    alike = sum(one[s] for s in shared) / sqrt((sum(one.values()) or 1) * (sum(two.values()) or 1))
    placed = a.key.place is not None and a.key.place == b.key.place and not _whole_state(a)
    if alike < (ALIKE if placed else ALIKE_ANYWHERE) or (a.key.event in SUMMED and not placed):
        return None
    where = f", both in {a.key.place}" if placed else ""
    return f"{WEIGHED} ({a.key.event}): {len(shared)} telling words in common, {alike:.0%} by weight{where}"


def _whole_state(s: Shown) -> bool:
    """True where the place is a whole country: many events have it."""
    parts = (s.key.place or "").split("+")
    rows = zip(s.report.annotation.entities, s.report.digest.entities, strict=True)
    return any(e.kind == "state" and k.norm in parts for e, k in rows)
