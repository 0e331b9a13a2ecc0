"""Passages: text that two reports share, from fingerprints to the exact spans in both.

Runs of equal words (folded) on one diagonal are joined over small edits; what is left of titles, names and stop words
must still tell something, or the run is a formula and no passage.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from tawatur.link.archive import Archive, Report, covered, days_apart
from tawatur.link.fingerprints import WORDS
from tawatur.model import PlaceKey, Span, content_id
from tawatur.model.case import Passage, Place

MAX_REPORTS = 400  # a fingerprint in more reports than this is a formula of the trade
ALL_PAIRS = 24  # up to so many reports all pairs are tried; beyond, each with the first few and its neighbours
GAP = 6  # words of edits that one passage may bridge
RESUME = 3  # equal words in a row that make a passage go on behind an edit
FORMULA_REPORTS, FORMULA_DAYS = 8, 4  # a run in so many reports of so many days is a title or a formula
MIN_WORDS = 10
SPOKEN = 0.85  # of a shared run: from here on the words are a speaker's
MIN_TELLING = 5  # distinct words that are neither stop word, title nor name
CREDITED = ", the outlet of "
Block = tuple[int, int, int]
"""(first word in a, first word in b, length in words)"""


class Run(msgspec.Struct, frozen=True):
    """Word ranges [a0, a1) and [b0, b1) with `same` words equal."""

    a0: int
    a1: int
    b0: int
    b1: int
    same: int


Pairs = dict[int, dict[int, int]]
"""First report's index → second's → how many fingerprints they share."""


def candidates(archive: Archive) -> tuple[Pairs, set[int]]:
    """Pairs of reports that share fingerprints, and the fingerprints (shelf keys) of formulas: those that come back in
    many reports on many days."""
    shelves: list[array[int]] = [array("Q") for _ in range(64)]
    for index, report in enumerate(archive.reports):
        prints = array("Q")
        prints.frombytes(report.digest.prints)
        for value in set(prints):
            shelves[value & 63].append((value >> 6 & 0xFFFFFFFFFF) << 24 | index)
    pairs: Pairs = {}
    formulas: set[int] = set()
    days = [r.day for r in archive.reports]
    for n, shelf in enumerate(shelves):
        rows = sorted(shelf)
        shelves[n] = array("Q")
        at = 0
        while at < len(rows):
            key = rows[at] >> 24
            end = at + 1
            while end < len(rows) and rows[end] >> 24 == key:
                end += 1
            if 1 < end - at <= MAX_REPORTS:
                members = [row & 0xFFFFFF for row in rows[at:end]]
                if len(members) >= FORMULA_REPORTS and len({days[m] for m in members}) >= FORMULA_DAYS:
                    formulas.add(key << 6 | n)
                for a, b in _pairs(members):
                    row = pairs.setdefault(a, {})
                    row[b] = row.get(b, 0) + 1
            at = end
    return pairs, formulas


def _pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    n = len(members)
    for i in range(n):
        for j in range(i + 1, n):
            if n <= ALL_PAIRS or i < 3 or j - i <= 3:
                yield members[i], members[j]


def runs(a: Report, b: Report, where: dict[int, list[int]], words_a: array[int], words_b: array[int]) -> list[Run]:
    """Shared runs of two reports. `where` leads from a's fingerprints to their word indexes."""
    prints, at = array("Q"), array("I")
    prints.frombytes(b.digest.prints)
    at.frombytes(b.digest.at)
    seeds = sorted((j - i, i, j) for value, j in zip(prints, at, strict=True) for i in where.get(value, ()))
    blocks: list[Block] = []
    reached: dict[int, int] = {}  # diagonal → first word of a not yet looked at
    for diagonal, i, j in seeds:
        if i < reached.get(diagonal, 0):
            continue
        block = _extended(words_a, words_b, i, j)
        if block is not None:
            blocks.append(block)
            reached[diagonal] = block[0] + block[2]
    return _joined(blocks, words_a, words_b)


