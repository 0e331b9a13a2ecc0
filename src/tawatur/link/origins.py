"""Origins and witnesses: where an utterance or claim enters the record, and by how many independent paths.

Two questions, two counts, both as [low, high]. *Did they say it?* counts paths by which reports know of an utterance.
*Does anyone else say so?* counts distinct sources of a claim. Every folding is told in the working.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from typing import Literal

import msgspec

from tawatur.link.archive import Archive, Report
from tawatur.link.credits import outlet_entry
from tawatur.link.keys import StatementKey
from tawatur.link.partition import Partition
from tawatur.link.passages import PairPassages
from tawatur.link.scope import Made
from tawatur.model import Evidence, PlaceKey, Span, Statement, Tie, content_id
from tawatur.model.case import Origin, Range

Kind = Literal["speaker", "document", "agency", "anonymous", "outlet"]
MAX_EVIDENCE = 12
COPY_SHARE = 0.3  # of the shorter report: from here on the two are one path


class Source(msgspec.Struct, frozen=True, gc=False):
    """One origin as one telling of it shows: its kind and name, the institution and the sort of unnamed source where
    known."""

    id: str
    kind: Kind
    name: str
    institution: str | None = None
    agency: str | None = None


class Rest(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What of one finding rests on an origin: its documents, and places (document, start, end) that show it."""

    origin: str
    kind: Kind
    name: str
    documents: tuple[str, ...]
    places: tuple[PlaceKey, ...]


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(list[Rest]).decode


