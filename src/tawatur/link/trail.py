"""Trail: what a linking leaves for the next, so that only what is new, or hangs together with it, is joined anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import groupby

import msgspec

from tawatur.link.archive import Archive
from tawatur.link.claims import Held
from tawatur.link.entities import Known
from tawatur.link.origins import Source
from tawatur.link.passages import PairPassages
from tawatur.link.said import Ref, Said
from tawatur.model import Published

TRAIL_FORMAT = 2
BETWEEN = "\x1f"


class Trail(msgspec.Struct):
    """Who spoke and who held what, report by report, and what rested on which origin.

    `key`: by what program and decisions; `as_of`: from what day. `marks`: what each report was linked as. `told`:
    windows that reports had of themselves before others narrowed them. `speakers`: of each statement of a report its
    speaker across the case with the name shown; `holders`: of each claim. `pairs`: what each pair of reports shares.
    `utterances`: the saying of each statement of a report; `sources`: the origin of each utterance. `resting`: see
    `Origins`.
    """

    marks: dict[str, str]
    key: str = ""
    as_of: date | None = None
    told: dict[str, Published | None] = {}
    speakers: dict[str, tuple[str, ...]] = {}
    holders: dict[str, tuple[str, ...]] = {}
    pairs: dict[str, str] = {}
    utterances: dict[str, tuple[str, ...]] = {}
    sources: dict[str, Source] = {}
    resting: dict[str, bytes] = {}
    format: int = TRAIL_FORMAT

    def new(self, marks: Mapping[str, str]) -> frozenset[str] | None:
        """Reports that were added since; None where others are gone or changed, so that nothing of this holds."""
        if self.format != TRAIL_FORMAT or any(marks.get(id_) != mark for id_, mark in self.marks.items()):
            return None
        return frozenset(marks.keys() - self.marks.keys())

    def repaired(self, pairs: Mapping[str, str]) -> frozenset[str]:
        """Reports known before that share other text with one another than they did."""
        changed = {pair for pair in self.pairs.keys() | pairs.keys() if self.pairs.get(pair) != pairs.get(pair)}
        both = (pair.split(BETWEEN) for pair in changed)
        return frozenset(id_ for a, b in both if a in self.marks and b in self.marks for id_ in (a, b))

    def utterance_of(self, said: Sequence[Said]) -> dict[Ref, str]:
        """The utterance of each statement that was known."""
        at = zip(said, numbered(s.report.id for s in said), strict=True)
        return {s.ref: self.utterances[s.report.id][n] for s, n in at if s.report.id in self.utterances}


def numbered(reports: Iterable[str]) -> Iterator[int]:
    """Place of each thing among those of its report, for things in the order of reports."""
    for _, group in groupby(reports):
        yield from (n for n, _ in enumerate(group))


def pairs_of(archive: Archive, pairs: Iterable[PairPassages]) -> dict[str, str]:
    """Pair of reports → hash of what they share."""
    encode = msgspec.msgpack.encode
    return {
        f"{archive.reports[p.a].id}{BETWEEN}{archive.reports[p.b].id}": blake2b(
            encode((p.passages, p.same, p.copied)), digest_size=8
        ).hexdigest()
        for p in pairs
    }


def utterances_of(said: Iterable[Said], utterance_of: Mapping[Ref, str]) -> dict[str, tuple[str, ...]]:
    """Report → utterances of its statements."""
    out: dict[str, list[str]] = {}
    for s in said:
        out.setdefault(s.report.id, []).append(utterance_of[s.ref])
    return {report: tuple(listed) for report, listed in out.items()}


def speakers_of(said: Iterable[Said], known: Known) -> dict[str, tuple[str, ...]]:
    """Report → speakers of its statements, with the name that an entity goes by."""
    out: dict[str, list[str]] = {}
    for s in said:
        entity = known.by_id.get(s.speaker)
        out.setdefault(s.report.id, []).append(f"{s.speaker}{BETWEEN}{entity.name}" if entity else s.speaker)
    return {report: tuple(listed) for report, listed in out.items()}


def holders_of(held: Iterable[Held]) -> dict[str, tuple[str, ...]]:
    """Report → holders of its claims."""
    out: dict[str, list[str]] = {}
    for h in held:
        out.setdefault(h.report.id, []).append(h.holder or "")
    return {report: tuple(listed) for report, listed in out.items()}


def stirred(before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> set[tuple[str, int]]:
    """(report, place) of what is new, and of all that goes, or went, by a name that has come or gone anywhere else."""
    new = {(report, n) for report, names in now.items() if report not in before for n in range(len(names))}
    names: set[str] = set()
    for report, listed in before.items():
        for was, is_ in zip(listed, now[report], strict=True):
            if was != is_:
                names |= {was, is_}
    if not names:
        return new
    return new | {
        (report, n)
        for report, listed in now.items()
        for n, name in enumerate(listed)
        if name in names or (report in before and before[report][n] in names)
    }