def _extended(a: array[int], b: array[int], i: int, j: int) -> Block | None:
    end_i, end_j = i, j
    len_a, len_b = len(a), len(b)
    while end_i < len_a and end_j < len_b and a[end_i] == b[end_j]:
        end_i += 1
        end_j += 1
    if end_i - i < WORDS:
        return None  # hashes met, words did not
    while i > 0 and j > 0 and a[i - 1] == b[j - 1]:
        i -= 1
        j -= 1
    return i, j, end_i - i


def _joined(blocks: list[Block], words_a: array[int], words_b: array[int]) -> list[Run]:
    """Blocks in the order of a, joined where both sides go on within GAP words."""
    out: list[Run] = []
    # Longest first, so that a repeated formula never takes the place of the long block it stands in.
    taken: list[Block] = []
    for block in sorted(blocks, key=lambda x: (-x[2], x[0], x[1])):
        if not any(_overlap(block, other) for other in taken):
            taken.append(block)
    for i, j, n in sorted(taken):
        last = out[-1] if out else None
        if last is not None:
            gap_a, gap_b = i - last.a1, j - last.b1
            if 0 <= gap_a <= GAP and 0 <= gap_b <= GAP:
                out[-1] = Run(
                    last.a0, i + n, last.b0, j + n, last.same + n + _same(words_a, words_b, last.a1, i, last.b1, j)
                )
                continue
        out.append(Run(i, i + n, j, j + n, n))
    return _stretched(out, words_a, words_b)


def _stretched(found: list[Run], a: array[int], b: array[int]) -> list[Run]:
    """Runs stretched over small edits at both ends: the next RESUME equal words within GAP on both sides go with them.
    Runs that meet become one."""
    out: list[Run] = []
    for n, run in enumerate(found):
        limit_a = found[n + 1].a0 if n + 1 < len(found) else len(a)
        limit_b = found[n + 1].b0 if n + 1 < len(found) and found[n + 1].b0 >= run.b1 else len(b)
        while True:
            step = _resumed(a, b, run.a1, run.b1, limit_a, limit_b)
            if step is None:
                break
            i, j, length = step
            run = Run(run.a0, i + length, run.b0, j + length, run.same + length)
        floor_a = out[-1].a1 if out else 0
        floor_b = out[-1].b1 if out and out[-1].b1 <= run.b0 else 0
        while True:
            step = _resumed_before(a, b, run.a0, run.b0, floor_a, floor_b)
            if step is None:
                break
            i, j, length = step
            run = Run(i, run.a1, j, run.b1, run.same + length)
        last = out[-1] if out else None
        if last is not None and 0 <= run.a0 - last.a1 <= GAP and 0 <= run.b0 - last.b1 <= GAP:
            out[-1] = Run(last.a0, run.a1, last.b0, run.b1, last.same + run.same)
        else:
            out.append(run)
    return out


def _resumed(a: array[int], b: array[int], i: int, j: int, limit_a: int, limit_b: int) -> Block | None:
    """The nearest place behind (i, j) where at least RESUME words are equal again."""
    for skip in range(1, 2 * GAP + 1):
        for left in range(max(0, skip - GAP), min(GAP, skip) + 1):
            x, y = i + left, j + skip - left
            n = 0
            while x + n < limit_a and y + n < limit_b and a[x + n] == b[y + n]:
                n += 1
            if n >= RESUME:
                return x, y, n
    return None


def _resumed_before(a: array[int], b: array[int], i: int, j: int, floor_a: int, floor_b: int) -> Block | None:
    """The nearest place before (i, j) where at least RESUME words are equal."""
    for skip in range(1, 2 * GAP + 1):
        for left in range(max(0, skip - GAP), min(GAP, skip) + 1):
            x, y = i - left, j - (skip - left)
            n = 0
            while x - n > floor_a and y - n > floor_b and a[x - n - 1] == b[y - n - 1]:
                n += 1
            if n >= RESUME:
                return x - n, y - n, n
    return None


