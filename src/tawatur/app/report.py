"""Use cases: the list of reports, and one report with everything found in it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from tawatur.app.cards import Shelf, judgement_of, report_ref, shown, window_of
from tawatur.app.desk import MOST, CaseDesk, Desk, Slice, ordinal
from tawatur.app.judging import standings_in
from tawatur.app.wire.pieces import HopOf, Page, SpanOf, SpeakerOf
from tawatur.app.wire.report import (
    ClaimMark,
    EntityMark,
    Layers,
    PassageMark,
    QuantityMark,
    ReportFull,
    ReportRow,
    StatementMark,
    TimeMark,
)
from tawatur.model import Annotation, Commitment, Forecast, Position, Span, UnknownId, UsageError, Window
from tawatur.model.case import Passage
from tawatur.review import documents_of, judged_annotation, revived
from tawatur.store import (
    ReportEntry,
    findings_of,
    get_linked,
    held_judgements,
    list_reports,
    read_annotations,
    versions,
)

_KINDS: dict[type, Literal["position", "commitment", "forecast"]] = {
    Position: "position",
    Commitment: "commitment",
    Forecast: "forecast",
}
SHARED = 400  # passages that one report shows


def reports(
    desk: Desk,
    case: str,
    part: Slice[ReportRow],
    *,
    outlet: str | None = None,
    low: date | None = None,
    high: date | None = None,
    q: str | None = None,
) -> Page[ReportRow]:
    """Reports, the newest first. `outlet` "" asks for those whose outlet is not known; `q`: words of their titles, or
    that they say often."""
    limit = max(1, min(part.limit, MOST))
    with desk.case(case) as at:
        rows, total = list_reports(
            at.connection, at.id, outlet=outlet, low=ordinal(low), high=ordinal(high),
            words=at.words("report", q, about=True),
            after=_after(part.cursor), limit=limit + 1,
        )  # fmt: skip
        more, rows = len(rows) > limit, rows[:limit]
        givers = _givers(at, [row.id for row in rows])
        refs = at.refs({giver for found in givers.values() for giver in found})
        items = tuple(_row(row, tuple(refs[g] for g in givers.get(row.id, ()) if g in refs)) for row in rows)
        return Page(items, f"{rows[-1].sort_day}~{rows[-1].id}" if more else None, total)


def _row(entry: ReportEntry, givers: tuple[Any, ...]) -> ReportRow:
    ref = report_ref(entry)
    return ReportRow(ref.id, ref.title, ref.outlet, ref.day, ref.how, entry.words, entry.statements, givers)


def _after(cursor: str | None) -> tuple[int, str] | None:
    if cursor is None:
        return None
    day, mark, id_ = cursor.partition("~")
    if not mark or not day.isdecimal() or len(day) > 9:
        raise UsageError("not a cursor of this list", where=cursor[:40], todo="Ask without a cursor.")
    return int(day), id_


def _givers(at: CaseDesk, documents: list[str]) -> dict[str, list[str]]:
    """Report → the reports that it took text from."""
    ids = {p for (_, layer), found in findings_of(at.connection, at.id, documents).items() if layer == "passages"
           for p in found}  # fmt: skip
    givers: dict[str, list[str]] = {}
    for passage in get_linked(at.connection, at.id, "passages", ids).values():
        if passage.relation == "copy" and passage.source:
            taker = passage.b.document if passage.source == passage.a.document else passage.a.document
            if passage.source not in givers.setdefault(taker, []):
                givers[taker].append(passage.source)
    return givers


def report(desk: Desk, case: str, id_: str) -> ReportFull:
    """One report with everything found in it, each finding with the one across reports that it belongs to.

    Raises:
        UnknownId: the case has no such report.
    """
    with desk.case(case) as at:
        stored = next(iter(read_annotations(at.connection, at.id, [id_])), None)
        if stored is None:
            raise UnknownId("the case has no such report", where=id_[:60])
        return _full(at, stored.annotation)


def _full(at: CaseDesk, a: Annotation) -> ReportFull:
    document = a.document
    rows = held_judgements(at.connection, at.id)
    held = revived(rows, {document.id: a}).get(document.id, ()) if document.id in documents_of(rows) else ()
    kept = [item.id for _, item in held]
    found = [x.id for layer in (a.statements, a.times, a.quantities, a.entities, a.claims) for x in layer]
    standing = standings_in(at.connection, at.id, [*found, *kept, document.id])
    a = judged_annotation(a, standing, held, keep_rejected=True)
    ids = [x.id for layer in (a.statements, a.times, a.quantities, a.entities, a.claims) for x in layer]
    parts = findings_of(at.connection, at.id, [*ids, document.id])

    def home(member: str, layer: str) -> str | None:
        return next(iter(parts.get((member, layer), ())), None)

    passages = get_linked(at.connection, at.id, "passages", parts.get((document.id, "passages"), [])[:SHARED])
    judged = standing | standings_in(at.connection, at.id, passages)
    others = {p.b.document if p.a.document == document.id else p.a.document for p in passages.values()}
    shelf = Shelf(at.refs({document.id, *others}), {}, judged, at.row.as_of)
    speaks = {s.id: home(s.speaker.entity, "entities") if s.speaker.entity else None for s in a.statements}
    layers = Layers(
        statements=tuple(
            StatementMark(
                shelf.head("statements", s),
                tuple(_span(c) for c in s.content),
                _span(s.source) if s.source else None,
                _span(s.cue) if s.cue else None,
                SpeakerOf(s.speaker.name, s.speaker.type, speaks[s.id]),
                tuple(HopOf(h.name, h.type or h.kind or "document") for h in s.via),
                s.mode,
                home(s.id, "utterances"),
            )
            for s in a.statements
        ),
        times=tuple(
            TimeMark(shelf.head("times", t), t.start, t.end, window_of(Window(t.earliest, t.latest)), t.value, t.type)
            for t in a.times
        ),
        quantities=tuple(
            QuantityMark(
                shelf.head("quantities", q), q.start, q.end, q.min, q.max, q.approx, q.unit, home(q.id, "figures")
            )
            for q in a.quantities
        ),
        entities=tuple(
            EntityMark(
                shelf.head("entities", e),
                e.name,
                e.type,
                e.latin,
                home(e.id, "entities"),
                tuple(SpanOf(m.start, m.end) for m in e.mentions),
            )
            for e in a.entities
        ),
        claims=tuple(
            ClaimMark(
                shelf.head("claims", c),
                _KINDS[type(c)],
                c.evidence.start,
                c.evidence.end,
                home(c.id, "claims"),
            )
            for c in a.claims
        ),
        passages=tuple(mark for p in passages.values() for mark in _passage(shelf, document.id, p)),
        skipped=tuple(SpanOf(s.start, s.end) for s in a.skipped),
    )
    return ReportFull(
        shelf.ref(document.id),
        document.text,
        document.url,
        document.author,
        document.published.why if document.published else (),
        document.version,
        tuple(versions(at.connection, at.id, document.id)),
        layers,
        tuple(j for row in standing.values() if (j := judgement_of(shown(row)))),
    )


def _passage(shelf: Shelf, document: str, p: Passage) -> list[PassageMark]:
    """A passage from this report's side; from both where the report repeats itself."""
    sides = [(p.a, p.b)] if p.a.document == document else []
    sides += [(p.b, p.a)] if p.b.document == document else []
    return [
        PassageMark(
            shelf.head("passages", p),
            mine.start,
            mine.end,
            shelf.ref(other.document),
            other.start,
            other.end,
            p.relation,
            p.source,
        )
        for mine, other in sides
    ]


def _span(span: Span) -> SpanOf:
    return SpanOf(span.start, span.end)
