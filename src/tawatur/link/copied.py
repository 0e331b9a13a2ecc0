"""Statements in shared text: one act of speaking also where the two reports name its speaker differently.

A post, a title with a surname and a full name are three speakers by their words; the same sentence in text that one
report took from the other, or both from one source, is one saying all the same. Two persons known by different names
stay two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tawatur.link.archive import Archive, covered, days_apart
from tawatur.link.entities import Known, norm_of
from tawatur.link.passages import PairPassages
from tawatur.link.said import Said, runs_of
from tawatur.link.words import jaccard
from tawatur.model import Span

DAYS = 7  # between the two reports
INSIDE = 0.5  # of a content that must lie in the shared text
SAME_RUNS, SAME_STEMS, MIN_STEMS = 0.5, 0.75, 2
MIN_LETTERS = 3  # a shorter word of a name is a particle


def copied_statements(
    archive: Archive,
    said: Sequence[Said],
    known: Known,
    pairs: Sequence[PairPassages],
    asked: Collection[str] | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of statements that shared text holds on both sides, each with one of the other report.
    `asked`: reports, one of which must be among the two; any where None."""
    of: dict[str, list[int]] = {}
    for i, row in enumerate(said):
        of.setdefault(row.report.id, []).append(i)
    runs: dict[int, frozenset[int]] = {}
    for pair in pairs:
        a, b = archive.reports[pair.a], archive.reports[pair.b]
        if asked is not None and a.id not in asked and b.id not in asked:
            continue
        if a.id not in of or b.id not in of or days_apart(a.published, b.published) > DAYS:
            continue
        left = _inside(said, of[a.id], [Span(p.a.start, p.a.end) for p in pair.passages])
        right = _inside(said, of[b.id], [Span(p.b.start, p.b.end) for p in pair.passages])
        found = [
            (-jaccard(said[i].stems, said[j].stems), i, j)
            for i in left
            for j in right
            if _same_words(said, runs, i, j) and compatible(said[i], said[j], known)
        ]
        taken: set[int] = set()
        for _, i, j in sorted(found):
            if i not in taken and j not in taken:
                taken |= {i, j}
                yield i, j


def _inside(said: Sequence[Said], indexes: Sequence[int], spans: list[Span]) -> list[int]:
    """The statements of which the most lies in the spans."""
    ordered = sorted(spans)
    out = []
    for i in indexes:
        length = sum(s.end - s.start for s in said[i].statement.content)
        if sum(covered(s, ordered) for s in said[i].statement.content) >= INSIDE * max(1, length):
            out.append(i)
    return out


def _same_words(said: Sequence[Said], runs: dict[int, frozenset[int]], i: int, j: int) -> bool:
    a, b = said[i].stems, said[j].stems
    shared = len(a & b)
    if shared < MIN_STEMS or shared < SAME_RUNS * min(len(a), len(b)):
        return False
    if shared >= SAME_STEMS * len(a | b):
        return True
    for n in (i, j):
        if n not in runs:
            runs[n] = runs_of(said[n])
    return len(runs[i] & runs[j]) >= SAME_RUNS * max(1, min(len(runs[i]), len(runs[j])))


def compatible(a: Said, b: Said, known: Known) -> bool:
    """False where two speakers are known across the case by names that share no word."""
    if a.speaker == b.speaker:
        return True
    named: list[Mapping[str, object]] = []
    for row in (a, b):
        entity = known.by_id.get(row.speaker)
        if entity is None and not row.speaker.startswith("state:"):
            return True  # a description, a document, a name that nobody else has
        words = [norm_of(n) for n in (entity.names if entity is not None else (row.statement.speaker.name,))]
        named.append(dict.fromkeys(w for n in words for w in n.split() if len(w) >= MIN_LETTERS))
    return bool(named[0].keys() & named[1].keys())