def _overlap(x: Block, y: Block) -> bool:
    """True where the smaller is mostly inside the larger on either side."""
    in_a = min(x[0] + x[2], y[0] + y[2]) - max(x[0], y[0])
    in_b = min(x[1] + x[2], y[1] + y[2]) - max(x[1], y[1])
    return in_a > 0 or in_b > 0


def _same(a: array[int], b: array[int], a0: int, a1: int, b0: int, b1: int) -> int:
    return len(set(a[a0:a1]) & set(b[b0:b1]))


class PairPassages(msgspec.Struct, frozen=True):
    """The passages of one pair of reports, the words that they cover, how many of them in copied
    text, and the words of each report."""

    a: int
    b: int
    passages: tuple[Passage, ...]
    same: int
    copied: int
    words_a: int
    words_b: int

    @property
    def share(self) -> float:
        """Shared words as part of the shorter report."""
        return self.same / max(1, min(self.words_a, self.words_b))

    @property
    def copied_share(self) -> float:
        """Shared words that are no mere quotation, as part of the shorter report."""
        return self.copied / max(1, min(self.words_a, self.words_b))


def find_passages(archive: Archive) -> list[PairPassages]:
    """Pairs of reports with their passages, by the ids of the two reports."""
    out: list[PairPassages] = []
    pairs, formulas = candidates(archive)
    for a_index in sorted(pairs):
        a = archive.reports[a_index]
        words_a, where = a.words(), _where(a)
        for b_index in sorted(pairs[a_index]):
            b = archive.reports[b_index]
            words_b = b.words()
            kept = [r for r in runs(a, b, where, words_a, words_b) if _tells(a, r, words_a, where, formulas)]
            if kept:
                out.append(_pair(a_index, b_index, a, b, kept, len(words_a), len(words_b)))
    return _with_common_origins(archive, out)


def _with_common_origins(archive: Archive, pairs: list[PairPassages]) -> list[PairPassages]:
    """Pairs anew where a third report of the same text credits an agency: no day says then who took from whom."""
    credited: dict[int, list[tuple[int, list[Place]]]] = {}  # report → credited ones that share text, and where in it
    for pair in pairs:
        for here, there, side in ((pair.a, pair.b, "a"), (pair.b, pair.a, "b")):
            if archive.reports[there].rests_on_agency:
                spans = [getattr(p, side) for p in pair.passages if p.relation == "copy"]
                if spans:
                    credited.setdefault(here, []).append((there, spans))
    out = []
    for pair in pairs:
        first, second = archive.reports[pair.a], archive.reports[pair.b]
        if first.rests_on_agency or second.rests_on_agency or not any(p.source for p in pair.passages):
            out.append(pair)
            continue
        latest = min(first.day, second.day)
        made = [_without_source(archive, p, credited.get(pair.a, ()), latest) for p in pair.passages]
        out.append(msgspec.structs.replace(pair, passages=tuple(made)))
    return out


def not_rejected(passages: Iterable[Passage], rejected: Sequence[tuple[PlaceKey, PlaceKey]]) -> Iterator[Passage]:
    """The passages but those between two places that a person rejected as shared text."""
    gone = {frozenset((a[:2], b[:2])) for a, b in rejected}
    for p in passages:
        if not gone or frozenset(((p.a.document, p.a.start), (p.b.document, p.b.start))) not in gone:
            yield p


