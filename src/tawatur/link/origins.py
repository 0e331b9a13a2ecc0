"""Origins and witnesses: where an utterance or claim enters the record, and by how many independent paths.

Two questions, two counts, both as [low, high]. *Did they say it?* counts paths by which reports know of an utterance.
*Does anyone else say so?* counts distinct sources of a claim. Every folding is told in the working.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from tawatur.link.archive import Archive, Report
from tawatur.link.credits import outlet_entry
from tawatur.link.keys import StatementKey
from tawatur.link.partition import Partition
from tawatur.link.passages import PairPassages
from tawatur.model import Evidence, Statement, Tie, content_id
from tawatur.model.case import Origin, Range

Kind = Literal["speaker", "document", "agency", "anonymous", "outlet"]
MAX_EVIDENCE = 12
COPY_SHARE = 0.3  # of the shorter report: from here on the two are one path


class Source(msgspec.Struct, frozen=True):
    """One origin before counting: its kind and name, the institution and the sort of unnamed source where known."""

    id: str
    kind: Kind
    name: str
    institution: str | None = None
    agency: str | None = None


class Origins:
    """Collects origins and the documents that rest on them."""

    def __init__(self, ties: Sequence[Tie] = ()) -> None:
        self.sources: dict[str, Source] = {}
        self._ties = ties
        same: Partition[str] = Partition()
        for row in ties:
            (same.join if row.one else same.part)(row.a[0], row.b[0])
        self._same = same
        self._documents: dict[str, set[str]] = {}
        self._evidence: dict[str, dict[tuple[str, int, int], Evidence]] = {}

    def of_statement(self, report: Report, key: StatementKey, statement: Statement, speaker: str, name: str) -> str:
        """Id of the origin that a statement comes from: its speaker; for an unnamed one with the path it came by."""
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
            return self._add("anonymous", f"{key.speaker}:{where}:{day if through else ''}", label, agency=through)
        if type_ == "document":
            # "The statement", "the agreement": only the report tells which one is meant.
            generic = len(key.speaker.split()) < 2
            return self._add("document", f"{speaker}:{report.id}" if generic else speaker, name)
        if type_ == "media":
            entry = outlet_entry(statement.speaker.name)
            agency_ = entry is not None and "AGENCY" in entry.classes
            return self._add("agency" if agency_ else "outlet", str(entry.get("key")) if entry else speaker, name)
        institution = next(
            (o.of for e in report.annotation.entities if e.id == statement.speaker.entity for o in e.offices if o.of),
            None,
        )
        return self._add("speaker", speaker, name, institution=institution)

    def of_report(self, report: Report) -> str:
        """Id of the origin of a report's own voice: the agency it credits, else its outlet, else the report itself."""
        agency = next((c for c in report.agencies), None)
        if agency is not None:
            return self._add("agency", agency.key, agency.name)
        if report.outlet:
            return self._add("outlet", report.outlet, report.outlet_name or report.outlet)
        return self._add("outlet", "report:" + report.id, report.id)

    def rest(self, origin: str, documents: list[str], shown: list[Evidence]) -> None:
        """Note that documents rest on an origin, with the words that show it."""
        self._documents.setdefault(origin, set()).update(documents)
        rows = self._evidence.setdefault(origin, {})
        for item in shown:
            if len(rows) < 4 * MAX_EVIDENCE:
                rows.setdefault((item.document, item.start, item.end), item)

    def rows(self) -> list[Origin]:
        """Origins that some document rests on, those with most documents first."""
        out = []
        for id_, documents in self._documents.items():
            source = self.sources[id_]
            found = sorted(self._evidence.get(id_, {}).items())
            n = len(documents)
            out.append(
                Origin(
                    id=id_,
                    kind=source.kind,
                    name=source.name,
                    documents=tuple(sorted(documents)),
                    evidence=tuple(e for _, e in found[:MAX_EVIDENCE]),
                    why=(f"{n} report{'s' if n > 1 else ''}, 1 origin: {source.name}",),
                    rule=f"origin.{source.kind}",
                    confidence=0.9 if source.kind != "anonymous" else 0.75,
                )
            )
        return sorted(out, key=lambda o: (-len(o.documents), o.kind, o.name, o.id))

    def _add(
        self, kind: Kind, key: str, name: str, *, institution: str | None = None, agency: str | None = None
    ) -> str:
        own = content_id("origin", kind, key)
        id_ = self._same.find(own) if self._ties else own
        known = self.sources.get(id_)
        if known is None or (known.institution is None and institution is not None and id_ == own):
            self.sources[id_] = Source(id_, kind, name, institution, agency)
        return id_

    def count(self, ids: list[str]) -> tuple[Range, list[str]]:
        """([low, high], working) of independent origins behind a claim."""
        distinct = sorted(set(ids))
        low: Partition[str] = Partition(distinct)
        for row in self._ties:
            if not row.one and row.a[0] in self.sources and row.b[0] in self.sources:
                low.part(row.a[0], row.b[0])
        working: list[str] = []
        unnamed = [i for i in distinct if self.sources[i].kind == "anonymous"]
        for other in unnamed[1:]:
            if low.join(unnamed[0], other):
                working.append(
                    f"could be the same unnamed source: {self.sources[unnamed[0]].name}; {self.sources[other].name}"
                )
        by_institution: dict[str, str] = {}
        for i in distinct:
            institution = self.sources[i].institution
            if institution:
                first = by_institution.setdefault(institution, i)
                if first != i and low.join(first, i):
                    working.append(
                        f"one institution ({institution}): {self.sources[first].name}; {self.sources[i].name}"
                    )
        return (len(low.groups()), len(distinct)), working


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