class Origins:
    """Collects origins and what rests on them, by finding.

    Args:
        resting: what rested on origins after the last linking, packed, by finding.
    """

    def __init__(self, archive: Archive, ties: Sequence[Tie] = (), resting: Mapping[str, bytes] | None = None) -> None:
        self._archive, self._ties = archive, ties
        same: Partition[str] = Partition()
        for row in ties:
            (same.join if row.one else same.part)(row.a[0], row.b[0])
        self._same = same
        self._kept = resting or {}
        self._new: dict[str, bytes] = {}

    def of_statement(self, report: Report, key: StatementKey, statement: Statement, speaker: str, name: str) -> Source:
        """The origin that a statement comes from: its speaker; for an unnamed one with the path it came by."""
        type_ = statement.speaker.type
        if type_ in ("anonymous", "group"):
            agency = next((c for c in report.agencies), None)
            through = key.path if key.path_kind in ("agency", "outlet") else agency.key if agency else None
            told = next(
                (h.name for h in statement.via if key.path_kind in ("agency", "outlet")), agency.name if agency else ""
            )
            label = f"{told} ← {statement.speaker.name}" if told else statement.speaker.name
            day = str(report.published.earliest or "")
            # Without a path in common, an unnamed source is the report's own: another report's may be somebody else.
            where = through or report.id
            return self._source("anonymous", f"{key.speaker}:{where}:{day if through else ''}", label, agency=through)
        if type_ == "document":
            # "The statement", "the agreement": only the report tells which one is meant.
            generic = len(key.speaker.split()) < 2
            return self._source("document", f"{speaker}:{report.id}" if generic else speaker, name)
        if type_ == "media":
            entry = outlet_entry(statement.speaker.name)
            agency_ = entry is not None and "AGENCY" in entry.classes
            return self._source("agency" if agency_ else "outlet", str(entry.get("key")) if entry else speaker, name)
        institution = next(
            (o.of for e in report.annotation.entities if e.id == statement.speaker.entity for o in e.offices if o.of),
            None,
        )
        return self._source("speaker", speaker, name, institution=institution)

    def of_report(self, report: Report) -> Source:
        """The origin of a report's own voice: the agency it credits, else its outlet, else the report itself."""
        agency = next((c for c in report.agencies), None)
        if agency is not None:
            return self._source("agency", agency.key, agency.name)
        if report.outlet:
            return self._source("outlet", report.outlet, report.outlet_name or report.outlet)
        return self._source("outlet", "report:" + report.id, report.id)

    def _source(
        self, kind: Kind, key: str, name: str, *, institution: str | None = None, agency: str | None = None
    ) -> Source:
        own = content_id("origin", kind, key)
        return Source(self._same.find(own) if self._ties else own, kind, name, institution, agency)

    def rest(self, origin: Source, finding: str, documents: Sequence[str], shown: Sequence[Evidence]) -> None:
        """Note that the documents of a finding rest on an origin, with the words that show it."""
        places = tuple((e.document, e.start, e.end) for e in shown)
        row = Rest(origin.id, origin.kind, origin.name, tuple(documents), places)
        before = self._new.get(finding)
        self._new[finding] = _ENCODE([row] if before is None else [*_DECODE(before), row])

    def resting(self, former: Collection[str] = ()) -> dict[str, bytes]:
        """What rests on origins by finding, `former` findings left out where they are no more."""
        return {f: rows for f, rows in self._kept.items() if f not in former} | self._new

    def made(self, former: Collection[str] | None = None) -> Made:
        """Origins that some document rests on. `former`: ids of findings that were joined anew; only origins of these
        and of what was made of them are given."""
        stirred: set[str] | None = None
        resting = self.resting(former or ())
        if former is not None:
            before = (self._kept[f] for f in former if f in self._kept)
            stirred = {row.origin for packed in chain(self._new.values(), before) for row in _DECODE(packed)}
        by_origin: dict[str, list[str]] = {}
        for finding, packed in resting.items():
            for origin in dict.fromkeys(row.origin for row in _DECODE(packed)):
                if stirred is None or origin in stirred:
                    by_origin.setdefault(origin, []).append(finding)
        made = (
            self._row(id_, [row for f in findings for row in _DECODE(resting[f]) if row.origin == id_])
            for id_, findings in by_origin.items()
        )
        return Made("origins", made, None if stirred is None else frozenset(stirred))

    def _row(self, id_: str, rows: list[Rest]) -> Origin:
        named = Counter((row.kind, row.name) for row in rows)
        kind, name = min(named, key=lambda n: (-named[n], n))
        documents = sorted({document for row in rows for document in row.documents})
        places = nsmallest(MAX_EVIDENCE, {place for row in rows for place in row.places})
        n = len(documents)
        return Origin(
            id=id_,
            kind=kind,
            name=name,
            documents=tuple(documents),
            evidence=tuple(self._archive.by_id[d].evidence(Span(start, end)) for d, start, end in places),
            why=(f"{n} report{'s' if n > 1 else ''}, 1 origin: {name}",),
            rule=f"origin.{kind}",
            confidence=0.9 if kind != "anonymous" else 0.75,
        )

    def count(self, found: Sequence[Source]) -> tuple[Range, list[str]]:
        """([low, high], working) of independent origins behind a claim."""
        sources: dict[str, Source] = {}
        for source in sorted(found, key=lambda s: (s.id, s.institution is None, s.name)):
            sources.setdefault(source.id, source)
        low: Partition[str] = Partition(sources)
        for row in self._ties:
            if not row.one and row.a[0] in sources and row.b[0] in sources:
                low.part(row.a[0], row.b[0])
        working: list[str] = []
        unnamed = [s for s in sources.values() if s.kind == "anonymous"]
        for other in unnamed[1:]:
            if low.join(unnamed[0].id, other.id):
                working.append(f"could be the same unnamed source: {unnamed[0].name}; {other.name}")
        by_institution: dict[str, Source] = {}
        for source in sources.values():
            if source.institution:
                first = by_institution.setdefault(source.institution, source)
                if first is not source and low.join(first.id, source.id):
                    working.append(f"one institution ({source.institution}): {first.name}; {source.name}")
        return (len(low.groups()), len(sources)), working