def without(pair: PairPassages, archive: Archive, rejected: Sequence[tuple[PlaceKey, PlaceKey]]) -> PairPassages:
    """The pair without the passages that a person rejected: they are no shared text to whatever counts it."""
    kept = tuple(not_rejected(pair.passages, rejected))
    if len(kept) == len(pair.passages):
        return pair
    report = archive.reports[pair.a]

    def words_of(relations: tuple[str, ...]) -> int:
        ranges = [report.word_range(Span(p.a.start, p.a.end)) for p in kept if p.relation in relations]
        return sum(last - first for first, last in ranges)

    return msgspec.structs.replace(
        pair,
        passages=kept,
        same=min(pair.same, words_of(("copy", "unknown", "quotation"))),
        copied=min(pair.copied, words_of(("copy", "unknown"))),
    )


def bare(pair: PairPassages) -> PairPassages:
    """The pair with its places alone, as later layers ask for them."""
    passages = tuple(msgspec.structs.replace(p, evidence=(), why=()) for p in pair.passages)
    return msgspec.structs.replace(pair, passages=passages)


def _without_source(
    archive: Archive, passage: Passage, credited: Sequence[tuple[int, list[Place]]], latest: date
) -> Passage:
    """The passage without its likely source where a third report, no later than both, has these words by an agency."""
    if passage.source is None or any(CREDITED in line for line in passage.why):
        return passage
    giver = archive.by_id[passage.source]
    for n, spans in credited:
        third = archive.reports[n]
        own = any(c.key == giver.outlet for c in third.agencies)
        if third.day > latest or own or not any(s.start < passage.a.end and passage.a.start < s.end for s in spans):
            continue
        line = f"{third.id} has the same text and credits {third.agency_name}: likely the origin of both"
        return msgspec.structs.replace(passage, source=None, why=(*passage.why[:3], line))
    return passage


def _where(report: Report) -> dict[int, list[int]]:
    prints, at = array("Q"), array("I")
    prints.frombytes(report.digest.prints)
    at.frombytes(report.digest.at)
    out: dict[int, list[int]] = {}
    for value, i in zip(prints, at, strict=True):
        out.setdefault(value, []).append(i)
    return out


def _tells(a: Report, run: Run, words_a: array[int], where: dict[int, list[int]], formulas: set[int]) -> bool:
    if run.a1 - run.a0 < MIN_WORDS or run.same < 0.7 * max(run.a1 - run.a0, run.b1 - run.b0):
        return False
    telling = a.digest.telling[run.a0 : run.a1]
    distinct = {w for w, t in zip(words_a[run.a0 : run.a1], telling, strict=True) if t}
    if len(distinct) < MIN_TELLING:
        return False
    if run.same >= 25 or not formulas:
        return True
    inside = [value for value, at in where.items() for i in at if run.a0 <= i <= run.a1 - WORDS]
    return any((value >> 6 & 0xFFFFFFFFFF) << 6 | value & 63 not in formulas for value in inside)


def _pair(
    a_index: int, b_index: int, a: Report, b: Report, kept: list[Run], words_a: int, words_b: int
) -> PairPassages:
    starts_a, ends_a, starts_b, ends_b = a.starts(), a.ends(), b.starts(), b.ends()
    same = sum(r.same for r in kept)
    share = same / max(1, min(words_a, words_b))
    source, source_why, source_sure = taken_from(a, b, same, words_a, words_b)
    spans = [(Span(starts_a[r.a0], ends_a[r.a1 - 1]), Span(starts_b[r.b0], ends_b[r.b1 - 1]), r) for r in kept]
    prose = sum(r.same for x, y, r in spans if not _spoken_in_both(a, b, x, y))
    out = []
    for span_a, span_b, run in spans:
        relation, why = _relation(a, b, span_a, span_b, run, share, prose)
        told = source if relation == "copy" else None
        longest = max(run.a1 - run.a0, run.b1 - run.b0)
        lines = [
            f"{run.same} of {longest} words equal in order",
            why,
            f"the pair shares {same} words: {same / words_a:.0%} of {a.id}, {same / words_b:.0%} of {b.id}",
        ]
        if relation == "copy":
            lines += source_why
        exact = run.same / longest
        sure = min(0.99, 0.6 + min(run.same, 40) / 100) * (0.85 + 0.15 * exact)
        out.append(
            Passage(
                id=content_id("passage", a.id, span_a.start, span_a.end, b.id, span_b.start, span_b.end),
                a=Place(a.id, span_a.start, span_a.end),
                b=Place(b.id, span_b.start, span_b.end),
                relation=relation,
                source=told,
                evidence=(a.evidence(span_a), b.evidence(span_b)),
                why=tuple(lines),
                rule="passage.winnow",
                confidence=round(sure * (source_sure if told else 1.0), 3),
            )
        )
    copied = sum(r.same for (_, _, r), p in zip(spans, out, strict=True) if p.relation != "quotation")
    return PairPassages(a_index, b_index, tuple(out), same, copied, words_a, words_b)