class Witness:
    """Which reports share so much text that they are one path to whatever they tell."""

    def __init__(self, archive: Archive, pairs: list[PairPassages]) -> None:
        self.shared: dict[tuple[str, str], float] = {}
        self.spans: dict[tuple[str, str], list[tuple[int, int, str, int, int]]] = {}
        for pair in pairs:
            a, b = archive.reports[pair.a].id, archive.reports[pair.b].id
            self.shared[a, b] = pair.copied_share
            copies = [p for p in pair.passages if p.relation == "copy"]
            if copies:
                self.spans[a, b] = [(p.a.start, p.a.end, b, p.b.start, p.b.end) for p in copies]

    def one_path(self, a: Report, b: Report, span_a: tuple[int, int] | None = None) -> str | None:
        """Why two reports are one path: most of their text is shared, or the words in question stand in copied text."""
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        share = self.shared.get(key, 0.0)
        if share >= COPY_SHARE:
            return f"{share:.0%} of the shorter text is copied"
        for row in self.spans.get(key, ()):
            start, end = (row[0], row[1]) if key[0] == a.id else (row[3], row[4])
            if span_a is not None and start <= span_a[0] < end:
                return "the words stand in copied text"
        return None


def count_witnesses(rows: list[tuple[Report, StatementKey, Statement]], witness: Witness) -> tuple[Range, list[str]]:
    """([low, high], working): independent paths by which reports know of an utterance."""
    working: list[str] = []
    paths: Partition[str] = Partition()
    sure: set[str] = set()
    reports: dict[str, tuple[Report, StatementKey, Statement]] = {}
    for report, key, statement in rows:
        kept = reports.get(report.id)
        if kept is None or (kept[1].path is None and key.path is not None):
            reports[report.id] = (report, key, statement)
    node: dict[str, str] = {}
    for id_, (report, key, statement) in sorted(reports.items()):
        own = "report:" + id_
        if key.path and key.path_kind in ("agency", "outlet") and key.path != report.outlet:
            node[id_] = "path:" + key.path
            sure.add(node[id_])
            working.append(f"{id_} knows it through {statement.via[0].name if statement.via else key.path}")
        elif key.path and key.path == report.outlet:
            node[id_] = f"own:{report.outlet}"
            sure.add(node[id_])
            working.append(f"{id_} was told itself ({statement.via[0].name if statement.via else key.path})")
        elif report.agencies:
            credit = report.agencies[0]
            node[id_] = "path:" + credit.key
            sure.add(node[id_])
            working.append(f"{id_} credits {credit.name} ({credit.how})")
        elif report.credit("own") is not None and report.credit("agencies") is None:
            # What one outlet's own people know is one path, however often it prints it.
            node[id_] = f"own:{report.outlet}" if report.outlet else own
            sure.add(node[id_])
            credit_ = report.credit("own")
            working.append(f"{id_} has its own reporter ({credit_.name if credit_ else ''})")
        else:
            node[id_] = own
        paths.add(node[id_])
    ordered = sorted(reports)
    for n, first in enumerate(ordered):
        if n > 60:
            break
        for second in ordered[n + 1 :]:
            if paths.find(node[first]) == paths.find(node[second]):
                continue
            content = reports[first][2].content
            span = (content[0].start, content[0].end) if content else None
            reason = witness.one_path(reports[first][0], reports[second][0], span)
            if reason:
                paths.join(node[first], node[second])
                working.append(f"{first} and {second} are one path: {reason}")
    high = low = 0
    for group in paths.groups():
        # A copy is no path of its own; text shared by two credited agencies may be one or two.
        agencies = {g for g in group if g.startswith("path:")}
        high += max(1, len(agencies))
        if agencies or any(g in sure for g in group):
            low += 1
    if low == 0 and len(reports) > 1 and any(key.path_kind == "document" for _, key, _ in reports.values()):
        working.append("a public document or platform carries the words: its readers are one path in the low count")
    return (max(1, low), max(1, high)), working