def _spoken_in_both(a: Report, b: Report, span_a: Span, span_b: Span) -> bool:
    """True where nearly all of the shared words lie in statements' contents on both sides."""
    return all(
        covered(span, report.spoken) >= SPOKEN * max(1, span.end - span.start)
        for report, span in ((a, span_a), (b, span_b))
    )


def _relation(
    a: Report, b: Report, span_a: Span, span_b: Span, run: Run, share: float, prose: int
) -> tuple[Literal["copy", "quotation", "unknown"], str]:
    if _spoken_in_both(a, b, span_a, span_b):
        if share >= 0.5 and prose >= MIN_WORDS:
            return "copy", "the words are a statement's in both, but the reports share prose and most of their text"
        return "quotation", "the words lie inside a statement's content in both reports"
    if run.same >= 16 or share >= 0.25:
        return "copy", "the shared words go beyond what a speaker is quoted with: prose was taken over"
    return "unknown", "too short to tell copied prose from a common way of putting it"


def taken_from(a: Report, b: Report, same: int, words_a: int, words_b: int) -> tuple[str | None, list[str], float]:
    """(document likely taken from or None, why, confidence 0–1) for copied text of a pair."""
    for giver, taker in ((a, b), (b, a)):
        for credit in taker.digest.credits:
            if giver.outlet is not None and credit.key == giver.outlet and taker.outlet != giver.outlet:
                return giver.id, [f"{taker.id} credits {credit.name} ({credit.how}){CREDITED}{giver.id}"], 0.95
    agencies_a, agencies_b = {c.key: c for c in a.agencies}, {c.key: c for c in b.agencies}
    common = sorted(agencies_a.keys() & agencies_b.keys())
    if common:
        return None, [f"both credit {agencies_a[common[0]].name}: neither took from the other"], 1.0
    if agencies_a or agencies_b:
        one, credit = (a, next(iter(agencies_a.values()))) if agencies_a else (b, next(iter(agencies_b.values())))
        return None, [f"{one.id} credits {credit.name} ({credit.how}): likely the origin of both"], 1.0
    if (a.credit("agencies") or b.credit("agencies")) and a.outlet != b.outlet:
        return None, ["credited to agencies without a name: a common origin is likely"], 1.0
    apart = days_apart(a.published, b.published)
    if apart > 0 and a.published.latest and b.published.latest:
        earlier, later = (a, b) if a.published.latest < b.published.latest else (b, a)
        if later.credit("own") is not None:
            return None, [f"{later.id} appeared later, but names its own reporter"], 1.0
        return earlier.id, [f"{earlier.id} appeared {apart} day{'s' if apart > 1 else ''} before {later.id}"], 0.75
    share_a, share_b = same / max(1, words_a), same / max(1, words_b)
    for giver, taker, part_giver, part_taker in ((a, b, share_a, share_b), (b, a, share_b, share_a)):
        if part_taker >= 0.9 and part_giver <= 0.7 and a.outlet != b.outlet and taker.credit("own") is None:
            return giver.id, [f"nearly all of {taker.id} stands in the longer {giver.id}"], 0.6
    return None, ["nothing tells which came first"], 1.0
